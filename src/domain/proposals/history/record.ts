/** What is on record of a plan's KPIs: a change of the plan may not touch it in silence. */
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { editionsOf } from "@/domain/plan/editions";
import type { ApprovedReport, ReportState } from "@/domain/reports/report";
import type { DecimalString } from "@/domain/shared/decimal";
import { addYears, earlierFy, type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { MetricId } from "@/domain/shared/metric-id";

/**
 * Where a report stands that is on its way. `returned`, `reopened`: as long as it is not handed in again. `correcting`: a
 * draft beside an answer in force.
 */
export type UnderwayState = "draft" | "correcting" | "reopened" | "returned" | "submitted";

/** null for a report that is not on its way. */
export function underwayState(report: {
  readonly state: ReportState;
  readonly isReturned: boolean;
  readonly isReopened: boolean;
  /** An answer is approved, or printed in the plan document. */
  readonly isInForce: boolean;
}): UnderwayState | null {
  const { state, isReturned, isReopened, isInForce } = report;
  if (state === "approved" || state === "not_started") return null;
  if (state === "submitted") return "submitted";
  if (isReturned) return "returned";
  if (isReopened) return "reopened";
  return isInForce ? "correcting" : "draft";
}

export interface OnRecord {
  readonly reports: readonly ApprovedReport[];
  /** Approved figures, and those that the document prints: a figure a KPI and year. */
  readonly figures: readonly {
    readonly kpiId: KpiId;
    readonly fy: FiscalYear;
    readonly actual: DecimalString;
  }[];
  /** Reports on their way in which a figure is typed. */
  readonly underway: readonly {
    readonly kpiId: KpiId;
    readonly fy: FiscalYear;
    readonly state: UnderwayState;
    readonly actualText: string;
  }[];
  /** Years of metrics with a figure that is approved, or typed in a report on its way; ascending. */
  readonly metrics: readonly { readonly metricId: MetricId; readonly fy: FiscalYear }[];
  /** Years of the plan with an answer on an initiative that is approved, or handed in; ascending. */
  readonly initiatives: readonly { readonly initiativeId: InitiativeId; readonly fy: FiscalYear }[];
  /** Years whose mark the public was told. */
  readonly published: readonly { readonly kpiId: KpiId; readonly fy: FiscalYear }[];
  /** Years that the public was told something of, whichever KPI it was: their tallies stand. */
  readonly publishedYears: readonly FiscalYear[];
  /** KPIs that the public was ever told of. */
  readonly publishedKpis: readonly string[];
}

/** Whether the public was told of the KPI, or a figure of it typed: then it is ended where it is given up, and never left out. */
export function isKpiOnRecord({ publishedKpis, figures, underway }: OnRecord, kpiId: KpiId): boolean {
  return publishedKpis.includes(kpiId) || [...figures, ...underway].some((each) => each.kpiId === kpiId);
}

/**
 * The year from which a change of a KPI is proposed to hold: after everything on record, not before the year that now runs,
 * and a year of the plan; the last one where nothing is left after what is on record.
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
  return earlierFy([...taken, inForce].reduce(laterFy, runningFy), plan.endFy);
}
