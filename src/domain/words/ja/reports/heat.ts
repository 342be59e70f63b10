/** What a cell of the table KPI × year says in one sentence, and its few words. */

import type { Judgement, JudgementCode } from "@/domain/reports/judgement";
import type { ReportState } from "@/domain/reports/report";
import { JUDGEMENT_WORDS, judgementSentence } from "./judgement";
import { REPORT_STATE_WORDS } from "./reports";

export const YEAR_TO_COME = "まだ値はありません。";

/** Below a table that shows the first of an order. */
export function heatLeftOut(count: number): string {
  return `このほかに${count}件の指標があります。「計画の順」に並べると、柱ごとに見られます。`;
}

/** What the signs mean: of those that stand there alone. */
export function heatLegend(codes: readonly JudgementCode[], isExpected: boolean): string {
  const marks = codes.map((code) => `${JUDGEMENT_WORDS[code].symbol} ${JUDGEMENT_WORDS[code].word}`);
  return [
    ...(marks.length === 0 ? [] : [`${marks.join("、")}。`]),
    ...(isExpected ? ["点線の枠の「見込み」は、まだ承認されていない値です。"] : []),
    "各欄を選ぶと、評価の理由を読めます。",
  ].join("");
}

/** In the place of what each year needs. */
export const MET_NEED = "水準に到達";

/** A figure that nobody has approved. @param isMarked false while its year goes on */
export function expectedSentence(judgement: Judgement, state: ReportState, isMarked: boolean): string {
  const so = `まだ承認されていない値です（${REPORT_STATE_WORDS[state]}）。`;
  return isMarked ? `${so}このまま承認されると、${judgementSentence(judgement)}` : so;
}

/** @param pending what would take the figure's place */
export function heatSentence(
  sentence: string,
  pending?: { readonly state: ReportState; readonly year: { readonly judgement: Judgement } },
): string {
  return pending === undefined
    ? sentence
    : `${sentence}変更が${REPORT_STATE_WORDS[pending.state]}です：${judgementSentence(pending.year.judgement)}`;
}
