/** How a year of a plan turned out, in the sentence that citizens read first; and why a year has no figures. Words only. */

import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { isEmptyTally, type Tally } from "@/domain/reports/tally";
import type { ExpectedFigures, WhyNoFigures } from "@/domain/reports/year-finding";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, monthJa } from "@/domain/words/ja/dates";
import { JUDGEMENT_WORDS, nothingCountedSentence } from "./judgement";

interface CountedYear {
  readonly tally: Tally;
  /** How many of those not evaluated have no figure yet. */
  readonly withoutFigure: number;
  /** KPIs of that year that are not surveyed in it: in no count of marks. */
  readonly notSurveyed: number;
}

/** 令和7年度は7つの指標のうち1つが達成、1つが上向き、1つが未達です。ほかの4つは未評価です（うち3つはまだ値が出ていません）。 */
export function yearFindingSentence(
  fy: FiscalYear,
  { tally, withoutFigure, notSurveyed }: CountedYear,
  expected: readonly ExpectedFigures[],
): string {
  if (isEmptyTally(tally)) return nothingCountedSentence(notSurveyed);
  const total = JUDGEMENT_CODES.reduce((sum, code) => sum + tally[code], 0);
  const waiting = waitingNote(tally.not_evaluated, withoutFigure, expected);
  const others = notSurveyed === 0 ? "" : `このほか${things(notSurveyed)}は、調査しない年度です。`;
  return `${fiscalYearJa(fy)}は${things(total)}の指標${marks(tally, total, waiting)}${others}`;
}

function marks(tally: Tally, total: number, waiting: string): string {
  const given = JUDGEMENT_CODES.filter((code) => tally[code] > 0);
  const [only] = given;
  if (given.length === 1 && only) {
    return `が${total === 1 ? "" : "すべて"}${JUDGEMENT_WORDS[only].word}です${waiting}。`;
  }
  const parts = given
    .filter((code) => code !== "not_evaluated")
    .map((code) => `${things(tally[code])}が${JUDGEMENT_WORDS[code].word}`);
  const rest = tally.not_evaluated;
  const left =
    rest === 0 ? "" : `ほかの${things(rest)}は${JUDGEMENT_WORDS.not_evaluated.word}です${waiting}。`;
  return `のうち${parts.join("、")}です。${left}`;
}

/** （うち3つはまだ値が出ていません。2つは令和9年1月ごろに公表する見込みです） */
function waitingNote(rest: number, withoutFigure: number, expected: readonly ExpectedFigures[]): string {
  if (withoutFigure === 0) return "";
  const who = withoutFigure < rest ? `うち${things(withoutFigure)}は` : rest === 1 ? "" : "いずれも";
  const coming = expectedText(withoutFigure, expected);
  return `（${who}まだ値が出ていません${coming === "" ? "" : `。${coming}`}）`;
}

/** 1つは令和8年9月ごろ、2つは令和9年1月ごろに公表する見込みです; without a count where all come in one month. */
function expectedText(withoutFigure: number, expected: readonly ExpectedFigures[]): string {
  const [first, last] = [expected[0], expected.at(-1)];
  if (!first || !last) return "";
  const count = expected.reduce((sum, each) => sum + each.count, 0);
  if (expected.length > 2) {
    return `${things(count)}は${monthJa(first.month)}から${monthJa(last.month)}にかけて公表する見込みです`;
  }
  const months = expected.map(({ month, count: own }) => {
    const who = own === withoutFigure ? "" : `${things(own)}は`;
    return `${who}${monthJa(month)}ごろ`;
  });
  return `${months.join("、")}に公表する見込みです`;
}

/**
 * In the place of a year's figures, where there are none.
 * @param asked how many figures the year lacks
 */
export function noFiguresSentence(
  fy: FiscalYear,
  why: WhyNoFigures,
  asked = 0,
  expected: readonly ExpectedFigures[] = [],
): string {
  const year = fiscalYearJa(fy);
  if (why === "running") return `${year}はまだ終わっていないため、実績はまだありません。`;
  if (why === "not_surveyed") return `${year}は調査を行わない年度のため、実績はありません。`;
  if (why === "not_entered")
    return `${year}の実績は、この公表の時点でまだ登録されていないため、載せていません。`;
  const coming = expectedText(asked, expected);
  return `${year}の実績は、まだ公表されていないため載せていません${coming === "" ? "" : `（${coming}）`}。`;
}

/** 3つ, 12個: things are counted in words of their own up to nine. */
function things(count: number): string {
  return count < 10 ? `${count}つ` : `${count}個`;
}
