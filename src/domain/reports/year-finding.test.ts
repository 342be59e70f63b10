import { day, num } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { MissingReason } from "./report";
import { expectedFigures, whyNoFigures } from "./year-finding";

const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const TODAY = day("2026-07-01");

const missing = (reason: MissingReason, expectedOn: string | null = null) => ({
  years: [
    {
      fy: R7,
      actual: null,
      missing: { reason, note: "", expectedOn: expectedOn === null ? null : day(expectedOn) },
    },
  ],
});
const figure = { years: [{ fy: R7, actual: num("12"), missing: null }] };
const unasked = { years: [{ fy: R7, actual: null, missing: null, isCounted: false }] };

describe("figures that are to come", () => {
  it("are counted by month, earliest first; a day that has passed is none", () => {
    const series = [
      missing("awaiting_release", "2027-01-29"),
      missing("awaiting_release", "2026-09-30"),
      missing("awaiting_release", "2027-01-04"),
      missing("awaiting_release", "2026-06-30"),
      missing("awaiting_release"),
      figure,
    ];
    expect(expectedFigures(series, R7, TODAY)).toEqual([
      { month: "2026-09-30", count: 1 },
      { month: "2027-01-04", count: 2 },
    ]);
    expect(expectedFigures(series, R8, TODAY)).toEqual([]);
  });
});

describe("why a year has no figures", () => {
  it.each([
    ["one has a figure", [figure, missing("not_entered")], null],
    ["no KPI has that year", [], null],
    ["it was never answered", [missing("not_entered"), unasked], "not_entered"],
    ["one is awaited", [missing("not_entered"), missing("awaiting_release")], "awaited"],
    ["nothing was measured", [missing("not_surveyed"), unasked], "not_surveyed"],
    ["nothing is asked for", [unasked], "not_surveyed"],
  ] as const)("%s", (_name, series, why) => {
    expect(whyNoFigures(series, R7, R7)).toBe(why);
  });

  it("a year that still runs has not been answered yet", () => {
    expect(whyNoFigures([missing("not_entered")], R7, fiscalYear(2024))).toBe("running");
  });
});
