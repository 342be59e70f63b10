import { num } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { MarkedYear } from "./series";
import { countWithoutFigure, markBeside, placeOfMark, tally } from "./tally";

const R6 = fiscalYear(2024);
const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);

const year = (changes: Partial<MarkedYear>): { readonly years: readonly MarkedYear[] } => ({
  years: [
    {
      fy: R7,
      planned: null,
      actual: null,
      origin: null,
      missing: { reason: "not_entered", note: "", expectedOn: null },
      asOf: null,
      basisNote: "",
      reason: "",
      nextStep: "",
      department: null,
      revision: null,
      pace: null,
      corrections: [],
      judgement: { code: "not_evaluated", applied: null, reference: null },
      ...changes,
    },
  ],
});
const unsurveyed = year({ isCounted: false });

describe("a tally", () => {
  it("counts a KPI in the year it is surveyed in, and in no other", () => {
    expect(tally([year({}), year({ isCounted: true }), unsurveyed], R7).not_evaluated).toBe(2);
    expect(tally([year({}), unsurveyed], R6).not_evaluated).toBe(0);
  });
});

describe("how many have no figure yet", () => {
  const awaited = { reason: "awaiting_release", note: "", expectedOn: null } as const;

  it("is those that a figure is still to come of", () => {
    expect(countWithoutFigure([year({}), year({ missing: awaited }), year({ isCounted: true })], R7)).toBe(3);
    expect(countWithoutFigure([year({ missing: null })], R7)).toBe(1);
  });

  it("is none that has one, that is not surveyed, or whose answer is that nothing was surveyed", () => {
    const answered = year({ missing: { ...awaited, reason: "not_surveyed" } });
    expect(countWithoutFigure([year({ actual: num("0"), missing: null }), unsurveyed, answered], R7)).toBe(0);
  });

  it("is of that year alone", () => {
    expect(countWithoutFigure([year({})], R6)).toBe(0);
    const both = { years: [...year({ fy: R6, actual: num("1") }).years, ...year({}).years] };
    expect([R6, R7].map((fy) => countWithoutFigure([both], fy))).toEqual([0, 1]);
  });
});

describe("the place of a mark", () => {
  it("is the mark's in a year that has ended, and everywhere where none is taken to run", () => {
    expect(placeOfMark({ fy: R7 }, R7)).toBe("mark");
    expect(placeOfMark({ fy: R6, isCounted: true }, R7)).toBe("mark");
    expect(placeOfMark({ fy: R8 }, null)).toBe("mark");
  });

  it("is without one in a year that runs, and where the KPI is not surveyed, running or not", () => {
    expect(placeOfMark({ fy: R8 }, R7)).toBe("running");
    for (const fy of [R7, R8]) expect(placeOfMark({ fy, isCounted: false }, R7)).toBe("not_surveyed");
  });
});

it("beside a figure stands no mark while its year runs, where there is no survey, and of a part of the year", () => {
  const judgement = { code: "achieved" } as const;
  expect(markBeside({ fy: R7, judgement, figureStatus: "final" }, R7)).toBe("achieved");
  expect(markBeside({ fy: R7, judgement, figureStatus: "provisional" }, R7)).toBe("achieved");
  // Of a publication that is older than the kinds of figures.
  expect(markBeside({ fy: R7, judgement }, R7)).toBe("achieved");
  expect(markBeside({ fy: R8, judgement, figureStatus: "final" }, R7)).toBeNull();
  expect(markBeside({ fy: R7, judgement, isCounted: false }, R7)).toBeNull();
  expect(markBeside({ fy: R7, judgement, figureStatus: "interim" }, R7)).toBeNull();
});
