/** How many KPIs got which mark in a year. */
import { isInForce } from "@/domain/plan/editions";
import { countWithoutFigure, type Tally, tally } from "@/domain/reports/tally";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiView } from "./kpi-view";
import { yearOf } from "./years";

/** The KPIs of a plan in one year that has ended, each counted once. */
export interface YearCounts {
  readonly tally: Tally;
  /** How many of those not evaluated have no figure yet. */
  readonly withoutFigure: number;
  /** KPIs of that year that are not surveyed in it: in no count of marks. */
  readonly notSurveyed: number;
}

/** The marks of a year; null while it still runs, as nothing can be said of its end. */
export function countsOf(
  views: readonly Pick<KpiView, "kpi" | "series">[],
  fy: FiscalYear,
  lastEnded: FiscalYear,
): YearCounts | null {
  if (fy > lastEnded) return null;
  const series = views.map((view) => view.series);
  return {
    tally: tally(series, fy),
    withoutFigure: countWithoutFigure(series, fy),
    notSurveyed: views.filter(
      ({ kpi, series: own }) => isInForce(kpi, fy) && yearOf(own, fy)?.isCounted === false,
    ).length,
  };
}
