import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { withFactor, withTerm } from "@/domain/plan/editions";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { buildSeries, comparableYears, guideOf } from "./series";

describe("across a break", () => {
  const R9 = fiscalYear(2027);
  const papers = [
    makeApprovedReport("900", { fy: fiscalYear(2026) }),
    makeApprovedReport("2000", { fy: R9 }),
  ];
  const recounted = withTerm(makeProceduresKpi(), "unit", "件", R9);
  const yearOf = (kpi: Kpi, fy: FiscalYear) =>
    buildSeries(PLAN_PERIOD, kpi, papers).years.find((year) => year.fy === fy);

  it("nothing is compared without a factor: not marked as unmet, no 目安, no pace", () => {
    expect(yearOf(recounted, R9)?.judgement).toMatchObject({
      code: "not_evaluated",
      reason: { kind: "not_comparable" },
      reference: null,
    });
    expect(yearOf(recounted, fiscalYear(2026))?.judgement.code).toBe("not_achieved");
    expect(yearOf(recounted, R9)?.pace).toBeNull();
    expect(guideOf(PLAN_PERIOD, recounted, R9)).toBeNull();
    expect(guideOf(PLAN_PERIOD, recounted, fiscalYear(2026))).toBe("1544.8");
    expect(
      comparableYears(recounted, buildSeries(PLAN_PERIOD, recounted, papers).years, fiscalYear(2028)),
    ).toEqual([{ fy: 2027, value: "2000" }]);
  });

  it("with one it is", () => {
    const converted = withFactor(recounted, R9, num("2"));
    expect(yearOf(converted, R9)?.judgement.reference).toEqual({ source: "actual", fy: 2026, value: "1800" });
    expect(
      comparableYears(converted, buildSeries(PLAN_PERIOD, converted, papers).years, fiscalYear(2028)),
    ).toEqual([
      { fy: 2026, value: "1800" },
      { fy: 2027, value: "2000" },
    ]);
  });
});

it("figures of whole years before a year can be compared with it, and no others", () => {
  const years = [
    { fy: fiscalYear(2025), actual: num("1"), figureStatus: "final" },
    { fy: fiscalYear(2026), actual: num("2"), figureStatus: "interim" },
    { fy: fiscalYear(2027), actual: null, figureStatus: null },
    { fy: fiscalYear(2028), actual: num("3"), figureStatus: "provisional" },
    { fy: fiscalYear(2029), actual: num("4"), figureStatus: "final" },
  ] as const;
  expect(comparableYears(makeProceduresKpi(), years, fiscalYear(2029))).toEqual([
    { fy: 2025, value: "1" },
    { fy: 2028, value: "3" },
  ]);
});
