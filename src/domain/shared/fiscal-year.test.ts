import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa, fiscalYearLabel, fiscalYearShort, instantJa } from "@/domain/words/ja/dates";
import { fiscalYearOf, fiscalYearRange, latestEndedFy } from "./fiscal-year";

describe("fiscalYearOf", () => {
  it.each([
    ["2025-03-31", 2024],
    ["2025-04-01", 2025],
    ["2025-12-31", 2025],
    ["2026-01-01", 2025],
    ["2026-03-31", 2025],
    ["2026-04-01", 2026],
    // 00:00 on 1 April in Japan, and the second before.
    ["2026-03-31T15:00:00Z", 2026],
    ["2026-03-31T14:59:59Z", 2025],
    ["2026-04-01T00:00:00+09:00", 2026],
  ])("%s → %i", (text, fy) => {
    expect(fiscalYearOf(text)).toBe(fy);
  });

  it("reads a Date in Japan, whatever zone the machine is in", () => {
    expect(fiscalYearOf(new Date("2026-03-31T15:00:00Z"))).toBe(2026);
    expect(fiscalYearOf(new Date("2026-03-31T14:59:59Z"))).toBe(2025);
  });

  it.each(["", "2026", "2026-02-30", "2026-13-01", "令和8年", "2026/04/01", "Tuesday"])(
    "refuses %j",
    (text) => {
      expect(() => fiscalYearOf(text)).toThrow(RangeError);
    },
  );

  it("refuses an invalid Date", () => {
    expect(() => fiscalYearOf(new Date(Number.NaN))).toThrow(RangeError);
  });

  it("puts every day of a range into its year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2100 }), fc.integer({ min: 0, max: 364 }), (fy, day) => {
        const { start, end } = fiscalYearRange(fiscalYear(fy));
        const iso = new Date(Date.parse(`${start}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
        expect(fiscalYearOf(iso)).toBe(fy);
        expect(fiscalYearOf(end)).toBe(fy);
        expect(latestEndedFy(end)).toBe(fy - 1);
      }),
    );
  });
});

describe("names of fiscal years", () => {
  it.each([
    [2029, "令和11年度", "R11"],
    [2025, "令和7年度", "R7"],
    [2020, "令和2年度", "R2"],
    [2019, "令和元年度", "R1"],
    [2018, "平成30年度", "H30"],
    [1990, "平成2年度", "H2"],
    [1989, "平成元年度", "H1"],
    [1988, "昭和63年度", "S63"],
  ])("%i → %s, %s", (fy, long, short) => {
    expect(fiscalYearJa(fiscalYear(fy))).toBe(long);
    expect(fiscalYearShort(fiscalYear(fy))).toBe(short);
    expect(fiscalYearLabel(fiscalYear(fy))).toBe(`${long}（${fy}年度）`);
  });

  it("refuses what is no year", () => {
    expect(() => fiscalYearJa(fiscalYear(2025.5))).toThrow("Not a fiscal year: 2025.5");
    expect(() => fiscalYearRange(fiscalYear(Number.NaN))).toThrow(RangeError);
  });
});

describe("dates", () => {
  it.each([
    ["2026-03-31", "令和8年3月31日"],
    ["2019-05-01", "令和元年5月1日"],
    ["2019-04-30", "平成31年4月30日"],
    ["2026-03-31T15:00:00.000Z", "令和8年4月1日"],
  ])("%s → %s", (iso, ja) => {
    expect(dateJa(iso)).toBe(ja);
  });

  it("knows the latest fiscal year that has ended", () => {
    expect(latestEndedFy("2026-03-31")).toBe(2024);
    expect(latestEndedFy("2026-04-01")).toBe(2025);
    expect(latestEndedFy(new Date("2026-03-31T15:00:00Z"))).toBe(2025);
  });
});

describe("instantJa", () => {
  it("reads an instant in Japan, also across midnight", () => {
    expect(instantJa("2026-03-31T14:59:00.000Z")).toBe("令和8年3月31日 23:59");
    expect(instantJa("2026-03-31T15:05:00.000Z")).toBe("令和8年4月1日 00:05");
  });
});
