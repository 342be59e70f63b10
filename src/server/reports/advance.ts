/** The pointers of a report: what every writer of a revision, of whatever item, moves in the same way. */
import { isDecision, type ReportEvent, type ReportState } from "@/domain/reports/report";
import type { Action } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { TAKE_BACK_TOO_LATE } from "@/domain/words/ja/reports/take-back";
import { done, type FieldErrors, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";

/** Which report, by what event, and the newest revision that the writer saw (0: none). */
export interface Step {
  readonly itemId: string;
  readonly fy: FiscalYear;
  readonly event: ReportEvent;
  readonly version: number;
}

/** What one must be allowed to do, to bring an event about. */
export const ACTION_OF = {
  save_draft: "report.edit",
  submit: "report.submit",
  return: "report.return",
  approve: "report.approve",
  take_back: "report.submit",
} as const satisfies Record<ReportEvent, Action>;

/**
 * Points the report at its next revision, which the caller writes in the same transaction.
 * @param reportId null: it has none yet
 * @returns where the revision belongs; `conflict` where another writer was quicker
 */
export async function advanceReport(
  tx: Tx,
  viewer: Viewer,
  { itemId, fy, event, version }: Step,
  { reportId, state }: { readonly reportId: string | null; readonly state: ReportState },
): Promise<Result<{ reportId: string; no: number }>> {
  const no = version + 1;
  const pointers = {
    state,
    version: no,
    ...(event === "approve" ? { approvedRevision: no } : {}),
    ...submissionColumns(event, viewer),
  };
  if (reportId === null) {
    const created = await tx.report.create({ data: { itemId, fy, ...pointers }, select: { id: true } });
    return done({ reportId: created.id, no });
  }
  // Opened since it was read: what is being looked at is not pulled away.
  const unopened =
    event === "take_back" ? { OR: [{ openedRevision: null }, { openedRevision: { lt: version } }] } : {};
  const where = { id: reportId, version, ...unopened };
  const { count } = await tx.report.updateMany({ where, data: pointers });
  return count === 0 ? refusedAsStale(event) : done({ reportId, no });
}

/** Another writer was quicker. @param errors what is said of it; of a taking back, what it means for that */
export function refusedAsStale(
  event: ReportEvent,
  errors?: FieldErrors,
): Extract<Result<never>, { ok: false }> {
  return refused("conflict", event === "take_back" ? { "": TAKE_BACK_TOO_LATE } : errors);
}

/** What is new waits under the name, and by the link, of whoever submits it; a decision leaves that as it is. */
export function submissionColumns(event: ReportEvent, viewer: Viewer) {
  if (isDecision(event)) return {};
  const isSubmitted = event === "submit";
  return {
    submittedById: isSubmitted ? viewer.userId : null,
    submittedLinkId: isSubmitted ? (viewer.responseScope?.linkId ?? null) : null,
  };
}
