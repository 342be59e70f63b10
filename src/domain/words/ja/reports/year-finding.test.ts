import { day } from "@tests/fixtures/brands";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Tally } from "@/domain/reports/tally";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { noFiguresSentence, yearFindingSentence } from "./year-finding";

const R7 = fiscalYear(2025);
const JANUARY = day("2027-01-29");
const tally = (achieved: number, improving: number, not_achieved: number, not_evaluated: number): Tally => ({
  achieved,
  improving,
  not_achieved,
  not_evaluated,
});
const said = (
  counts: Tally,
  { withoutFigure = 0, notSurveyed = 0 } = {},
  expected: Parameters<typeof yearFindingSentence>[2] = [],
) => yearFindingSentence(R7, { tally: counts, withoutFigure, notSurveyed }, expected);

describe("the sentence of a year", () => {
  it("names the marks, what has none, and when that is to come", () => {
    expect(said(tally(1, 1, 1, 4), { withoutFigure: 3 }, [{ month: JANUARY, count: 2 }])).toBe(
      "令和7年度は7つの指標のうち1つが達成、1つが上向き、1つが未達です。ほかの4つは未評価です（うち3つはまだ値が出ていません。2つは令和9年1月ごろに公表する見込みです）。",
    );
  });

  it("leaves out marks that nothing has, and counts beyond nine", () => {
    expect(said(tally(12, 0, 4, 0))).toBe("令和7年度は16個の指標のうち12個が達成、4つが未達です。");
    expect(said(tally(0, 3, 0, 1))).toBe(
      "令和7年度は4つの指標のうち3つが上向きです。ほかの1つは未評価です。",
    );
  });

  it("says one word of all where all have it", () => {
    expect(said(tally(7, 0, 0, 0))).toBe("令和7年度は7つの指標がすべて達成です。");
    expect(said(tally(0, 0, 1, 0))).toBe("令和7年度は1つの指標が未達です。");
    expect(said(tally(0, 0, 0, 7), { withoutFigure: 7 })).toBe(
      "令和7年度は7つの指標がすべて未評価です（いずれもまだ値が出ていません）。",
    );
    expect(said(tally(0, 0, 0, 1), { withoutFigure: 1 }, [{ month: JANUARY, count: 1 }])).toBe(
      "令和7年度は1つの指標が未評価です（まだ値が出ていません。令和9年1月ごろに公表する見込みです）。",
    );
  });

  it("tells several months, and of many the first and the last", () => {
    const months = ["2026-09-30", "2027-01-29", "2027-03-01"].map((month) => ({
      month: day(month),
      count: 1,
    }));
    expect(said(tally(1, 0, 0, 3), { withoutFigure: 3 }, months.slice(0, 2))).toContain(
      "（いずれもまだ値が出ていません。1つは令和8年9月ごろ、1つは令和9年1月ごろに公表する見込みです）",
    );
    expect(said(tally(1, 0, 0, 3), { withoutFigure: 3 }, months)).toContain(
      "3つは令和8年9月から令和9年3月にかけて公表する見込みです",
    );
  });

  it("names what is not surveyed apart", () => {
    expect(said(tally(1, 0, 0, 0), { notSurveyed: 2 })).toBe(
      "令和7年度は1つの指標が達成です。このほか2つは、調査しない年度です。",
    );
    expect(said(tally(0, 0, 0, 0), { notSurveyed: 2 })).toBe(
      "この年度に評価する指標はありません（調査しない年度のもの2項目）。",
    );
  });

  it("has counts that add up, whatever they are", () => {
    const some = fc.nat({ max: 40 });
    fc.assert(
      fc.property(some, some, some, some, (achieved, improving, missed, rest) => {
        const counts = tally(achieved, improving, missed, rest);
        const numbers = [
          ...said(counts)
            .replace("令和7年度", "")
            .matchAll(/(\d+)[つ個]/g),
        ].map(([, n]) => Number(n));
        const [total = 0, ...parts] = numbers;
        expect(total).toBe(achieved + improving + missed + rest);
        if (parts.length > 0) expect(parts.reduce((a, b) => a + b)).toBe(total);
      }),
    );
  });
});

it("says why a year has no figures", () => {
  expect(noFiguresSentence(R7, "running")).toBe("令和7年度はまだ終わっていないため、実績はまだありません。");
  expect(noFiguresSentence(R7, "not_surveyed")).toContain("調査を行わない年度のため");
  expect(noFiguresSentence(R7, "not_entered")).toBe(
    "令和7年度の実績は、この公表の時点でまだ登録されていないため、載せていません。",
  );
  expect(noFiguresSentence(R7, "awaited")).toBe(
    "令和7年度の実績は、まだ公表されていないため載せていません。",
  );
  expect(noFiguresSentence(R7, "awaited", 2, [{ month: JANUARY, count: 2 }])).toBe(
    "令和7年度の実績は、まだ公表されていないため載せていません（令和9年1月ごろに公表する見込みです）。",
  );
  expect(noFiguresSentence(R7, "awaited", 7, [{ month: JANUARY, count: 2 }])).toContain(
    "（2つは令和9年1月ごろに公表する見込みです）",
  );
});
