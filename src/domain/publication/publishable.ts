/** Which approved revisions a publication may speak of: those that were told, and the newest of each year. */

import { type Approval, reasonsSince } from "@/domain/publication/changes/correction-reasons";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { MetricId } from "@/domain/shared/metric-id";

/** By which a published figure, or an answer about an initiative, is known again. */
export function figureKey(id: string, fy: FiscalYear, revision: number): string {
  return `${id}/${fy}/${revision}`;
}

interface Approved extends Approval {
  readonly fy: FiscalYear;
}

/**
 * Leaves out what was approved and replaced again before anybody outside saw it: a correction (訂正) is a change of a
 * published figure only. The reason of a revision is that of all that stands in it since
 * the one that was told before.
 * @param published `figureKey` of every figure that was ever published
 */
export function publishable<T extends Approved>(
  reports: readonly T[],
  idOf: (report: T) => KpiId | MetricId,
  published: ReadonlySet<string>,
): T[] {
  const ofYear = Map.groupBy(reports, (report) => `${idOf(report)}/${report.fy}`);
  return reports.flatMap((report) => {
    const { fy, revision } = report;
    const id = idOf(report);
    const all = ofYear.get(`${id}/${fy}`) ?? [];
    const isTold = (each: Approved) => published.has(figureKey(id, fy, each.revision));
    if (all.some((each) => each.revision > revision) && !isTold(report)) return [];
    const upTo = all.filter((each) => each.revision <= revision);
    const before = upTo.filter((each) => each.revision < revision && isTold(each));
    const told = before.length === 0 ? null : Math.max(...before.map((each) => each.revision));
    return [{ ...report, correctionReason: reasonsSince(upTo, told) }];
  });
}
