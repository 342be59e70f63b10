import fc from "fast-check";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearLabel, fiscalYearShort } from "@/domain/words/ja/dates";
import { readFiscalYear } from "./fiscal-year-text";

it.each([
  ["R3", 2021],
  ["Ｒ３", 2021],
  ["r3", 2021],
  ["R.3", 2021],
  ["令和3年度", 2021],
  ["令和３", 2021],
  ["令和 3 年度", 2021],
  ["令和03年度", 2021],
  ["2021", 2021],
  ["２０２１年度", 2021],
  ["FY2021", 2021],
  ["H31", 2019],
  ["平成31年度", 2019],
  ["R1", 2019],
  ["令和元年度", 2019],
  ["令和元", 2019],
  ["平成30年度", 2018],
  ["R3実績", 2021],
  ["令和3年度\n実績値", 2021],
  ["実績（R3）", 2021],
  ["令和3年度（2021年度）", 2021],
  ["令和3年度末", 2021],
])("reads %j", (text, fy) => expect(readFiscalYear(text)).toBe(fy));

it.each([
  "",
  "年度",
  "令和3年3月31日",
  "2021-03-31",
  "R3計画",
  "令和3年度目標値",
  "R3～R5",
  "令和3年度（2022年度）",
  "21",
  "R",
  "1500",
  "9999",
  "S20",
  "指標3",
])("does not take %j for a year", (text) => expect(readFiscalYear(text)).toBeNull());

it("reads every way in which Ayumi itself writes a year", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2100 }).map(fiscalYear), (fy) => {
      for (const text of [fiscalYearJa(fy), fiscalYearLabel(fy), fiscalYearShort(fy), String(fy)]) {
        expect(readFiscalYear(text)).toBe(fy);
      }
    }),
  );
});
