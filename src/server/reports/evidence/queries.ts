import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import { reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { closedTo, type ReportRef, readAttachmentAccess } from "@/server/reports/attachment-access";
import { EVIDENCE_SELECT, type EvidenceDto, pieceInScope, stoppedAmong, toEvidence } from "./rows";

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

/**
 * How many pieces stand beside each report of the year that this person may read, by the id of the KPI or the initiative; what
 * has none is left out. One query, whatever the plan's size.
 */
export async function countEvidence(
  viewer: Viewer,
  { fy }: { fy: FiscalYear },
): Promise<Result<ReadonlyMap<string, number>>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  const rows = await db().evidence.groupBy({
    by: ["itemId"],
    where: { AND: [{ fy }, pieceInScope(scope)] },
    _count: { _all: true },
  });
  return done(new Map(rows.map(({ itemId, _count }) => [itemId, _count._all])));
}
