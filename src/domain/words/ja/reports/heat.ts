/** What a cell of the table KPI × year says in one sentence, and its few words. */

import type { Judgement, JudgementCode } from "@/domain/reports/judgement";
import type { KpiOrder } from "@/domain/reports/kpi-order";
import { printedShare } from "@/domain/reports/pace/pace-print";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import { JUDGEMENT_WORDS, judgementSentence, markSentence } from "./judgement";
import { REPORT_STATE_WORDS } from "./reports";

/** Why a cell is quiet: in a word for who hears the table, and in a sentence. */
export interface QuietWords {
  readonly word: string;
  readonly sentence: string;
}
export const YEAR_TO_COME: QuietWords = { word: "これからの年度", sentence: "これからの年度です。" };
export const RUNNING_YEAR: QuietWords = { word: "途中の年度", sentence: "まだ終わっていない年度です。" };
export const NOT_SURVEYED: QuietWords = { word: "調査しない年度", sentence: "調査しない年度です。" };
export const NOT_ASKED: QuietWords = { word: "対象外の年度", sentence: "この年度は対象ではありません。" };

/** The years between 現状値 and the plan's first one. */
export const BEFORE_PLAN = "計画前";

export const ORDER_WORDS: Record<KpiOrder | "plan", string> = {
  plan: "計画の順",
  mark: "評価の悪い順",
  way: "目安に遠い順",
  need: "必要な伸びの大きい順",
  name: "名前の順",
};

export const NEED = "必要な伸び";
/** Where no year is to come, the column has this alone. */
export const WAY = "目安に対する進み";

/** 目安に対して40.0%. 道のり alone is the way to the target. */
export function wayCellText(covered: DecimalString): string {
  return decimal(covered).isNegative() ? "現状値より後退" : `目安に対して${printedShare(covered)}%`;
}

/** Below a table that shows the first of an order. */
export function heatLeftOut(count: number): string {
  return `このほかに${count}件の指標があります。「計画の順」に並べると、柱ごとに見られます。`;
}

/** What the signs mean: of those that stand there alone. */
export function heatLegend(codes: readonly JudgementCode[], isExpected: boolean): string {
  const marks = codes.map((code) => `${JUDGEMENT_WORDS[code].symbol} ${JUDGEMENT_WORDS[code].word}`);
  return [
    ...(marks.length === 0 ? [] : [`${marks.join("、")}。`]),
    ...(isExpected ? ["点線の枠の「見込み」は、提出され、承認を待っている値です。"] : []),
  ].join("");
}

/** In the place of what each year needs. */
export const MET_NEED = "水準に到達";

/** A figure that awaits a decision. @param isMarked false while its year goes on @param isPast later years have ended as well */
export function expectedSentence(judgement: Judgement, isMarked: boolean, isPast: boolean): string {
  const so = `承認前の値です（${REPORT_STATE_WORDS.submitted}）。`;
  return isMarked ? `${so}このまま承認されると、${judgementSentence(judgement, isPast)}` : so;
}

/** @param pending what is handed in to take the figure's place; null where nothing is @param isPast later years have ended as well */
export function heatSentence(
  judgement: Parameters<typeof markSentence>[0],
  pending: Judgement | null,
  isPast: boolean,
): string {
  const sentence = markSentence(judgement, isPast);
  return pending === null
    ? sentence
    : `${sentence}変更が${REPORT_STATE_WORDS.submitted}です：${judgementSentence(pending, isPast)}`;
}

/** An answer that was given back: until it is handed in again, the year has none. */
export const GIVEN_BACK = "差し戻した報告を、所管課が修正しています。";
