/** The tally of one fiscal year's marks, in 別紙5-2's form. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { JudgementCode } from "./judgement";
import type { MarkedYear } from "./series";

export type Tally = Readonly<Record<JudgementCode, number>>;

/** A year as far as a tally asks. */
export type TalliedYear = Pick<MarkedYear, "fy" | "isCounted"> & {
  readonly judgement: Pick<MarkedYear["judgement"], "code">;
};

/** How many KPIs have which mark that year. A KPI that has no such year, or is not surveyed in it, is not counted. */
export function tally(series: readonly { readonly years: readonly TalliedYear[] }[], fy: FiscalYear): Tally {
  const counts: Record<JudgementCode, number> = {
    achieved: 0,
    improving: 0,
    not_achieved: 0,
    not_evaluated: 0,
  };
  for (const { years } of series) {
    const year = years.find((each) => each.fy === fy);
    if (year !== undefined && year.isCounted !== false) counts[year.judgement.code] += 1;
  }
  return counts;
}

/** Whether no KPI is counted: none of them is asked for in that year. */
export function isEmptyTally(counts: Tally): boolean {
  return Object.values(counts).every((count) => count === 0);
}

/**
 * What stands in the place of a year's mark: a year that still runs has none yet, and one in which the KPI is not surveyed
 * has none at all.
 */
export type MarkPlace = "mark" | "running" | "not_surveyed";

/** @param lastEnded the latest fiscal year that has ended; null where no year is taken to run */
export function placeOfMark(
  { fy, isCounted }: Pick<MarkedYear, "fy" | "isCounted">,
  lastEnded: FiscalYear | null,
): MarkPlace {
  if (isCounted === false) return "not_surveyed";
  return lastEnded !== null && fy > lastEnded ? "running" : "mark";
}

/**
 * The mark that stands beside a year's figure: none in a year that still runs or has no survey, and none of a figure of a part of
 * the year (年度途中の値).
 */
export function markBeside(
  year: TalliedYear & Pick<MarkedYear, "figureStatus">,
  lastEnded: FiscalYear | null,
): JudgementCode | null {
  if (placeOfMark(year, lastEnded) !== "mark" || year.figureStatus === "interim") return null;
  return year.judgement.code;
}

/**
 * How many of the 未評価 have no figure yet: a count of its own, as "not known" is no judgement. Where it was answered that
 * nothing was surveyed, no figure is to come.
 */
export function countWithoutFigure(
  series: readonly { readonly years: readonly MarkedYear[] }[],
  fy: FiscalYear,
): number {
  return series.filter(({ years }) => {
    const year = years.find((each) => each.fy === fy);
    return year !== undefined && isWithoutFigure(year);
  }).length;
}

/** Whether a figure of the year is still to come. */
export function isWithoutFigure({
  actual,
  isCounted,
  missing,
}: Pick<MarkedYear, "actual" | "isCounted" | "missing">): boolean {
  return actual === null && isCounted !== false && missing?.reason !== "not_surveyed";
}
