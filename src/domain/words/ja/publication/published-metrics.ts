/** KPI以外の実績 as the public reads them: figures with their units, and the words beside them. */

import type { Metric } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import type { PublishedMetricYear } from "@/domain/publication/snapshot";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import {
  awaitedText,
  datedStatusNote,
  FIGURE_STATUS_WORDS,
  figureStatusNote,
  MISSING_REASON_WORDS,
  reasonWord,
} from "@/domain/words/ja/reports/reports";

/** Said once where they stand. */
export const METRICS_NOTE =
  "目標値を定めずに、年度ごとの数値を把握しているものです。目標がないため、達成したかどうかの評価はしていません。";

/** What stands beside a figure, in the order in which it is read. */
export const METRIC_ANSWER_WORDS = {
  missingNote: "実績がないことの説明",
  asOf: "時点",
  basisNote: "集計の範囲・注記",
  reason: reasonWord({ isMetric: true }),
  nextStep: "今後の取組",
  department: "回答した課",
  correctionReason: "訂正の理由",
} as const;

/** 令和7年度の実績, 令和8年度の年度途中の値 */
export function metricYearWords({ fy, actual, figureStatus }: PublishedMetricYear): string {
  const isInterim = actual !== null && figureStatus === "interim";
  return `${fiscalYearJa(fy)}の${FIGURE_STATUS_WORDS[isInterim ? "interim" : "final"]}`;
}

/** 1,234件, 1,234件（速報値）, 公表待ち（令和8年12月1日予定）, 調査なし */
export function metricFigureWords(year: PublishedMetricYear, metric: Pick<Metric, "decimals">): string {
  const { actual, figureStatus, missing, expectedOn, unit } = year;
  if (actual === null) {
    return missing === "awaiting_release"
      ? awaitedText(expectedOn)
      : MISSING_REASON_WORDS[missing ?? "not_entered"];
  }
  const figure = formatQuantity(actual, { unit, decimals: metric.decimals });
  return figureStatus === "interim" ? figure : `${figure}${figureStatusNote(figureStatus)}`;
}

/** The same where no heading says what kind of figure it is: 5件（年度途中の値、令和8年9月30日時点） */
export function metricFigureInTable(year: PublishedMetricYear, metric: Pick<Metric, "decimals">): string {
  const words = metricFigureWords(year, metric);
  const { actual, figureStatus, asOf } = year;
  if (actual === null || figureStatus !== "interim") return words;
  return `${words}${datedStatusNote(figureStatus, asOf)}`;
}

/** The text of a field; "" where nothing was written. The day of an interim value is a part of what it is. */
export function metricAnswerText(year: PublishedMetricYear, field: keyof typeof METRIC_ANSWER_WORDS): string {
  const text = year[field] ?? "";
  return field === "asOf" && text !== "" ? dateJa(text) : text;
}

export const NO_METRIC_FIGURE = "公表した値は、まだありません。";
