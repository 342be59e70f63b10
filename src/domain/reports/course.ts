/** The way of a KPI up to a year, as figures that can be compared with that year's. */

import type { Kpi } from "@/domain/plan/definition";
import { isSaidInTerms, kpiInYear } from "@/domain/plan/editions";
import type { DecimalString } from "@/domain/shared/decimal";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { baselineInTerms, comparableYears, type YearRecord } from "./series";

export interface CoursePoint {
  readonly fy: FiscalYear;
  readonly value: DecimalString;
}

export interface Course {
  /** null where there is none, or it is a figure of its own year. */
  readonly baseline: CoursePoint | null;
  /** Figures of whole years up to the year, ascending; what a break of the definition parts from it is left out. */
  readonly figures: readonly CoursePoint[];
  /** null where the target is no number, or was left in the terms of before a break. */
  readonly target: CoursePoint | null;
}

/** @param fy the year by whose definition all is read */
export function courseUntil(
  kpi: Kpi,
  years: readonly Pick<YearRecord, "fy" | "actual" | "figureStatus">[],
  fy: FiscalYear,
): Course {
  const figures = comparableYears(kpi, years, addYears(fy, 1));
  const { fy: baselineFy, value } = baselineInTerms(kpi, fy);
  const { target } = kpiInYear(kpi, fy);
  const isOwn = figures.some((figure) => figure.fy === baselineFy);
  return {
    baseline: value === null || isOwn ? null : { fy: baselineFy, value },
    figures,
    target:
      target.value.kind === "number" && isSaidInTerms(kpi, fy, "target")
        ? { fy: target.fy, value: target.value.value }
        : null,
  };
}
