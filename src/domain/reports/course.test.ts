import { chart, countedInSheets, kpi, report } from "@tests/fixtures/charts";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { courseUntil } from "./course";
import { buildSeries } from "./series";

const R7 = fiscalYear(2025);
const R9 = fiscalYear(2027);

describe("the way of a KPI up to a year", () => {
  it("begins with the 現状値, ends with the year, and leads to its target", () => {
    const { years } = chart(kpi(), [
      [2025, "14000"],
      [2026, "13500"],
    ]);
    expect(courseUntil(kpi(), years, R7)).toEqual({
      baseline: { fy: 2023, value: "15000" },
      figures: [{ fy: 2025, value: "14000" }],
      target: { fy: 2029, value: "10000" },
    });
  });

  it("says a year once where the 現状値 is a figure of its own year", () => {
    const own = kpi({ baseline: { ...kpi().baseline, fy: R7 } });
    const { years } = buildSeries(PLAN_PERIOD, own, [report(R7, "15000")]);
    expect(courseUntil(own, years, R7)).toMatchObject({ baseline: null, figures: [{ fy: 2025 }] });
  });

  it("takes figures over a break in the terms of the year, and leaves out what cannot be compared", () => {
    const figures: [number, string][] = [
      [2025, "14000"],
      [2027, "12000000"],
    ];
    const converted = chart(countedInSheets("1000"), figures);
    expect(courseUntil(converted.kpi, converted.years, R9).figures).toEqual([
      { fy: 2025, value: "14000000" },
      { fy: 2027, value: "12000000" },
    ]);
    const apart = chart(countedInSheets(null), figures);
    expect(courseUntil(apart.kpi, apart.years, R9).figures).toEqual([{ fy: 2027, value: "12000000" }]);
  });

  it("has no target that is no number", () => {
    const trend = kpi({ target: { fy: fiscalYear(2029), value: { kind: "trend" } } });
    expect(courseUntil(trend, [], R7).target).toBeNull();
  });
});
