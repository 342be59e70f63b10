/** Which fiscal years a plan speaks of, and which of its figures the document prints. */

import { type FiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import type { Kpi, PlanDefinition } from "./definition";

export function coversYear(plan: Pick<PlanDefinition, "startFy" | "endFy">, fy: FiscalYear): boolean {
  return plan.startFy <= fy && fy <= plan.endFy;
}

/** Whether figures of that year can be entered now: the plan runs in it and it has begun. */
export function isReportable(
  plan: Pick<PlanDefinition, "startFy" | "endFy">,
  fy: FiscalYear,
  now: Date,
): boolean {
  return coversYear(plan, fy) && fy <= fiscalYearOf(now);
}

/** The plan document prints that year's figure, so that nothing has to be entered. */
export function isDocumented(kpi: Pick<Kpi, "years">, fy: FiscalYear): boolean {
  return kpi.years.some((year) => year.fy === fy && year.actual !== null);
}
