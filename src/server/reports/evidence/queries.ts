import { done, type Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { closedTo, type ReportRef, readAttachmentAccess } from "@/server/reports/attachment-access";
import { EVIDENCE_SELECT, type EvidenceDto, stoppedAmong, toEvidence } from "./rows";

export interface EvidenceListDto {
  /** In the order in which they were added. */
  readonly pieces: readonly EvidenceDto[];
  readonly canChange: boolean;
  /** Why a department cannot change anything now; null where it can, and for whoever never may. */
  readonly closedBecause: string | null;
}

/** What is removed is in no list. `not_found` as {@link readAttachmentAccess} says it. */
export async function listEvidence(
  viewer: Viewer,
  ref: ReportRef,
  now: Date = new Date(),
): Promise<Result<EvidenceListDto>> {
  const access = await readAttachmentAccess(viewer, db(), ref, now);
  if (!access.ok) return access;
  const rows = await db().evidence.findMany({
    where: { itemId: ref.kpiId, fy: ref.fy, removedAt: null },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: EVIDENCE_SELECT,
  });
  const stopped = await stoppedAmong(db(), rows);
  const closed = closedTo(viewer, access.value);
  return done({
    pieces: rows.map((row) => toEvidence(row, stopped)),
    canChange: closed === null,
    closedBecause: closed || null,
  });
}
