import { planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makeMetric } from "@tests/fixtures/metric";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { isSurveyed } from "@/domain/plan/editions";
import { mapInitiatives } from "@/domain/plan/initiatives";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { askedOtherwise } from "./asked-years";
import { examineProposal } from "./examine";

const YEARS = [2025, 2026, 2027, 2028, 2029].map(fiscalYear);
const [R7, R8, R9] = [fiscalYear(2025), fiscalYear(2026), fiscalYear(2027)];
const kpi = makeKpi({ name: "手続の種類" });
const other = makeKpi({ id: toKpiId("other") });
const planOf = (changes: Partial<Kpi> = {}, plan: Partial<PlanDefinition> = {}) =>
  makePlan({ kpis: [{ ...kpi, ...changes }, other], ...plan });
const told = (before: PlanDefinition, after: PlanDefinition) =>
  askedOtherwise(before, after).map(({ name, fys, isAsked }) => [name, isAsked, ...fys]);

it("a KPI that ends is asked for no more, one that goes on longer is again", () => {
  expect(told(planOf(), planOf({ until: R8 }))).toEqual([["手続の種類", false, 2027, 2028, 2029]]);
  expect(told(planOf({ until: R8 }), planOf({ until: R9 }))).toEqual([["手続の種類", true, 2027]]);
  expect(told(planOf({ until: R8 }), planOf({ until: R8, name: "新しい名" }))).toEqual([]);
});

it("so are years that are surveyed no more, and others in their place", () => {
  expect(told(planOf({ surveyed: [R7, R9] }), planOf({ surveyed: [R8, R9], from: R8 }))).toEqual([
    ["手続の種類", false, 2025],
    ["手続の種類", true, 2026],
  ]);
});

it("metrics and initiatives end as well", () => {
  const metric = makeMetric();
  const withMetric = (until?: FiscalYear) =>
    planOf({}, { metrics: [until === undefined ? metric : { ...metric, until }] });
  expect(askedOtherwise(withMetric(), withMetric(fiscalYear(2028)))).toEqual([
    { kind: "metric", name: metric.name, fys: [2029], isAsked: false },
  ]);
  const before = planWithInitiatives({ a: "窓口を増やす" });
  const after = mapInitiatives(before, (each) => ({ ...each, until: R7 }));
  expect(askedOtherwise(before, after)).toMatchObject([
    { kind: "initiative", name: "窓口を増やす", fys: [2026, 2027, 2028, 2029], isAsked: false },
  ]);
});

it("what comes in, is left out, or goes on with a longer plan is told as that", () => {
  expect(told(planOf(), makePlan({ kpis: [other] }))).toEqual([]);
  expect(told(makePlan({ kpis: [other] }), planOf())).toEqual([]);
  expect(told(planOf(), planOf({}, { endFy: fiscalYear(2031) }))).toEqual([]);
  expect(told(planOf(), planOf({}, { endFy: R9 }))).toEqual([]);
});

it("stands among what the change does", () => {
  const { asked } = examineProposal(
    planOf(),
    planOf({ until: R8 }),
    {},
    NOTHING_ON_RECORD,
    isoDate("2026-11-20"),
  );
  expect(asked).toHaveLength(1);
  const target = { ...kpi.target, value: { kind: "number" as const, value: num("300") } };
  expect(
    examineProposal(planOf(), planOf({ target }), {}, NOTHING_ON_RECORD, isoDate("2026-11-20")).asked,
  ).toEqual([]);
});

it("every year of the plan is told of exactly where it was asked for and is not, or the other way round", () => {
  const year = fc.constantFrom(...YEARS);
  const spans = fc.record(
    { from: year, until: year, surveyed: fc.subarray(YEARS, { minLength: 1 }) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(spans, spans, (was, is) => {
      const found = askedOtherwise(planOf(was), planOf(is));
      for (const fy of YEARS) {
        const [before, after] = [was, is].map((span) => isSurveyed({ ...kpi, ...span }, fy));
        expect(found.filter(({ fys }) => fys.includes(fy)).map(({ isAsked }) => isAsked)).toEqual(
          before === after ? [] : [after],
        );
      }
    }),
  );
});
