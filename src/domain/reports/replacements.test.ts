import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { firstPlan, online } from "@tests/fixtures/documented";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { isAgain, replacementOf } from "./replacements";
import { buildSeries } from "./series";

describe("what takes the place of an answer", () => {
  const R5 = fiscalYear(2023);
  const rewordingsOf = (
    actual: string | null,
    correctionReason: string,
    figureStatus: "final" | "provisional",
  ) =>
    buildSeries(firstPlan, online, [
      makeApprovedReport(actual, { kpiId: toKpiId("online"), fy: R5, correctionReason }, { figureStatus }),
    ]).years.find(({ fy }) => fy === R5)?.rewordings;

  it("is words alone where the printed figure stays, which had none: also where no reason was given", () => {
    expect(rewordingsOf("35", "文言の修正", "final")).toMatchObject([{ revision: 1, reason: "文言の修正" }]);
    expect(rewordingsOf("35", "", "final")).toMatchObject([{ revision: 1, reason: "" }]);
    expect(rewordingsOf("36", "再集計", "final")).toBeUndefined();
    expect(rewordingsOf("35", "再集計", "provisional")).toBeUndefined();
    expect(rewordingsOf(null, "取り消し", "final")).toBeUndefined();
  });

  const revised = (...answers: [string | null, string, string][]) =>
    buildSeries(
      PLAN_PERIOD,
      makeProceduresKpi(),
      answers.map(([actual, reason, correctionReason], index) =>
        makeApprovedReport(actual, { revision: index + 1, correctionReason }, { reason }),
      ),
    ).years[0]?.rewordings?.map(({ revision, wordsStayed }) => [revision, wordsStayed ?? false]);

  it("is other words, beside a figure that stays and beside one that is corrected", () => {
    expect(revised(["900", "前", ""], ["900", "後", "直した"])).toEqual([[2, false]]);
    expect(revised(["900", "前", ""], ["950", "後", "直した"])).toEqual([[2, false]]);
    expect(revised(["900", "前", ""], ["950", "前", "直した"])).toBeUndefined();
    expect(revised(["900", "前", ""], ["900", "前", "直した"])).toEqual([[2, true]]);
    expect(revised(["900", "前", ""], ["900", "前", ""])).toBeUndefined();
    // A first figure comes with its own words.
    expect(revised([null, "前", ""], ["900", "後", ""])).toBeUndefined();
    // One that was taken back and comes again does not.
    expect(revised(["900", "前", ""], [null, "前", "直した"], ["900", "後", "直した"])).toEqual([[3, false]]);
  });

  const final = { actual: num("10"), status: "final", asOf: null } as const;
  const other = { ...final, actual: num("11") };
  const provisional = { ...final, status: "provisional" } as const;
  const interim = { actual: num("5"), status: "interim", asOf: day("2025-09-30") } as const;
  const nothing = { actual: null, status: null, asOf: null } as const;

  it.each([
    ["a first figure", nothing, final, null],
    ["nothing after nothing", nothing, nothing, null],
    ["the same figure", final, final, null],
    ["another figure", final, other, "corrected"],
    ["a figure taken back", final, nothing, "corrected"],
    ["a 確報値 of the same value", provisional, final, "confirmed"],
    ["a 確報値 of another value", provisional, other, "confirmed"],
    ["a 速報値 after a 確報値", final, provisional, "corrected"],
    ["another 速報値", provisional, { ...provisional, actual: num("11") }, "corrected"],
    ["a 速報値 taken back", provisional, nothing, "corrected"],
    ["the year-end figure after a value of a part of the year", interim, final, null],
    ["a value of a later day", interim, { ...interim, asOf: day("2025-12-31"), actual: num("4") }, null],
    ["another value of the same day", interim, { ...interim, actual: num("4") }, "corrected"],
    ["the same value of the same day", interim, interim, null],
    ["a value of a part of the year taken back", interim, nothing, "corrected"],
  ] as const)("%s", (_what, before, after, kind) => {
    expect(replacementOf(before, after)).toBe(kind);
  });

  it("is a figure that comes again only after one of the whole year was said", () => {
    expect(isAgain(nothing, final, true)).toBe(true);
    expect(isAgain(nothing, provisional, true)).toBe(true);
    expect(isAgain(nothing, final, false)).toBe(false);
    expect(isAgain(nothing, interim, true)).toBe(false);
    expect(isAgain(nothing, nothing, true)).toBe(false);
    expect(isAgain(final, other, true)).toBe(false);
  });

  it("is no correction where the printed figure comes again as it stood", () => {
    const again = (actual: string | null, revision: number) =>
      makeApprovedReport(actual, { kpiId: toKpiId("online"), fy: R5, revision });
    const corrections = (...reports: ReturnType<typeof again>[]) =>
      buildSeries(firstPlan, online, reports)
        .years.find(({ fy }) => fy === R5)
        ?.corrections.map(({ before, after, kind }) => [before, after, kind]);
    expect(corrections(again("35", 1))).toEqual([]);
    expect(corrections(again(null, 1), again("36", 2))).toEqual([
      ["35", null, "corrected"],
      [null, "36", "corrected"],
    ]);
  });
});
