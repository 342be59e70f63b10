/** Which approved revisions a publication may speak of: those that were told, and the newest of each year. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { MetricId } from "@/domain/shared/metric-id";

/** By which a published figure is known again. */
export function figureKey(id: KpiId | MetricId, fy: FiscalYear, revision: number): string {
  return `${id}/${fy}/${revision}`;
}

interface Approved {
  readonly fy: FiscalYear;
  readonly revision: number;
}

/**
 * Leaves out what was approved and replaced again before anybody outside saw it: a correction (訂正) is a change of a
 * published figure only.
 * @param published `figureKey` of every figure that was ever published
 */
export function publishable<T extends Approved>(
  reports: readonly T[],
  idOf: (report: T) => KpiId | MetricId,
  published: ReadonlySet<string>,
): T[] {
  const newest = new Map<string, number>();
  for (const report of reports) {
    const key = `${idOf(report)}/${report.fy}`;
    newest.set(key, Math.max(newest.get(key) ?? 0, report.revision));
  }
  return reports.filter((report) => {
    const { fy, revision } = report;
    const id = idOf(report);
    return newest.get(`${id}/${fy}`) === revision || published.has(figureKey(id, fy, revision));
  });
}
