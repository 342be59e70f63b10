/** What is on record of a plan's KPIs: a change of the plan may not touch it in silence. */
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { editionsOf } from "@/domain/plan/editions";
import type { ApprovedReport } from "@/domain/reports/report";
import type { DecimalString } from "@/domain/shared/decimal";
import { addYears, earlierFy, type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";

export interface OnRecord {
  readonly reports: readonly ApprovedReport[];
  /** Approved figures, and those that the document prints: a figure a KPI and year. */
  readonly figures: readonly {
    readonly kpiId: KpiId;
    readonly fy: FiscalYear;
    readonly actual: DecimalString;
  }[];
  /** Reports on their way (draft, submitted, returned) in which a figure is typed. */
  readonly underway: readonly {
    readonly kpiId: KpiId;
    readonly fy: FiscalYear;
    readonly actualText: string;
  }[];
  /** Years whose mark the public was told. */
  readonly published: readonly { readonly kpiId: KpiId; readonly fy: FiscalYear }[];
  /** Years that the public was told something of, whichever KPI it was: their tallies stand. */
  readonly publishedYears: readonly FiscalYear[];
  /** KPIs that the public was ever told of. */
  readonly publishedKpis: readonly string[];
}

/**
 * The year from which a change of a KPI is proposed to hold: after everything on record, and not before the year that now
 * runs.
 * @param runningFy the fiscal year of today
 */
export function suggestedYear(
  plan: PlanDefinition,
  kpiId: KpiId | null,
  record: OnRecord,
  runningFy: FiscalYear,
): FiscalYear {
  const own = (each: { readonly kpiId: KpiId }) => kpiId === null || each.kpiId === kpiId;
  const taken = [...record.figures, ...record.underway].filter(own).map(({ fy }) => addYears(fy, 1));
  const kpi = listKpis(plan).find((placed) => placed.kpi.id === kpiId)?.kpi;
  const inForce = kpi ? (editionsOf(kpi).at(-1)?.from ?? plan.startFy) : plan.startFy;
  return [...taken, inForce].reduce(laterFy, earlierFy(runningFy, plan.endFy));
}
