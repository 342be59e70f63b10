/** A report's submission as it is stored: by whom, and who had the link in hand through which it came. */
import { authorIdsOf } from "@/domain/reports/entry/authors";
import type { Prisma } from "@/server/db/generated/client";

export const SUBMISSION_SELECT = {
  submittedById: true,
  openedRevision: true,
  submittedLink: { select: { fetches: { select: { userId: true } } } },
} as const satisfies Prisma.ReportSelect;

type SubmissionRow = Prisma.ReportGetPayload<{ select: typeof SUBMISSION_SELECT }>;

/** Who counts as an author of what waits for a decision; nobody where there is no report. */
export function authorIdsOfRow(row: SubmissionRow | null | undefined): readonly string[] {
  return authorIdsOf({
    submittedById: row?.submittedById ?? null,
    linkHeldByIds: row?.submittedLink?.fetches.map(({ userId }) => userId) ?? [],
  });
}
