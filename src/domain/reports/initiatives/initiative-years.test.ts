import { describe, expect, it } from "vitest";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeState } from "./initiative";
import { answeredYears, answerStanding, yearOfStates } from "./initiative-years";

const answers = (...years: [number, InitiativeState][]) =>
  years.map(([fy, progress]) => ({ fy: fiscalYear(fy), progress }));
const initiative = (...years: [number, InitiativeState][]) => ({ years: answers(...years) });
const R7_TO_R11 = { startFy: fiscalYear(2025), endFy: fiscalYear(2029) };

describe("the answer by which an initiative stands in a year", () => {
  const standing = (years: ReturnType<typeof answers>, fy: number) => answerStanding(years, fiscalYear(fy));

  it("is that year's own", () => {
    const years = answers([2025, "preparing"], [2026, "under_way"]);
    expect(standing(years, 2025)).toBe(years[0]);
    expect(standing(years, 2026)).toBe(years[1]);
  });

  it("is none for a year without an answer, whatever was said before or after", () => {
    for (const state of ["not_begun", "preparing", "under_way", "reconsidered"] as const) {
      expect(standing(answers([2025, state], [2027, "completed"]), 2026), state).toBeNull();
    }
    expect(standing([], 2026)).toBeNull();
  });

  it("is 完了 from its year on, as it is not asked again, until another answer comes", () => {
    const years = answers([2025, "completed"], [2028, "under_way"]);
    expect([2024, 2025, 2026, 2027, 2028, 2029].map((fy) => standing(years, fy)?.fy ?? null)).toEqual([
      null,
      2025,
      2025,
      2025,
      2028,
      null,
    ]);
  });
});

it("the years with an answer are each there once, in order", () => {
  const initiatives = [
    initiative([2026, "under_way"]),
    initiative([2025, "preparing"], [2026, "completed"]),
    initiative(),
  ];
  expect(answeredYears(initiatives)).toEqual([2025, 2026]);
});

describe("the year whose states stand for a plan", () => {
  const year = (initiatives: ReturnType<typeof initiative>[], lastEnded: number) =>
    yearOfStates(initiatives, R7_TO_R11, fiscalYear(lastEnded));

  it("is the latest that has ended and has any answer", () => {
    const initiatives = [
      initiative([2025, "preparing"], [2027, "under_way"]),
      initiative([2026, "completed"]),
    ];
    expect(year(initiatives, 2025)).toBe(2025);
    expect(year(initiatives, 2026)).toBe(2026);
    expect(year(initiatives, 2028)).toBe(2027);
  });

  it("is one that still runs where no other has an answer", () => {
    expect(year([initiative([2026, "under_way"])], 2025)).toBe(2026);
  });

  it("is one of the plan's own: an initiative carried on has answers from before it", () => {
    expect(year([initiative([2024, "under_way"])], 2025)).toBeNull();
    expect(year([initiative([2024, "under_way"], [2025, "under_way"])], 2025)).toBe(2025);
  });

  it("stays the one before until half of the initiatives have a state of the year itself", () => {
    const midYear = (fy: number) => ({ fy: fiscalYear(fy), progress: "under_way", isInterim: true }) as const;
    const all = (rest: (index: number) => readonly { fy: FiscalYear; progress: InitiativeState }[]) =>
      Array.from({ length: 4 }, (_, index) => ({
        years: [{ fy: fiscalYear(2025), progress: "under_way" } as const, ...rest(index)],
      }));
    const own = { fy: fiscalYear(2026), progress: "under_way" } as const;
    const told = (count: number) => all((index) => (index < count ? [own] : [midYear(2026)]));
    expect(yearOfStates(told(0), R7_TO_R11, fiscalYear(2026))).toBe(2025);
    expect(yearOfStates(told(1), R7_TO_R11, fiscalYear(2026))).toBe(2025);
    expect(yearOfStates(told(2), R7_TO_R11, fiscalYear(2026))).toBe(2026);
    // The only ended year is told, whatever it has.
    expect(yearOfStates([{ years: [midYear(2025)] }], R7_TO_R11, fiscalYear(2025))).toBe(2025);
  });

  it("is none where nothing was ever answered", () => {
    expect(year([], 2025)).toBeNull();
    expect(year([initiative()], 2025)).toBeNull();
  });
});
