import { day } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { deadlineText, openYears, standing } from "./rounds";

const ROUND = {
  state: "open",
  dueOn: day("2026-06-30"),
  progress: { total: 7, answered: 3, approved: 1 },
  metrics: null,
} as const;

describe("standing", () => {
  it.each([
    ["2026-04-10", "open"],
    ["2026-06-22", "open"],
    ["2026-06-23", "due_soon"],
    ["2026-06-30", "due_soon"],
    ["2026-07-01", "overdue"],
  ])("on %s is %s", (today, expected) => {
    expect(standing(ROUND, day(today))).toBe(expected);
  });

  it("is complete when everything was answered, and never because there is nothing", () => {
    expect(standing({ ...ROUND, progress: { total: 7, answered: 7, approved: 0 } }, day("2026-07-01"))).toBe(
      "complete",
    );
    expect(standing({ ...ROUND, progress: { total: 0, answered: 0, approved: 0 } }, day("2026-05-01"))).toBe(
      "open",
    );
    expect(standing({ ...ROUND, progress: null }, day("2026-07-01"))).toBe("overdue");
  });

  it.each(["preparing", "closed"] as const)(
    "of a round that is %s is just that, whatever the day",
    (state) => {
      expect(standing({ ...ROUND, state }, day("2026-07-01"))).toBe(state);
    },
  );
});

describe("deadlineText", () => {
  it.each([
    ["2026-06-29", "期限まであと1日"],
    ["2026-06-30", "今日が期限です"],
    ["2026-07-01", "期限を1日過ぎています"],
  ])("on %s says %s", (today, expected) => {
    expect(deadlineText(day("2026-06-30"), day(today))).toBe(expected);
  });
});

describe("openYears", () => {
  it("are the begun years without a round, latest first", () => {
    const plans = [
      { startFy: fiscalYear(2025), endFy: fiscalYear(2029) },
      { startFy: fiscalYear(2021), endFy: fiscalYear(2024) },
    ];
    expect(openYears(plans, [fiscalYear(2025), fiscalYear(2022)], fiscalYear(2026))).toEqual([
      2026, 2024, 2023, 2021,
    ]);
    expect(openYears(plans, [], fiscalYear(2019))).toEqual([]);
  });
});
