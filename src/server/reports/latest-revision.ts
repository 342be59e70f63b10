/** A report with its newest revision, and whether that says what a writer is about to say. */

import type { ReportContent, ReportState } from "@/domain/reports/report";
import { isDecision } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { ReportChangeInput } from "./change-input";
import { isReturned, LAST_STEP } from "./entry-window";
import { REVISION_SELECT, type RevisionRow, toContent, type WrittenWith } from "./rows";
import { authorIdsOfRow, SUBMISSION_SELECT } from "./submission";

export interface ReportWithLatest {
  readonly id: string;
  readonly state: ReportState;
  readonly version: number;
  readonly approvedRevision: number | null;
  /** Who counts as an author of what waits for a decision. */
  readonly authorIds: readonly string[];
  readonly submittedById: string | null;
  readonly openedRevision: number | null;
  readonly newest: RevisionRow;
  /** The revision in force; null while none was approved. */
  readonly approved: RevisionRow | null;
  /** A figure of the whole year was approved at some time. */
  readonly isSaid: boolean;
  /** What was handed in last came back, and was not handed in since. */
  readonly isReturned: boolean;
}

/** The revisions by which a figure of the whole year was said. */
const SAID = {
  event: "approve",
  actual: { not: null },
  figureStatus: { not: "interim" },
} as const satisfies Prisma.ReportRevisionWhereInput;

const WITH_LATEST = {
  itemId: true,
  fy: true,
  id: true,
  state: true,
  version: true,
  approvedRevision: true,
  ...SUBMISSION_SELECT,
  latest: { select: REVISION_SELECT },
  approved: { select: REVISION_SELECT },
  revisions: LAST_STEP,
  _count: { select: { revisions: { where: SAID } } },
} as const satisfies Prisma.ReportSelect;

export async function readReportWithLatest(
  tx: Tx,
  { kpiId, fy }: Pick<ReportChangeInput, "kpiId" | "fy">,
): Promise<ReportWithLatest | null> {
  const row = await tx.report.findUnique({
    where: { itemId_fy: { itemId: kpiId, fy } },
    select: WITH_LATEST,
  });
  return row && withLatest(row);
}

/** Every report of those items in those years; there may be more of them than were meant. */
export async function readReportsWithLatest(
  tx: Tx,
  { kpiIds, fys }: { readonly kpiIds: readonly KpiId[]; readonly fys: readonly FiscalYear[] },
): Promise<(report: Pick<ReportChangeInput, "kpiId" | "fy">) => ReportWithLatest | null> {
  const rows = await tx.report.findMany({
    where: { itemId: { in: [...kpiIds] }, fy: { in: [...fys] } },
    select: WITH_LATEST,
  });
  const byReport = new Map(rows.map((row) => [`${row.itemId}/${row.fy}`, withLatest(row)]));
  return ({ kpiId, fy }) => byReport.get(`${kpiId}/${fy}`) ?? null;
}

function withLatest(row: Prisma.ReportGetPayload<{ select: typeof WITH_LATEST }>): ReportWithLatest {
  const { itemId: _, fy: _fy, latest, _count, revisions, submittedLink, ...report } = row;
  return {
    ...report,
    authorIds: authorIdsOfRow(row),
    newest: latest,
    isSaid: _count.revisions > 0,
    isReturned: isReturned(revisions),
  };
}

export interface Written {
  readonly content: ReportContent;
  readonly correctionReason: string;
  readonly with: WrittenWith;
}

/** The same event with the same words: the request was sent twice. */
export function saysTheSame(
  newest: RevisionRow,
  input: ReportChangeInput,
  written: Omit<Written, "with">,
): boolean {
  return (
    newest.event === input.event &&
    // What is taken back carries the words of the return that it had answered.
    (input.event === "take_back" || newest.comment === (isDecision(input.event) ? input.comment : "")) &&
    (input.event === "take_back" ||
      newest.commentField === (input.event === "return" ? input.commentField : null)) &&
    newest.correctionReason === written.correctionReason &&
    JSON.stringify(comparable(toContent(newest))) === JSON.stringify(comparable(written.content))
  );
}

/** In a fixed order, so that two contents can be compared as text. */
function comparable(content: ReportContent): readonly (string | null)[] {
  const { missing } = content;
  return [
    content.actualText,
    content.figureStatus,
    content.asOf,
    content.basisNote,
    content.reason,
    content.nextStep,
    content.warningNote,
    missing?.reason ?? null,
    missing?.note ?? null,
    missing?.expectedOn ?? null,
  ];
}
