/** Approved figures of metrics (KPI以外の実績), for publications. */
import type { ApprovedMetric } from "@/domain/publication/metrics";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import type { Tx } from "@/server/db/client";
import { REVISION_SELECT, toApproved } from "@/server/reports/rows";

/** Every revision that was ever approved, in the order of years and metrics. The caller has asked `can`. */
export async function readApprovedMetrics(tx: Tx): Promise<ApprovedMetric[]> {
  const rows = await tx.reportRevision.findMany({
    where: { event: "approve", report: { item: { kind: "metric" } } },
    orderBy: [{ report: { fy: "asc" } }, { report: { itemId: "asc" } }, { no: "asc" }],
    select: { ...REVISION_SELECT, report: { select: { itemId: true, fy: true } } },
  });
  return rows.map(({ report, ...row }) => {
    // The rows of a metric's reports are read as a KPI's: its id stands where that one's does.
    const of = { kpiId: toKpiId(report.itemId), fy: fiscalYear(report.fy) };
    const { kpiId: _, ...approved } = toApproved(row, of);
    return { metricId: toMetricId(report.itemId), ...approved, unit: row.unit };
  });
}
