/** What holds of an item's year: what a past figure is held against when it is looked at, and when it is approved. */
import type { PastStanding } from "@/domain/imports/past-figures/outcome";
import type { Kpi } from "@/domain/plan/definition";
import type { ReportContent } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { kindInForce } from "@/server/reports/kpi";

/**
 * @param kpi by the terms of that year
 * @param approved what was approved and holds; null where nothing was
 * @param isSaid a figure of the whole year was approved at some time
 */
export function standingOf(
  { kpi, fy }: { readonly kpi: Kpi; readonly fy: FiscalYear },
  approved: ReportContent | null,
  isSaid: boolean,
): Pick<PastStanding, "approved" | "inForce"> {
  const printed = kpi.years.find((year) => year.fy === fy)?.actual ?? null;
  return {
    approved,
    inForce: {
      kind: kindInForce(kpi, fy, approved, isSaid),
      value: approved === null ? printed : approved.actual,
      missing: approved?.missing?.reason ?? null,
    },
  };
}
