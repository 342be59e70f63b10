/** Which fiscal years a plan speaks of, and which of its figures the document prints. */

import type { DecimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYearOf, fiscalYearRange } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { type Kpi, listKpis, type PlacedKpi, type PlanDefinition } from "./definition";
import { isSurveyed, kpiInYear } from "./editions";

export function coversYear(plan: Pick<PlanDefinition, "startFy" | "endFy">, fy: FiscalYear): boolean {
  return plan.startFy <= fy && fy <= plan.endFy;
}

/** Whether figures of that year can be entered now: the plan runs in it, the KPI is surveyed in it, and it has begun. */
export function isReportable(
  plan: Pick<PlanDefinition, "startFy" | "endFy">,
  kpi: Pick<Kpi, "from" | "until" | "surveyed">,
  fy: FiscalYear,
  now: Date,
): boolean {
  return coversYear(plan, fy) && isSurveyed(kpi, fy) && fy <= fiscalYearOf(now);
}

/** The KPIs that a plan asks for in a year, in the document's order; none where it does not run in it. */
export function kpisInYear(plan: PlanDefinition, fy: FiscalYear): PlacedKpi[] {
  if (!coversYear(plan, fy)) return [];
  return listKpis(plan)
    .filter(({ kpi }) => isSurveyed(kpi, fy))
    .map((placed) => ({ ...placed, kpi: kpiInYear(placed.kpi, fy) }));
}

/** That year's figure can only be of a part of it: the year still runs on that day (ISO date). */
export function isRunning(fy: FiscalYear, today: IsoDate): boolean {
  return today <= fiscalYearRange(fy).end;
}

/** Figures that the plan prints of years that are not over on that day (ISO date). */
export function printedAhead(plan: PlanDefinition, today: IsoDate): { kpi: Kpi; fy: FiscalYear }[] {
  return listKpis(plan).flatMap(({ kpi }) =>
    kpi.years.flatMap(({ fy, actual }) => (actual !== null && isRunning(fy, today) ? [{ kpi, fy }] : [])),
  );
}

/** The figure that the plan document prints of that year; null where it prints none. */
export function documentedFigure({ years }: Pick<Kpi, "years">, fy: FiscalYear): DecimalString | null {
  return years.find((year) => year.fy === fy)?.actual ?? null;
}

/** The plan document prints that year's figure, so that nothing has to be entered. */
export function isDocumented(kpi: Pick<Kpi, "years">, fy: FiscalYear): boolean {
  return documentedFigure(kpi, fy) !== null;
}
