/** Which year's marks stand for a plan whose period is over: one late figure does not take the place of a year's results. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type TalliedYear, tally } from "./tally";

/** A year of which only a part has a mark. */
export interface PartlyMarkedYear {
  readonly fy: FiscalYear;
  readonly marked: number;
  readonly counted: number;
}

export interface YearOfResults {
  readonly fy: FiscalYear;
  /** The latest year after it that has a mark; null where there is none. */
  readonly later: PartlyMarkedYear | null;
}

/**
 * The latest year in which at least half of the KPIs counted have a mark; where there is none, the latest with any.
 * @param years those that have ended, ascending
 * @returns null where nothing has a mark
 */
export function yearOfResults(
  series: readonly { readonly years: readonly TalliedYear[] }[],
  years: readonly FiscalYear[],
): YearOfResults | null {
  const marked = years.map((fy) => markedIn(series, fy)).filter((year) => year.marked > 0);
  const latest = marked.at(-1);
  if (latest === undefined) return null;
  const { fy } = marked.findLast((year) => year.marked * 2 >= year.counted) ?? latest;
  return { fy, later: latest.fy > fy ? latest : null };
}

function markedIn(
  series: readonly { readonly years: readonly TalliedYear[] }[],
  fy: FiscalYear,
): PartlyMarkedYear {
  const { achieved, improving, not_achieved, not_evaluated } = tally(series, fy);
  const marked = achieved + improving + not_achieved;
  return { fy, marked, counted: marked + not_evaluated };
}
