import { describe, expect, it } from "vitest";
import { type FiscalYear, fiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import type { JudgementCode } from "./judgement";
import { yearOfResults } from "./year-of-results";

const YEARS = fiscalYears(fiscalYear(2022), fiscalYear(2024));
const SIGNS: Record<string, JudgementCode> = {
  "○": "achieved",
  "△": "improving",
  "×": "not_achieved",
  "－": "not_evaluated",
};

/** A KPI a line, a year a sign; a blank is a year in which it is not surveyed. */
const of = (...lines: readonly string[]) =>
  yearOfResults(
    lines.map((line) => ({ years: YEARS.map((fy, i) => year(fy, line.charAt(i))) })),
    YEARS,
  );
const year = (fy: FiscalYear, sign: string) => ({
  fy,
  judgement: { code: SIGNS[sign] ?? "not_evaluated" },
  ...(sign === " " ? { isCounted: false } : {}),
});

describe("the year whose results stand for a plan", () => {
  it("is the latest one with marks for at least half of what it counts", () => {
    expect(of("○○○", "△△△", "×××")).toEqual({ fy: 2024, later: null });
    expect(of("○○○", "△△－")).toEqual({ fy: 2024, later: null });
    expect(of("○○○", "△△－", "××－")).toEqual({ fy: 2023, later: { fy: 2024, marked: 1, counted: 3 } });
    expect(of("○○－", "△－－", "×－－")).toEqual({ fy: 2022, later: { fy: 2023, marked: 1, counted: 3 } });
  });

  it("leaves out what is not surveyed that year", () => {
    expect(of("○○○", "△△ ", "×× ")).toEqual({ fy: 2024, later: null });
  });

  it("is the latest one with any mark where none has half", () => {
    expect(of("○－－", "－△－", "－－－")).toEqual({ fy: 2023, later: null });
    expect(of("－－－")).toBeNull();
  });
});
