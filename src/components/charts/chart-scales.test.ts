import { describe, expect, it } from "vitest";
import { addYears, type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearShortEasy } from "@/domain/words/easy/dates";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { FRAME } from "./chart-frame";
import { tickWidth, yearLabels } from "./chart-scales";

/** From R5 on. */
const years = (count: number) =>
  Array.from({ length: count }, (_, index) => addYears(fiscalYear(2023), index));

describe("the years below a chart", () => {
  it.each<[string, number, number, (fy: FiscalYear) => string, string[]]>([
    ["are all named where there is room", 4, 30, fiscalYearShort, ["R5", "R6", "R7", "R8"]],
    ["are named every second one, up to the last", 4, 29, fiscalYearShort, ["R6", "R8"]],
    ["are wider where they have an era", 4, 50, fiscalYearShortEasy, ["令和5", "令和6", "令和7", "令和8"]],
    ["which leaves less of them", 4, 49, fiscalYearShortEasy, ["令和6", "令和8"]],
    ["and still less among many", 8, 29, fiscalYearShortEasy, ["令和6", "令和9", "令和12"]],
  ])("%s", (_, count, step, name, named) => {
    expect(yearLabels(years(count), step, name).map(name)).toEqual(named);
  });
});

it("a long number at the edge gets its room in the largest type, a usual one has it", () => {
  expect(tickWidth("15,000")).toBeLessThan(FRAME.large.left);
  // Eight digits and two commas are 113 wide; with the gap, without what stands in the page's margin.
  expect(tickWidth("20,000,000")).toBe(97);
});
