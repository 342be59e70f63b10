import { num } from "@tests/fixtures/brands";
import { makeMarkFacts } from "@tests/fixtures/mark-facts";
import { describe, expect, it } from "vitest";
import type { ExpectedFigures } from "@/domain/reports/year-finding";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { plainText } from "@/domain/words/public/phrase";
import type { MarkFacts, SaidTerms } from "@/domain/words/public/public-words";
import { ENGLISH } from "./words";

const fy = fiscalYear;
const PROCEDURES: SaidTerms = {
  unit: { many: "procedures", one: "procedure", kind: "count" },
  decimals: 0,
  direction: "up",
};
const PAPER: SaidTerms = { unit: { many: "thousand sheets", kind: "count" }, decimals: 0, direction: "down" };
const SHARE: SaidTerms = { unit: { many: "%", kind: "share" }, decimals: 1, direction: "up" };
const RANK: SaidTerms = { unit: { many: { original: "位" }, kind: "rank" }, decimals: 0, direction: "down" };

const FACTS = makeMarkFacts(PROCEDURES);
const why = (changes: Partial<MarkFacts>) => plainText(ENGLISH.why({ ...FACTS, ...changes }));
const none = {
  code: "not_evaluated",
  reason: "no_actual",
  actual: null,
  applied: null,
  reference: null,
} as const;

describe("dates", () => {
  it("say when a Japanese fiscal year begins and ends", () => {
    expect(ENGLISH.year(fy(2025))).toBe("FY2025");
    expect(ENGLISH.yearLong(fy(2025))).toBe("FY2025 (April 2025–March 2026)");
    expect(ENGLISH.period(fy(2025), fy(2029))).toBe("April 2025–March 2030");
  });

  it("read an instant in Tokyo", () => {
    expect(ENGLISH.day("2026-03-31")).toBe("31 March 2026");
    expect(ENGLISH.day("2026-06-30T15:30:00.000Z")).toBe("1 July 2026");
  });
});

describe("figures", () => {
  it.each([
    ["1286", PROCEDURES, "1,286 procedures"],
    ["1", PROCEDURES, "1 procedure"],
    ["41.6", SHARE, "41.6%"],
    ["3", RANK, "3位"],
  ] as const)("%s is said with its unit", (value, terms, said) => {
    expect(plainText(ENGLISH.quantity(num(value), terms))).toBe(said);
  });

  it("keep a unit that nobody translated apart, as the city's own word", () => {
    expect(ENGLISH.quantity(num("3"), RANK)).toEqual(["3", { original: "位" }]);
  });

  it("a unit of many says how many", () => {
    expect(ENGLISH.unitNote(PAPER.unit, 1_000)).toBe("1 thousand sheets = 1,000 sheets");
    expect(ENGLISH.unitNote(PROCEDURES.unit, 1)).toBeNull();
    expect(ENGLISH.unitNote(RANK.unit, 1_000)).toBeNull();
  });

  it("a change of a share is one of points", () => {
    const change = (value: string, terms: SaidTerms, isRounded = false) =>
      plainText(ENGLISH.change({ value: num(value), decimals: 1, isRounded }, terms));
    expect(change("2.5", SHARE)).toBe("+2.5 percentage points");
    expect(change("-0.9", PAPER, true)).toBe("about −0.9 thousand sheets");
  });

  it.each([
    ["up", SHARE, "an increase"],
    ["down", PAPER, "a decrease"],
    // 5th → 3rd is a rise.
    ["down", RANK, "an increase"],
  ] as const)("a trend that is better %s", (_, terms, said) => {
    expect(plainText(ENGLISH.target({ kind: "trend" }, terms))).toBe(said);
  });
});

describe("why a mark was given", () => {
  it("○, reached from below and from above", () => {
    expect(why({ code: "achieved", reason: "met", actual: num("2600"), reference: null })).toBe(
      "The result for FY2025 was 2,600 procedures. It is above the target of 2,500 procedures for FY2029, so the mark is “○ Achieved”.",
    );
    const paper = {
      code: "achieved",
      reason: "met",
      terms: PAPER,
      actual: num("9800"),
      applied: { source: "planned", fy: fy(2025), target: { kind: "number", value: num("10000") } },
      reference: null,
    } as const;
    expect(why(paper)).toContain("It is below the planned value of 10,000 thousand sheets, so");
    expect(why({ ...paper, actual: num("10000") })).toContain("It reaches the planned value of 10,000");
  });

  it("○ for a trend says from where", () => {
    const start = { source: "baseline", fy: fy(2023), value: num("40") } as const;
    const applied = { source: "final", fy: fy(2029), target: { kind: "trend" } } as const;
    expect(
      why({
        code: "achieved",
        reason: "met",
        terms: SHARE,
        actual: num("41.6"),
        applied,
        start,
        reference: start,
      }),
    ).toBe(
      "The result for FY2025 was 41.6%. It has risen from the baseline of 40.0% (FY2023), which is the aim, so the mark is “○ Achieved”.",
    );
  });

  it("△ says what it is better than, and what it is still worse than", () => {
    expect(why({})).toBe(
      "The result for FY2025 was 1,286 procedures. The target of 2,500 procedures for FY2029 has not been reached, but the figure has risen from the baseline of 908 procedures (FY2023), so the mark is “△ Improving”.",
    );
    const reference = { source: "actual", fy: fy(2024), value: num("800") } as const;
    const behind = { source: "baseline", fy: fy(2023), value: num("1300") } as const;
    expect(why({ reference, behind })).toContain(
      "risen from 800 procedures in FY2024, although it is still worse than the baseline of 1,300 procedures (FY2023), so",
    );
  });

  it("× of an aim without a number is one sentence", () => {
    const applied = { source: "final", fy: fy(2029), target: { kind: "trend" } } as const;
    expect(why({ code: "not_achieved", reason: "not_improved", actual: num("900"), applied })).toContain(
      "The aim, an increase, has not been reached, and the figure has fallen from the baseline",
    );
  });

  it("× says what it is not better than", () => {
    const worse = { code: "not_achieved", reason: "not_improved", actual: num("908") } as const;
    expect(why(worse)).toContain("has not been reached, and the figure has not changed from the baseline");
    expect(why({ ...worse, actual: num("900") })).toContain("and the figure has fallen from the baseline");
    expect(why({ code: "not_achieved", reason: "no_reference", reference: null })).toContain(
      "and there is no earlier figure to compare it with, so the mark is “× Not achieved”.",
    );
  });

  it.each([
    [
      { ...none, missing: { reason: "not_entered", expectedOn: null } },
      "The result for FY2025 has not been reported yet",
    ],
    [
      { ...none, missing: { reason: "awaiting_release", expectedOn: null } },
      "The figure for FY2025 has not been released yet",
    ],
    [{ ...none, missing: { reason: "not_surveyed", expectedOn: null } }, "No survey was made in FY2025"],
    [{ ...none, reason: "no_target", actual: num("3") }, "No target is set for it"],
    [
      { ...none, reason: "no_baseline", actual: num("3") },
      "there is no earlier figure to compare it with yet",
    ],
    [{ ...none, reason: "not_comparable", actual: num("3") }, "cannot be compared with earlier ones"],
    [
      { ...none, reason: "interim", actual: num("3"), asOf: isoDate("2025-09-30") },
      "covers only a part of the year, as of 30 September 2025, and is 3 procedures",
    ],
  ] as const)("－ %#", (changes, said) => {
    expect(why(changes)).toContain(said);
    expect(why(changes)).toMatch(/, so the mark is “－ Not evaluated”\.$/);
  });

  it("a year that runs, or is not surveyed, has none", () => {
    expect(why({ place: "running" })).toMatch(/^FY2025 is not over yet/);
    expect(why({ place: "not_surveyed" })).toContain("not surveyed in FY2025");
  });
});

describe("the first sentence", () => {
  const counts = (
    tally: readonly [number, number, number, number],
    withoutFigure = 0,
    notSurveyed = 0,
    expected: readonly ExpectedFigures[] = [],
  ) => {
    const [achieved, improving, not_achieved, not_evaluated] = tally;
    return plainText(
      ENGLISH.counts({
        fy: fy(2025),
        stage: "begun",
        startFy: fy(2025),
        expected,
        counts: { tally: { achieved, improving, not_achieved, not_evaluated }, withoutFigure, notSurveyed },
      }),
    );
  };
  it("counts each target once", () => {
    expect(counts([1, 1, 1, 4], 3)).toBe(
      "In FY2025 (April 2025–March 2026), of 7 targets, 1 has been achieved, 1 is improving and 1 has not been achieved. The other 4 have not been evaluated (3 of them have no figure yet).",
    );
    expect(counts([5, 2, 2, 0], 0, 1)).toMatch(
      /of 9 targets, 5 have been achieved, 2 are improving and 2 have not been achieved\. 1 more is not surveyed in this year\.$/,
    );
    expect(counts([2, 0, 0, 0])).toMatch(/of 2 targets, 2 have been achieved\.$/);
    expect(counts([0, 0, 0, 7], 7)).toMatch(
      /none of the 7 targets has been evaluated \(none of them has a figure yet\)\.$/,
    );
    expect(counts([0, 0, 0, 0], 0, 2)).toMatch(/^No indicator is evaluated .* 2 more are not surveyed/);
  });

  it("says when missing figures are expected", () => {
    const [september, january] = [
      { month: isoDate("2026-09-30"), count: 1 },
      { month: isoDate("2027-01-29"), count: 2 },
    ] as const;
    expect(counts([1, 0, 0, 4], 3, 0, [{ ...january, count: 1 }])).toContain(
      "(3 of them have no figure yet; 1 is expected around January 2027)",
    );
    expect(counts([1, 0, 0, 3], 3, 0, [september, january])).toContain(
      "(none of them has a figure yet; 1 is expected around September 2026 and 2 are expected around January 2027)",
    );
    expect(counts([1, 0, 0, 1], 1, 0, [september])).toContain(
      "(it has no figure yet; it is expected around September 2026)",
    );
    expect(
      counts([0, 0, 0, 3], 3, 0, [
        september,
        { ...september, month: isoDate("2026-10-30") },
        { ...january, count: 1 },
      ]),
    ).toContain("; they are expected from September 2026 to January 2027)");
  });

  it("says why there are no marks", () => {
    const facts = { fy: fy(2025), startFy: fy(2026), expected: [], counts: null } as const;
    expect(plainText(ENGLISH.counts({ ...facts, stage: "begun" }))).toMatch(/^FY2025 is not over yet/);
    expect(plainText(ENGLISH.counts({ ...facts, stage: "to_come" }))).toContain(
      "begins in FY2026 (April 2026",
    );
    expect(plainText(ENGLISH.counts({ ...facts, stage: "called_off" }))).toContain("ended before its period");
  });
});

describe("the finding of a KPI", () => {
  const facts = {
    terms: PROCEDURES,
    baseline: { fy: fy(2023), value: num("908") },
    target: { fy: fy(2029), value: { kind: "number", value: num("2500") } },
    later: [],
  } as const;
  it("is its figure, its way and its target", () => {
    expect(plainText(ENGLISH.finding({ ...facts, year: FACTS }))).toBe(
      "It was 1,286 procedures in FY2025, up from the baseline of 908 procedures (FY2023). The target for FY2029 is 2,500 procedures.",
    );
  });
  it("has what is promised instead from a later year on", () => {
    const more = { fy: fy(2029), value: { kind: "number", value: num("2800") } } as const;
    const later = [{ ...more, from: fy(2027), terms: PROCEDURES }];
    expect(plainText(ENGLISH.finding({ ...facts, later, year: FACTS }))).toMatch(
      /Up to FY2026, the target for FY2029 is 2,500 procedures\. From FY2027, the target for FY2029 is 2,800 procedures\.$/,
    );
    const none = [{ fy: fy(2029), value: { kind: "none" }, from: fy(2027), terms: PROCEDURES } as const];
    expect(plainText(ENGLISH.finding({ ...facts, later: none, year: FACTS }))).toMatch(
      /From FY2027, no target is set\.$/,
    );
  });
  it("says what was planned for the year, where the mark was given by it", () => {
    const applied = {
      source: "planned",
      fy: fy(2025),
      target: { kind: "number", value: num("1200") },
    } as const;
    const met = { ...FACTS, code: "achieved", reason: "met", applied, reference: null } as const;
    expect(plainText(ENGLISH.finding({ ...facts, year: met }))).toContain(
      "It was 1,286 procedures in FY2025. It reached the 1,200 procedures planned for that year. The target",
    );
    expect(plainText(ENGLISH.finding({ ...facts, year: { ...FACTS, applied } }))).toContain(
      "(FY2023). It did not reach the 1,200 procedures planned for that year. The target",
    );
  });
  it("of nothing is 0", () => {
    const year = { ...FACTS, actual: num("0") };
    expect(plainText(ENGLISH.finding({ ...facts, year }))).toMatch(/^It was 0 in FY2025, down from/);
  });
  it("is what it began with while there is none", () => {
    expect(plainText(ENGLISH.finding({ ...facts, year: null }))).toBe(
      "There is no result yet. The baseline was 908 procedures in FY2023. The target for FY2029 is 2,500 procedures.",
    );
  });
});

it("a pace has its word, and what it leads to", () => {
  expect(ENGLISH.paceSentence(fy(2025), "slightly_behind", null)).toEqual([
    "In FY2025 it was slightly behind.",
  ]);
  expect(ENGLISH.covered("62.8")).toBe("62.8%");
  expect(ENGLISH.covered(null)).toContain("behind the baseline");
});

it("a correction tells the old figure and the new one", () => {
  const facts = { fy: fy(2025), terms: PAPER, before: num("14620"), after: num("15240"), on: "2026-11-27" };
  expect(plainText(ENGLISH.corrected({ ...facts, isConfirmation: false }))).toBe(
    "FY2025: 14,620 thousand sheets was corrected to 15,240 thousand sheets (27 November 2026).",
  );
});
