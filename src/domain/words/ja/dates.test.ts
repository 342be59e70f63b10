import { day } from "@tests/fixtures/brands";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa, fiscalYearLabel, fiscalYearShort, instantJa } from "./dates";

// The eras began on 25 January 1868, 30 July 1912, 25 December 1926, 8 January 1989 and 1 May 2019.
it.each([
  [1880, "明治13年度", "M13"],
  [1912, "明治45年度", "M45"],
  [1913, "大正2年度", "T2"],
  [1926, "大正15年度", "T15"],
  [1927, "昭和2年度", "S2"],
  [1988, "昭和63年度", "S63"],
  [1989, "平成元年度", "H1"],
  [2018, "平成30年度", "H30"],
  [2019, "令和元年度", "R1"],
  [2020, "令和2年度", "R2"],
  [2029, "令和11年度", "R11"],
])("%i is %s, in short %s", (year, long, short) => {
  const fy = fiscalYear(year);
  expect(fiscalYearJa(fy)).toBe(long);
  // Asked again it is the same.
  expect(fiscalYearJa(fy)).toBe(long);
  expect(fiscalYearShort(fy)).toBe(short);
  expect(fiscalYearLabel(fy)).toBe(`${long}（${year}年度）`);
});

it("says the western year of a day that no era can say, as a slip of the year makes it", () => {
  expect(dateJa(day("1873-01-01"))).toBe("明治6年1月1日");
  expect(dateJa(day("1872-12-31"))).toBe("1872年12月31日");
  // Of the years of the Julian calendar neither the era nor the day is another one than was typed.
  expect(dateJa(day("1025-03-31"))).toBe("1025年3月31日");
  expect(dateJa(day("0026-03-31"))).toBe("26年3月31日");
  const fy = fiscalYear(1025);
  expect([fiscalYearJa(fy), fiscalYearLabel(fy), fiscalYearShort(fy)]).toEqual([
    "1025年度",
    "1025年度",
    "1025",
  ]);
});

it("writes a day, and an instant as Tokyo's clock has it", () => {
  expect(dateJa(day("2026-03-31"))).toBe("令和8年3月31日");
  expect(dateJa(day("2019-05-01"))).toBe("令和元年5月1日");
  expect(dateJa(new Date("2026-03-31T15:00:00Z"))).toBe("令和8年4月1日");
  expect(instantJa("2026-11-22T05:05:00Z")).toBe("令和8年11月22日 14:05");
  expect(() => dateJa("2026-02-30x")).toThrow(RangeError);
});
