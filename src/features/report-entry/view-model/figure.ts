/** What a form needs to know about a figure before it is typed. Pure. */

import { plannedText, targetText } from "@/components/charts/chart-text";
import type { Kpi } from "@/domain/plan/definition";
import { editionInYear, kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import type { ReportContent } from "@/domain/reports/report";
import { comparableYears, judgedFigureOf, type KpiSeries, type SeriesPlan } from "@/domain/reports/series";
import { type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import type { FigureContext } from "../model/entry-draft";

/**
 * @param kpi with every edition of its terms
 * @param today ISO date in Asia/Tokyo
 * @param of what an answer of that year would replace
 */
export function figureContext(
  { startFy, endFy, settings, earlierSettings }: SeriesPlan,
  kpi: Kpi,
  series: KpiSeries,
  {
    fy,
    today,
    inForce,
    isMetric,
    approved,
    isAskedAgain,
  }: Pick<FigureContext, "fy" | "today" | "inForce" | "isMetric" | "isAskedAgain"> & {
    /** In force, with the edition of the definition that it was given by; null where none was approved. */
    readonly approved: { readonly content: ReportContent; readonly edition: number } | null;
  },
): FigureContext {
  return {
    kpi: kpiInYear(kpi, fy),
    isMetric,
    fy,
    today,
    basis: {
      plan: { startFy, endFy, settings, earlierSettings },
      kpi,
      years: series.years.map(judgedFigureOf),
    },
    earlier: comparableYears(kpi, series.years, fy),
    inForce,
    approved: approved?.edition === editionInYear(kpi, fy).no ? approved.content : null,
    isAskedAgain,
  };
}

/** Most figures stand for the year's last day; while the year runs, for today. ISO dates. */
export function defaultAsOf(fy: FiscalYear, today: IsoDate): IsoDate {
  const { end } = fiscalYearRange(fy);
  return end <= today ? end : today;
}

/** In two or three words beside a form: what it was, and what it is to be. */
export function shortFigures({ kpi, fy, earlier }: FigureContext): { term: string; value: string }[] {
  const last = earlier.at(-1);
  const planned = kpi.years.find((year) => year.fy === fy)?.planned ?? null;
  const figures: { term: string; value: string }[] = [];
  if (last) {
    const name = last.fy === fy - 1 ? "前年度" : "前回";
    figures.push({ term: `${name}（${fiscalYearJa(last.fy)}）`, value: formatQuantity(last.value, kpi) });
  } else if (kpi.baseline.value !== null) {
    figures.push({
      term: `現状値（${fiscalYearJa(kpi.baseline.fy)}）`,
      value: formatQuantity(kpi.baseline.value, kpi),
    });
  }
  if (planned && planned.kind !== "none") {
    figures.push({ term: `${fiscalYearJa(fy)}の計画`, value: plannedText(planned, kpi) });
  }
  if (kpi.target.value.kind !== "none") {
    figures.push({
      term: `目標値（${fiscalYearJa(kpi.target.fy)}）`,
      value: targetText(kpi.target.value, kpi),
    });
  }
  return figures;
}
