/** Words and phrases that several pages share. */

import type { Pillar, PlanDefinition } from "@/domain/plan/definition";
import type { PublicationSnapshot, PublishedYear } from "@/domain/publication/snapshot";
import { isEmptyTally } from "@/domain/reports/tally";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { pillarLabel } from "@/domain/words/ja/plan/plan-words";
import {
  CALLED_OFF_SENTENCE,
  nothingCountedSentence,
  notSurveyedText,
  planToBeginSentence,
  runningYearSentence,
  tallySentence,
} from "@/domain/words/ja/reports/judgement";
import type { YearCounts } from "./model/counts";
import type { KpiEnd } from "./model/kpi-view";
import type { PlanStage } from "./model/plan-view";

export const DEMO_NOTICE = "デモ（架空の数値）";
/** On each page of a document that was made before its publication. */
export const UNPUBLISHED_NOTICE = "未公表（確認用）";
export const SOFTWARE_NAME = "あゆみ";

/** 「身近なみどり」～みんなで育てる まちの緑～ as the document writes it. */
export function pillarName(pillar: Pick<Pillar, "catchphrase" | "title">): string {
  return pillar.catchphrase === null ? pillar.title : `${pillarLabel(pillar)}～${pillar.title}～`;
}

/** 令和7年度～令和11年度 */
export function periodText({ startFy, endFy }: Pick<PlanDefinition, "startFy" | "endFy">): string {
  return `${fiscalYearJa(startFy)}～${fiscalYearJa(endFy)}`;
}

/**
 * 「○」：5項目 …（うち値がまだないもの2） 調査しない年度のもの1項目; of a year that still runs, that it has no marks yet.
 * @param stage whether the plan's period had begun
 */
export function countsText(fy: FiscalYear, counts: YearCounts | null, stage: PlanStage): string {
  if (counts === null) return noCountsSentence(fy, stage);
  const { tally, withoutFigure, notSurveyed } = counts;
  if (isEmptyTally(tally)) return nothingCountedSentence(notSurveyed);
  const others = notSurveyed === 0 ? "" : ` ${notSurveyedText(notSurveyed)}`;
  return `${tallySentence(tally, withoutFigure)}${others}`;
}

/** The same with the year that it is of. */
export function countsSentence(fy: FiscalYear, counts: YearCounts | null, stage: PlanStage): string {
  const text = countsText(fy, counts, stage);
  return counts === null ? text : `${fiscalYearJa(fy)}末の目標達成状況：${text}`;
}

/** Why a plan has no counts: a period that has not begun has no year that could still run. */
function noCountsSentence(fy: FiscalYear, stage: PlanStage): string {
  if (stage === "called_off") return CALLED_OFF_SENTENCE;
  return stage === "begun" ? runningYearSentence(fy) : planToBeginSentence(fy);
}

/** Where the KPI ends before its plan: 「令和8年度で終了する指標」 as long as that year still runs. One that goes on did not end. */
export function endText({ fy, isOver, carriedBy }: KpiEnd): string {
  if (carriedBy !== null) return `この計画では${fiscalYearJa(fy)}まで（「${carriedBy.name}」に引継ぎ）`;
  return `${fiscalYearJa(fy)}で終了${isOver ? "した" : "する"}指標`;
}

/** 令和7年度（2025年度）の報告 */
export function yearTitle(fy: FiscalYear): string {
  return `${fiscalYearLabel(fy)}の報告`;
}

export function committeeTitle(fy: FiscalYear): string {
  return `${fiscalYearLabel(fy)}の進捗　委員会資料`;
}

/** 令和8年5月1日（第3号） */
export function publicationText({
  no,
  publishedAt,
}: Pick<PublicationSnapshot, "no" | "publishedAt">): string {
  return `${dateJa(publishedAt)}（第${no}号）`;
}

/** Whether the city wrote anything about the year, said why there is no figure, or shows what the figure rests on. */
export function hasWords(year: PublishedYear): boolean {
  return (
    (year.evidence?.length ?? 0) > 0 ||
    year.reason !== "" ||
    year.nextStep !== "" ||
    year.basisNote !== "" ||
    figureDate(year) !== null ||
    isFigureExplained(year)
  );
}

/** 時点: the day that the year's figure stands for; null where there is no figure, or no day was given. */
export function figureDate({ actual, asOf }: Pick<PublishedYear, "actual" | "asOf">): string | null {
  return actual === null ? null : asOf;
}

/** Whether the city said why there is no figure: that a KPI is not surveyed that year is the plan's word, not an answer. */
export function isFigureExplained({ missing, isCounted }: PublishedYear): boolean {
  if (missing === null || missing.reason === "not_entered") return false;
  return missing.note !== "" || missing.reason !== "not_surveyed" || isCounted !== false;
}
