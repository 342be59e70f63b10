import { describe, expect, it } from "vitest";
import { openYears, standing } from "./view-model";

const ROUND = {
  opensOn: "2026-04-10",
  dueOn: "2026-06-30",
  progress: { total: 7, submitted: 3, approved: 1 },
};

describe("standing", () => {
  it.each([
    ["2026-04-09", "not_open"],
    ["2026-04-10", "open"],
    ["2026-06-22", "open"],
    ["2026-06-23", "due_soon"],
    ["2026-06-30", "due_soon"],
    ["2026-07-01", "overdue"],
  ])("on %s is %s", (today, expected) => {
    expect(standing(ROUND, today)).toBe(expected);
  });

  it("is complete when everything was handed in, and never because there is nothing", () => {
    expect(standing({ ...ROUND, progress: { total: 7, submitted: 7, approved: 0 } }, "2026-07-01")).toBe(
      "complete",
    );
    expect(standing({ ...ROUND, progress: { total: 0, submitted: 0, approved: 0 } }, "2026-05-01")).toBe(
      "open",
    );
    expect(standing({ ...ROUND, progress: null }, "2026-07-01")).toBe("overdue");
  });
});

describe("openYears", () => {
  it("are the begun years without a round, latest first", () => {
    const plans = [
      { startFy: 2025, endFy: 2029 },
      { startFy: 2021, endFy: 2024 },
    ];
    expect(openYears(plans, [2025, 2022], 2026)).toEqual([2026, 2024, 2023, 2021]);
    expect(openYears(plans, [], 2019)).toEqual([]);
  });
});
