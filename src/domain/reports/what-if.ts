/**
 * What would follow from figures of years to come: they are judged and paced as if they were approved, by the very rules
 * that judge what is.
 */

import type { Kpi } from "@/domain/plan/definition";
import { isSurveyed } from "@/domain/plan/editions";
import type { DecimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import { type ApprovedReport, asApproved, type ReportContent } from "./report";
import { buildSeries, type KpiSeries, type SeriesPlan, type YearRecord } from "./series";

/** A figure that somebody tries for a year. */
export interface Trial {
  readonly fy: FiscalYear;
  readonly value: DecimalString;
}

/** The years of the plan that a figure can be tried for: those that no figure of the whole year is approved of. */
export function yearsToTry(
  { startFy, endFy }: Pick<SeriesPlan, "startFy" | "endFy">,
  kpi: Kpi,
  { years }: KpiSeries,
): FiscalYear[] {
  const known = new Set(years.filter(isOfWholeYear).map(({ fy }) => fy));
  return fiscalYears(startFy, endFy).filter((fy) => isSurveyed(kpi, fy) && !known.has(fy));
}

/** The series as it would be. A trial of a year that cannot be tried is passed over. */
export function whatIfSeries(
  plan: SeriesPlan,
  kpi: Kpi,
  reports: readonly ApprovedReport[],
  trials: readonly Trial[],
): KpiSeries {
  const open = yearsToTry(plan, kpi, buildSeries(plan, kpi, reports));
  const tried = trials
    .filter(({ fy }) => open.includes(fy))
    .map((trial) => asApproved(kpi.id, { fy: trial.fy, content: contentOf(trial) }));
  return buildSeries(plan, kpi, [...reports, ...tried]);
}

/** The latest year with a figure of the whole year: from there the way goes on. null where there is none. */
export function latestWholeYear<Y extends YearRecord>(years: readonly Y[]): Y | null {
  return years.findLast(isOfWholeYear) ?? null;
}

function isOfWholeYear({ actual, figureStatus }: YearRecord): boolean {
  return actual !== null && figureStatus !== "interim";
}

/** In the place of whatever is approved of its year: a part of the year at most. */
function contentOf({ value }: Trial): ReportContent {
  return {
    actualText: value,
    actual: value,
    figureStatus: "final",
    missing: null,
    asOf: null,
    basisNote: "",
    reason: "",
    nextStep: "",
    warningNote: "",
  };
}
