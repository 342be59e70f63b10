import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan, realPlan } from "@tests/fixtures/plan";
import fc from "fast-check";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { lateBaselines } from "./baseline-year";
import type { Kpi } from "./definition";
import { kpiInYear, termsOf } from "./editions";
import { kpisInYear } from "./years";

const baseline = (fy: number, value: string | null = "100") => ({
  fy: fiscalYear(fy),
  value: value === null ? null : num(value),
});
/** R7–R11. */
const late = (changes: Partial<Kpi>) =>
  lateBaselines(makePlan({ kpis: [makeKpi(changes)] })).map(({ fy, first }) => [fy, first]);
const earlier = (until: number, of: Kpi["baseline"]) => [
  { ...termsOf(makeKpi({ baseline: of })), until: fiscalYear(until) },
];

it("a 現状値 is of no year after the plan's first, or after the KPI's own", () => {
  expect(late({ baseline: baseline(2024) })).toEqual([]);
  expect(late({ baseline: baseline(2025) })).toEqual([]);
  expect(late({ baseline: baseline(2026) })).toEqual([[2026, 2025]]);
  expect(late({ baseline: baseline(2027), from: fiscalYear(2027) })).toEqual([]);
  expect(late({ baseline: baseline(2028), from: fiscalYear(2027) })).toEqual([[2028, 2027]]);
  // It began in the plan before this one.
  expect(late({ baseline: baseline(2025), from: fiscalYear(2021) })).toEqual([]);
});

it("one that is not measured yet says when it will be", () => {
  expect(late({ baseline: baseline(2027, null) })).toEqual([]);
});

it("a new one holds from the year of its edition on", () => {
  const before = earlier(2026, baseline(2023));
  expect(late({ earlier: before, baseline: baseline(2027) })).toEqual([]);
  expect(late({ earlier: before, baseline: baseline(2028) })).toEqual([[2028, 2027]]);
  expect(late({ earlier: earlier(2026, baseline(2026)), baseline: baseline(2026) })).toEqual([[2026, 2025]]);
  const [replaced] = lateBaselines(
    makePlan({ kpis: [makeKpi({ earlier: earlier(2026, baseline(2026)), baseline: baseline(2026) })] }),
  );
  expect(replaced?.path).toBe("kpis[0].earlier[0].baseline.fy");
  // An edition that was over before the KPI began.
  expect(
    late({ earlier: earlier(2026, baseline(2026)), baseline: baseline(2026), from: fiscalYear(2027) }),
  ).toEqual([]);
});

it("says where the year stands in the plan file", () => {
  const of = (id: string) => makeKpi({ id: toKpiId(id), baseline: baseline(2027) });
  const measure = { no: 2, title: "窓口", initiatives: [], kpis: [of("c")], source: "本文" };
  const pillars = [
    makePillar({ kpis: [of("a"), of("b")], measures: [{ ...measure, no: 1, kpis: [] }, measure] }),
  ];
  expect(lateBaselines(makePlan({ kpis: [of("d")], pillars })).map(({ path }) => path)).toEqual([
    "kpis[0].baseline.fy",
    "pillars[0].kpis[0].baseline.fy",
    "pillars[0].kpis[1].baseline.fy",
    "pillars[0].measures[1].kpis[0].baseline.fy",
  ]);
});

it("the plans that are shipped have none", () => {
  expect([realPlan("dx-1"), realPlan("dx-2")].flatMap(lateBaselines)).toEqual([]);
});

it("is late exactly where a year that is counted comes before the year of what it is measured from", () => {
  const year = fc.integer({ min: 2022, max: 2030 });
  const kpis = fc
    .record({
      own: year,
      old: year,
      until: fc.option(fc.integer({ min: 2025, max: 2028 })),
      from: fc.option(year),
    })
    .map(({ own, old, until, from }) =>
      makeKpi({
        baseline: baseline(own),
        ...(until === null ? {} : { earlier: earlier(until, baseline(old)) }),
        ...(from === null ? {} : { from: fiscalYear(from) }),
      }),
    );
  fc.assert(
    fc.property(kpis, (kpi) => {
      const plan = makePlan({ kpis: [kpi] });
      const isBefore = [2025, 2026, 2027, 2028, 2029]
        .map(fiscalYear)
        .some((fy) => kpisInYear(plan, fy).some(() => fy < kpiInYear(kpi, fy).baseline.fy));
      // Of a KPI that begins after the plan's end no year is counted.
      fc.pre((kpi.from ?? 2025) <= 2029);
      expect(lateBaselines(plan).length > 0).toBe(isBefore);
    }),
  );
});
