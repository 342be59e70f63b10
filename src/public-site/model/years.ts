/** What a published series says of a year. */
import type { PublishedSeries, PublishedYear } from "@/domain/publication/snapshot";
import { placeOfMark } from "@/domain/reports/tally";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** The KPI's series up to a year: later figures left out, as a report of that year shows them. */
export function yearOf(series: PublishedSeries, fy: FiscalYear): PublishedYear | null {
  return series.years.find((year) => year.fy === fy) ?? null;
}

/** What is known of a year in several series, the figures first of all. */
export function yearsOf(series: readonly PublishedSeries[], fy: FiscalYear): PublishedYear[] {
  return series.flatMap((each) => yearOf(each, fy) ?? []);
}

/** Whether anything was said of the year: a figure, or the word that there is none. */
export function hasData(series: readonly PublishedSeries[], fy: FiscalYear): boolean {
  return series.some((each) => (yearOf(each, fy)?.revision ?? null) !== null);
}

export function isMarked(year: PublishedYear, lastEnded: FiscalYear): boolean {
  return placeOfMark(year, lastEnded) === "mark" && year.judgement.code !== "not_evaluated";
}
