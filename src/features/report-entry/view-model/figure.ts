/** What a form needs to know about a figure before it is typed. Pure. */
import { plannedText, targetText } from "@/components/charts/chart-text";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import type { KpiSeries } from "@/domain/reports/series";
import { type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import type { FigureContext } from "../model/entry-draft";

/**
 * @param today ISO date in Asia/Tokyo
 * @param isCorrection a figure of that year is in force already
 */
export function figureContext(
  plan: Pick<PlanDefinition, "settings">,
  kpi: Kpi,
  series: KpiSeries,
  { fy, today, isCorrection }: { fy: FiscalYear; today: string; isCorrection: boolean },
): FigureContext {
  return {
    kpi,
    fy,
    today,
    judgeBase: {
      fy,
      direction: kpi.direction,
      unit: kpi.unit,
      decimals: kpi.decimals,
      baseline: kpi.baseline,
      target: kpi.target,
      planned: kpi.years.find((year) => year.fy === fy)?.planned ?? null,
      earlier: series.years.flatMap((year) =>
        year.fy < fy && year.actual !== null ? [{ fy: year.fy, value: year.actual }] : [],
      ),
      improvementReference: plan.settings.improvementReference,
    },
    isCorrection,
  };
}

/** Most figures stand for the year's last day; while the year runs, for today. ISO dates. */
export function defaultAsOf(fy: FiscalYear, today: string): string {
  const { end } = fiscalYearRange(fy);
  return end <= today ? end : today;
}

/** In two or three words beside a form: what it was, and what it is to be. */
export function shortFigures({ kpi, fy, judgeBase }: FigureContext): { term: string; value: string }[] {
  const last = judgeBase.earlier.at(-1);
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
  if (judgeBase.planned && judgeBase.planned.kind !== "none") {
    figures.push({ term: `${fiscalYearJa(fy)}の計画`, value: plannedText(judgeBase.planned, kpi) });
  }
  if (kpi.target.value.kind !== "none") {
    figures.push({
      term: `目標値（${fiscalYearJa(kpi.target.fy)}）`,
      value: targetText(kpi.target.value, kpi),
    });
  }
  return figures;
}
