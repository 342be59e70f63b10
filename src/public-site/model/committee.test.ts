import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { expect, it } from "vitest";
import type { RecordedChange } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { changesSince, isMissed, markedYears, turnedMarks } from "./committee";
import { siteModel } from "./site";

const model = siteModel(makeSnapshot({ reports: INVENTED }));
const plan = (id: string) => {
  const found = model.plans.find(({ definition }) => definition.id === id);
  if (!found) throw new Error(id);
  return found;
};
const ids = (views: readonly { view: { kpi: { id: string } } }[]) => views.map(({ view }) => view.kpi.id);

it("what is not good: △ and × of the year, neither ○ nor － 未評価", () => {
  const marked = markedYears(plan("dx-2"), fiscalYear(2025), fiscalYear(2025));
  expect(marked).toHaveLength(7);
  expect(ids(marked.filter(({ year }) => isMissed(year)))).toEqual([
    "online-procedures",
    "ai-hours-saved",
    "paper-sheets",
  ]);
});

it("what turned from R4 to R5 in the first plan (別紙5-2): 30.6% < 40% and 35.0% < 70% are △ both, 19 of 15 meetings are ○ after △", () => {
  const turned = turnedMarks(plan("dx-1"), fiscalYear(2023), fiscalYear(2025));
  const events = turned.find(({ view }) => view.kpi.id === "collaboration-events");
  expect(events).toMatchObject({ from: "improving", to: "achieved" });
  expect(ids(turned)).not.toContain("online-rate");
});

it("what was changed since: of the plan itself, of its own years, and after the year alone", () => {
  const change = (more: Partial<RecordedChange>): RecordedChange => ({
    kind: "correction",
    kpiId: toKpiId("paper-sheets"),
    fy: fiscalYear(2025),
    text: "",
    no: 2,
    publishedAt: "2026-11-01T00:00:00.000Z",
    ...more,
  });
  const told = (planId: string) => ({ what: "text", planId, kpiId: null }) as never;
  const record = [
    change({ text: "own" }),
    change({ text: "in the year itself", publishedAt: "2026-03-01T00:00:00.000Z" }),
    change({ text: "of a later plan's year", fy: fiscalYear(2032) }),
    change({ text: "of the plan", kind: "definition", kpiId: null, fy: null, definition: [told("dx-2")] }),
    change({ text: "another plan's target", kind: "definition", fy: null, definition: [told("dx-3")] }),
  ];
  const since = changesSince({ record }, plan("dx-2"), fiscalYear(2025));
  expect(since.map(({ text }) => text)).toEqual(["own", "of the plan"]);
});
