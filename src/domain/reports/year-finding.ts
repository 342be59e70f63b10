/** What can be said of a plan's year beside its counts: when missing figures are to come, and why a year has none at all. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { YearRecord } from "./series";

type AskedYear = Pick<YearRecord, "fy" | "actual" | "missing" | "isCounted">;
type Asked = readonly { readonly years: readonly AskedYear[] }[];

/** So many figures are expected in a month. */
export interface ExpectedFigures {
  /** Any day of the month. */
  readonly month: IsoDate;
  readonly count: number;
}

/**
 * When the figures that a year lacks are to be published, by month, earliest first.
 * @param today a day that has passed is no expectation any more
 */
export function expectedFigures(series: Asked, fy: FiscalYear, today: IsoDate): ExpectedFigures[] {
  const days = yearsIn(series, fy).flatMap(({ actual, missing }) =>
    actual === null && missing?.expectedOn && missing.expectedOn >= today ? [missing.expectedOn] : [],
  );
  const months = Map.groupBy(days.sort(), (day) => day.slice(0, "2026-01".length));
  return [...months.values()].flatMap((own) => (own[0] ? [{ month: own[0], count: own.length }] : []));
}

/** `not_surveyed`: the plan asks for nothing in that year, or it was answered of every KPI that nothing was measured. */
export type WhyNoFigures = "running" | "not_surveyed" | "awaited" | "not_entered";

/**
 * Why no KPI has a figure of the year; null where one has, or there is no KPI.
 * @param lastEnded the latest fiscal year that has ended
 */
export function whyNoFigures(series: Asked, fy: FiscalYear, lastEnded: FiscalYear): WhyNoFigures | null {
  const years = yearsIn(series, fy);
  if (years.length === 0 || years.some(({ actual }) => actual !== null)) return null;
  const reasons = years
    .filter(({ isCounted }) => isCounted !== false)
    .map(({ missing }) => missing?.reason ?? "not_entered");
  if (reasons.every((reason) => reason === "not_surveyed")) return "not_surveyed";
  if (reasons.includes("awaiting_release")) return "awaited";
  return fy > lastEnded ? "running" : "not_entered";
}

function yearsIn(series: Asked, fy: FiscalYear): AskedYear[] {
  return series.flatMap(({ years }) => years.find((year) => year.fy === fy) ?? []);
}
