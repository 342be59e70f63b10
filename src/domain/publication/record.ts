/** What the record of all that was ever told says of one KPI. */
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
