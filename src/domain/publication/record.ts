/** What the record of all that was ever told says of one KPI. */
import type { JudgementCode } from "@/domain/reports/judgement";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { RecordedChange } from "./snapshot";

/** Marks that became others without a new figure of their own year, newest first. @param kpiIds of one indicator */
export function marksWithoutFigure(
  record: readonly RecordedChange[],
  kpiIds: readonly KpiId[],
): RecordedChange[] {
  return record
    .filter(({ kind, kpiId }) => kind === "mark" && kpiId !== null && kpiIds.includes(kpiId))
    .toReversed();
}

/**
 * How the mark that a year has now came to be judged anew; null where it was not, or where the year was corrected or its
 * mark turned again since: what was told then is no longer about the mark that stands there.
 */
export function rejudgementInForce(
  record: readonly RecordedChange[],
  kpiId: KpiId,
  fy: FiscalYear,
): RecordedChange | null {
  const told = record.filter(
    (change) =>
      change.kpiId === kpiId &&
      change.fy === fy &&
      (change.marks !== undefined || change.kind === "correction" || change.kind === "confirmation"),
  );
  const change = told.findLast(({ marks }) => marks?.causes.includes("rejudged") === true);
  return change === undefined || told.some(({ no }) => no > change.no) ? null : change;
}

/** The mark that was published of a year before the one that it has now; null where it was never another one. */
export function previousMark(
  record: readonly RecordedChange[],
  kpiId: KpiId,
  fy: FiscalYear,
): JudgementCode | null {
  const turned = record.findLast(
    (change) => change.kpiId === kpiId && change.fy === fy && change.marks !== undefined,
  );
  return turned?.marks?.before ?? null;
}

/**
 * The later years whose marks a correction turned, as the publication that brought it told them.
 * @param approvedAt ISO instant of the correction's approval
 */
export function marksTurnedBy(
  record: readonly RecordedChange[],
  correction: { readonly kpiId: KpiId; readonly fy: FiscalYear; readonly approvedAt: string },
): RecordedChange[] {
  const { kpiId, fy, approvedAt } = correction;
  const own = record.filter((change) => change.kpiId === kpiId);
  const told = own.find(
    (change) =>
      (change.kind === "correction" || change.kind === "confirmation") &&
      change.fy === fy &&
      change.publishedAt >= approvedAt,
  );
  return own.filter(
    (change) =>
      change.kind === "mark" &&
      change.no === told?.no &&
      change.fy !== null &&
      change.fy > fy &&
      change.marks?.causes.includes("earlier_year") === true,
  );
}
