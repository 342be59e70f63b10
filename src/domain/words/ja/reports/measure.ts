/** A measure (具体的な取組) on its own page: how its initiatives stand, in a sentence or three. */

import type { InitiativeCounts } from "@/domain/reports/initiatives/initiative";
import type { InitiativeTally } from "@/domain/reports/initiatives/initiative-tally";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { initiativeCountsInWords } from "./initiatives";
import { STANDING_STILL_TITLE } from "./standing-still";

export interface MeasureInBrief {
  readonly fy: FiscalYear;
  readonly isRunning: boolean;
  /** Later years have ended as well. */
  readonly isPast: boolean;
  readonly counts: InitiativeCounts;
  /** How many of the unanswered were answered in the middle of the year. */
  readonly standIns: number;
  readonly standingStill: number;
  /** How far the year is answered; null as of a publication, of which nothing is owed. */
  readonly tally: Pick<InitiativeTally, "unanswered" | "returned" | "waiting"> | null;
}

/** 取組4件：完了1、実施中3（令和7年度）。動きのない取組が1件あります。承認待ち1件、未回答2件です。 */
export function measureSentence({
  fy,
  isRunning,
  isPast,
  counts,
  standIns,
  standingStill,
  tally,
}: MeasureInBrief): string {
  const { opening, states, closing } = initiativeCountsInWords(counts, fy, isRunning, standIns, isPast);
  if (states.length === 0) return "この年度の取組項目はありません。";
  return [
    `${opening}${states.map(({ text }) => text).join("、")}${closing}。`,
    standingStill > 0 ? `${STANDING_STILL_TITLE}が${standingStill}件あります。` : "",
    owedText(tally),
  ].join("");
}

/** What is not settled yet; "" where all is. */
function owedText(tally: MeasureInBrief["tally"]): string {
  if (tally === null) return "";
  const { waiting, returned, unanswered } = tally;
  const parts = [
    { word: "承認待ち", count: waiting },
    { word: "差戻し", count: returned },
    { word: "未回答", count: unanswered },
  ].filter(({ count }) => count > 0);
  return parts.length === 0 ? "" : `${parts.map(({ word, count }) => `${word}${count}件`).join("、")}です。`;
}

/** Who answers for a part of the measure, and for how much of it. */
export interface Answering {
  readonly department: string;
  readonly initiatives: number;
  readonly kpis: number;
  readonly metrics: number;
}

/** 市民課（取組3・指標1） */
export function answeringText({ department, initiatives, kpis, metrics }: Answering): string {
  const parts = [
    { word: "取組", count: initiatives },
    { word: "指標", count: kpis },
    { word: METRICS, count: metrics },
  ].filter(({ count }) => count > 0);
  return `${department}（${parts.map(({ word, count }) => `${word}${count}`).join("・")}）`;
}
