import { day } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { daysBetween, isIsoDate, isoDate, toIsoDate, tokyoDate } from "./iso-date";

describe("an ISO date", () => {
  it("is a day that exists", () => {
    expect(isIsoDate("2024-02-29")).toBe(true);
    expect(isIsoDate("2025-02-29")).toBe(false);
    expect(isIsoDate("2025-2-9")).toBe(false);
    expect(isIsoDate("2025-00-10")).toBe(false);
    for (const text of ["2025", "2025-02", "+2025-02-09", " 2025-02-09", "2025-02-09 ", "+010000-01-01"]) {
      expect(isIsoDate(text), text).toBe(false);
    }
  });

  it("is made of nothing else", () => {
    expect(isoDate("2026-03-31")).toBe("2026-03-31");
    for (const text of ["", "2026-02-30", "2026/04/01", "2026-03-31T15:00:00Z", "令和8年3月31日"]) {
      expect(() => isoDate(text), text).toThrow(`Not a day: ${text}`);
    }
  });

  it("is the day in Japan of an instant, whatever zone the machine is in", () => {
    expect(tokyoDate(new Date("2026-03-31T14:59:59Z"))).toBe("2026-03-31");
    expect(tokyoDate(new Date("2026-03-31T15:00:00Z"))).toBe("2026-04-01");
    expect(toIsoDate("2026-03-31T15:00:00Z")).toBe("2026-04-01");
    expect(toIsoDate("2026-03-31")).toBe("2026-03-31");
    expect(() => tokyoDate(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => toIsoDate("Tuesday")).toThrow("Not an ISO date: Tuesday");
    expect(() => toIsoDate("2026-02-30T25:00")).toThrow("Not an ISO date: 2026-02-30T25:00");
  });

  it("is so many days from another", () => {
    expect(daysBetween(day("2026-03-31"), day("2026-04-01"))).toBe(1);
    expect(daysBetween(day("2026-04-08"), day("2026-04-01"))).toBe(-7);
  });
});
