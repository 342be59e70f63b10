import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { buildSeries } from "./series";
import { latestWholeYear, whatIfSeries, yearsToTry } from "./what-if";

// 908 → 2,500手続き over R7–R11: a step of the guide is 318.4. R7 is approved with 1,286.
const kpi = makeProceduresKpi();
const R8 = fiscalYear(2026);
const R9 = fiscalYear(2027);
const approved = [makeApprovedReport("1286")];

function tried(value: string, fy = R8, reports = approved) {
  const series = whatIfSeries(PLAN_PERIOD, kpi, reports, [{ fy, value: num(value) }]);
  const year = series.years.find((each) => each.fy === fy);
  if (!year) throw new Error("no such year");
  return year;
}

describe("a figure that is tried", () => {
  it("1,600 in R8: △, ahead of the 目安 of 1,544.8; 346 a step lead to 2,638", () => {
    const { judgement, pace } = tried("1600");
    expect(judgement.code).toBe("improving");
    // 692 of 636.8; (2,500 − 1,600) ÷ 3; 1,600 + 3 × 346
    expect(pace).toMatchObject({ guide: "1544.8", covered: "1.0866", code: "on_track" });
    expect(pace).toMatchObject({ neededPerYear: "300", broughtPerYear: "346", landing: "2638" });
  });

  it("1,300 in R8: △ and やや遅れ; 196 a step lead to 1,888", () => {
    const { judgement, pace } = tried("1300");
    expect(judgement.code).toBe("improving");
    expect(pace).toMatchObject({ covered: "0.6155", code: "slightly_behind", landing: "1888" });
  });

  it("1,280 in R8: ×, as R7 had 1,286, and 遅れ", () => {
    const { judgement, pace } = tried("1280");
    expect(judgement.code).toBe("not_achieved");
    expect(pace).toMatchObject({ covered: "0.5841", code: "behind", landing: "1838" });
  });

  it("2,500 in R8: ○", () => {
    expect(tried("2500").judgement.code).toBe("achieved");
  });

  it("is what a later year is compared with", () => {
    const series = whatIfSeries(PLAN_PERIOD, kpi, approved, [
      { fy: R8, value: num("1800") },
      { fy: R9, value: num("1700") },
    ]);
    const year = latestWholeYear(series.years);
    expect(year?.judgement).toMatchObject({ code: "not_achieved", reference: { fy: R8, value: "1800" } });
    // 792 in three steps: 1,700 + 2 × 264
    expect(year?.pace?.landing).toBe("2228");
  });

  it("takes no approved figure's place", () => {
    expect(tried("2500", fiscalYear(2025)).actual).toBe("1286");
    expect(yearsToTry(PLAN_PERIOD, kpi, buildSeries(PLAN_PERIOD, kpi, approved))).toEqual([
      2026, 2027, 2028, 2029,
    ]);
  });

  it("takes the place of a figure of a part of the year, and of none in a year without a survey", () => {
    const interim = [makeApprovedReport("1000", {}, { figureStatus: "interim" })];
    expect(tried("1300", fiscalYear(2025), interim)).toMatchObject({ actual: "1300", figureStatus: "final" });
    const odd = makeProceduresKpi({ surveyed: [fiscalYear(2025), fiscalYear(2027)] });
    expect(yearsToTry(PLAN_PERIOD, odd, buildSeries(PLAN_PERIOD, odd, []))).toEqual([2025, 2027]);
  });
});
