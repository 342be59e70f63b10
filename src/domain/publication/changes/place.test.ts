import { realPlan } from "@tests/fixtures/plan";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import { expect, it } from "vitest";
import { listInitiatives } from "@/domain/plan/initiatives";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { placeOfChange } from "./place";

const R7 = fiscalYear(2025);
const { plans } = makeSnapshot();
/** What the sentence says is not asked where the change itself names its place. */
const ANY = { what: "first_publication" } as const;
const [initiative] = listInitiatives(realPlan("dx-2"));

it("of a KPI is its own page, in the plan that runs in the year", () => {
  const kpiId = toKpiId("paper-sheets");
  expect(placeOfChange({ kind: "correction", kpiId, fy: R7, detail: ANY }, plans)).toEqual({
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
  expect(
    placeOfChange({ kind: "correction", kpiId: null, fy: R7, detail: ANY, initiative: told }, plans),
  ).toMatchObject({
    kind: "pillar",
    planId: "dx-2",
    pillar: { no: 1 },
  });
});

it("of a whole plan's first states is the plan's, in their year", () => {
  const { name } = realPlan("dx-2");
  const counts = { not_begun: 1, preparing: 0, under_way: 0, completed: 0, reconsidered: 0, unanswered: 0 };
  const detail = {
    what: "initiatives_told",
    plan: name,
    fy: R7,
    counts,
    isInterim: false,
    isFirst: true,
  } as const;
  expect(placeOfChange({ kind: "initiatives", kpiId: null, fy: null, detail }, plans)).toEqual({
    kind: "plan",
    planId: "dx-2",
    fy: R7,
  });
});

it("is none for what is of no plan, and for what the publication has no more", () => {
  expect(placeOfChange({ kind: "first", kpiId: null, fy: null, detail: ANY }, plans)).toBeNull();
  expect(
    placeOfChange({ kind: "definition", kpiId: toKpiId("no-more"), fy: null, detail: ANY }, plans),
  ).toBeNull();
});
