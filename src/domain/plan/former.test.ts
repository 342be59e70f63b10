import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { listKpis, type Measure } from "./definition";
import { withFormerKpi } from "./former";

const UNTIL = fiscalYear(2026);
const kpi = (id: string) => makeKpi({ id: toKpiId(id) });
const measure = (no: number, ...ids: string[]): Measure => ({
  no,
  title: `施策${no}`,
  initiatives: [],
  source: "",
  kpis: ids.map(kpi),
});
const pillar = (no: number, measures: Measure[], ...ids: string[]) =>
  makePillar({ no, measures, kpis: ids.map(kpi) });
const plan = makePlan({
  kpis: [kpi("whole")],
  pillars: [pillar(1, [measure(1, "a"), measure(2, "b")], "c"), pillar(2, [measure(1, "d")])],
});
const former = kpi("former");
/** Where every KPI stands, and the year in which it ends. */
const places = (pillarNo: number | null, measureNo: number | null) =>
  listKpis(
    withFormerKpi(
      plan,
      {
        kpi: former,
        pillar: pillarNo === null ? null : pillar(pillarNo, []),
        measure: measureNo === null ? null : measure(measureNo),
      },
      UNTIL,
    ),
  ).map((each) => [each.kpi.id, each.pillar?.no ?? null, each.measure?.no ?? null, each.kpi.until]);
const others = listKpis(plan).map((each) => [
  each.kpi.id,
  each.pillar?.no ?? null,
  each.measure?.no ?? null,
  undefined,
]);

it.each([
  ["in its measure", 1, 2, [1, 2]],
  ["in the measure of that number of its own pillar", 2, 1, [2, 1]],
  ["in its pillar", 2, null, [2, null]],
  ["in its pillar where the measure is gone", 1, 3, [1, null]],
  ["in the plan as a whole", null, null, [null, null]],
  ["in the plan as a whole where the pillar is gone", 3, 1, [null, null]],
] as const)(
  "a KPI that the plan once named stands %s, ended, and no other changes",
  (_what, no, inside, at) => {
    const found = places(no, inside);
    expect(found.filter(([id]) => id === "former")).toEqual([["former", ...at, UNTIL]]);
    expect(found.filter(([id]) => id !== "former")).toEqual(others);
  },
);
