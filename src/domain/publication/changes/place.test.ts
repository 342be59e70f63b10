import { realPlan } from "@tests/fixtures/plan";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import { expect, it } from "vitest";
import { listInitiatives } from "@/domain/plan/initiatives";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { placeOfChange } from "./place";

const R7 = fiscalYear(2025);
const { plans } = makeSnapshot();
const [initiative] = listInitiatives(realPlan("dx-2"));

it("of a KPI is its own page, in the plan that runs in the year", () => {
  const kpiId = toKpiId("paper-sheets");
  expect(placeOfChange({ kind: "correction", kpiId, fy: R7 }, plans)).toEqual({
    kind: "kpi",
    planId: "dx-2",
    kpiId,
    fy: R7,
    name: "プリンターやコピー機で印刷した紙の枚数",
  });
});

it("of an initiative is its pillar's", () => {
  if (!initiative) throw new Error("no initiative");
  const told = {
    planId: "dx-2",
    initiativeId: initiative.initiative.id,
    before: "under_way",
    after: "completed",
    reason: "",
  } as const;
  expect(placeOfChange({ kind: "correction", kpiId: null, fy: R7, initiative: told }, plans)).toMatchObject({
    kind: "pillar",
    planId: "dx-2",
    pillar: { no: 1 },
  });
});

it("is none for what is of no plan, and for what the publication has no more", () => {
  expect(placeOfChange({ kind: "first", kpiId: null, fy: null }, plans)).toBeNull();
  expect(placeOfChange({ kind: "definition", kpiId: toKpiId("no-more"), fy: null }, plans)).toBeNull();
});
