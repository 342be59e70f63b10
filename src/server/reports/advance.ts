/** The pointers of a report: what every writer of a revision, of whatever item, moves in the same way. */
import { isDecision, type ReportEvent, type ReportState } from "@/domain/reports/report";
import type { Action } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { changedMeanwhile } from "@/domain/words/ja/reports/changed-meanwhile";
import { TAKE_BACK_TOO_LATE } from "@/domain/words/ja/reports/take-back";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";

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
  if (count > 0) return done({ reportId, no });
  const quicker = await tx.report.findUnique({
    where: { id: reportId },
    select: { latest: { select: STEP_SELECT } },
  });
  return refusedAsStale(viewer, event, quicker?.latest ?? null);
}

const STEP_SELECT = {
  event: true,
  state: true,
  authorId: true,
  author: { select: { name: true } },
} as const satisfies Prisma.ReportRevisionSelect;

/** Another writer was quicker: what was done, and by whom. @param newest the newest revision; null: there is none */
export function refusedAsStale(
  viewer: Viewer,
  event: ReportEvent,
  newest: Prisma.ReportRevisionGetPayload<{ select: typeof STEP_SELECT }> | null,
): Extract<Result<never>, { ok: false }> {
  if (event === "take_back") return refused("conflict", { "": TAKE_BACK_TOO_LATE });
  const step = newest && {
    event: newest.event,
    state: newest.state,
    by: newest.author?.name ?? null,
    isOwn: newest.authorId !== null && newest.authorId === viewer.userId,
  };
  return refused("conflict", { "": changedMeanwhile(event, step) });
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
