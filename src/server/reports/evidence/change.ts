/** A piece is shown to the public, kept inside, or taken out of its report. What is removed keeps its bytes. */

import { z } from "zod";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toItemId } from "@/domain/shared/item-id";
import { done, type Result, refused } from "@/lib/result";
import { reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { AuditSubject } from "@/server/audit/subject";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { rowId } from "@/server/input/fields";
import { openRoom, refuseChange } from "./change-access";
import {
  EVIDENCE_SELECT,
  type EvidenceDto,
  type EvidenceRow,
  everInScope,
  pieceInScope,
  stoppedAmong,
  toEvidence,
} from "./rows";

const SAME_AGAIN = "同じ資料、またはほかの写真が、その後に登録されています。";

const visibilitySchema = z.strictObject({ id: rowId, isPublic: z.boolean() });

/** Shows a piece to the public, or keeps it inside: always somebody's choice. As it is already: nothing is written. */
export async function changeVisibility(
  viewer: Viewer,
  raw: { readonly id: string; readonly isPublic: boolean },
  now: Date = new Date(),
): Promise<Result<EvidenceDto>> {
  const parsed = visibilitySchema.safeParse(raw);
  if (!parsed.success) return refused("not_found");
  const { id, isPublic } = parsed.data;
  return writing(async (tx) => {
    const found = await changeable(viewer, tx, id, now);
    if (!found.ok) return found;
    const { row, subject } = found.value;
    const stopped = await stoppedAmong(tx, [row]);
    if (row.isPublic === isPublic) return done(toEvidence(row, stopped));
    const { count } = await tx.evidence.updateMany({
      where: { id, removedAt: null, isPublic: !isPublic },
      data: { isPublic },
    });
    if (count === 0) return refused("conflict");
    await recordAudit(tx, viewer, {
      action: "evidence.change",
      subject,
      before: { evidence: row.title, isPublic: row.isPublic },
      after: { evidence: row.title, isPublic },
    });
    return done(toEvidence({ ...row, isPublic }, stopped));
  });
}

/** Takes a piece out of the report. Its bytes stay: what somebody relied on can be shown again. */
export async function removeEvidence(
  viewer: Viewer,
  raw: { readonly id: string },
  now: Date = new Date(),
): Promise<Result<{ id: string }>> {
  const parsed = z.strictObject({ id: rowId }).safeParse(raw);
  if (!parsed.success) return refused("not_found");
  const { id } = parsed.data;
  return writing(async (tx) => {
    const found = await changeable(viewer, tx, id, now);
    if (!found.ok) return found;
    const { row, subject } = found.value;
    const count = await tx.$executeRaw`
      UPDATE evidence SET removed_at = now() WHERE id = ${id}::uuid AND removed_at IS NULL`;
    if (count === 0) return refused("not_found");
    await recordAudit(tx, viewer, {
      action: "evidence.remove",
      subject,
      before: { evidence: row.title, isPublic: row.isPublic },
      after: { evidence: row.title, isPublic: null },
    });
    return done({ id });
  });
}

/**
 * Puts a piece that was taken out back into its report. It comes back as 内部: that it may be shown is somebody's choice anew. There
 * already: nothing is written.
 * `conflict` with a sentence where the report has got the same content again, or has no room; `not_found` also for a file whose
 * bytes were deleted for good.
 */
export async function restoreEvidence(
  viewer: Viewer,
  raw: { readonly id: string },
  now: Date = new Date(),
): Promise<Result<EvidenceDto>> {
  const parsed = z.strictObject({ id: rowId }).safeParse(raw);
  if (!parsed.success) return refused("not_found");
  const { id } = parsed.data;
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  return writing(async (tx) => {
    const where = { AND: [{ id }, everInScope(scope)] };
    const named = await tx.evidence.findFirst({ where, select: { itemId: true, fy: true } });
    if (!named) return refused("not_found");
    const ref = { kpiId: toItemId(named.itemId), fy: fiscalYear(named.fy) };
    const room = await openRoom(tx, viewer, ref, "", now);
    if (!room.ok) return room;
    // Read behind the lock that openRoom holds: two at once put back one piece, once.
    const found = await tx.evidence.findFirst({
      where,
      select: { ...EVIDENCE_SELECT, removedAt: true, file: { select: { size: true, removedAt: true } } },
    });
    if (!found || (found.file && found.file.removedAt !== null)) return refused("not_found");
    const { removedAt, ...row } = found;
    const stopped = await stoppedAmong(tx, [row]);
    if (removedAt === null) return done(toEvidence(row, stopped));
    const same = room.value.some(
      (other) =>
        (row.url !== null && other.url === row.url) ||
        (row.fileSha256 !== null && other.fileSha256 === row.fileSha256) ||
        (row.alt !== null && other.alt !== null),
    );
    if (same) return refused("conflict", { "": SAME_AGAIN });
    await tx.evidence.updateMany({ where: { id }, data: { removedAt: null, isPublic: false } });
    await recordAudit(tx, viewer, {
      action: "evidence.restore",
      subject: { kind: "report", ...ref },
      before: { evidence: row.title, isPublic: null },
      after: { evidence: row.title, isPublic: false },
    });
    return done(toEvidence({ ...row, isPublic: false }, stopped));
  });
}

async function changeable(
  viewer: Viewer,
  tx: Tx,
  id: string,
  now: Date,
): Promise<Result<{ row: EvidenceRow; subject: AuditSubject }>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  const found = await tx.evidence.findFirst({
    where: { AND: [{ id }, pieceInScope(scope)] },
    select: { ...EVIDENCE_SELECT, itemId: true, fy: true },
  });
  if (!found) return refused("not_found");
  const { itemId: named, fy: year, ...row } = found;
  const kpiId = toItemId(named);
  const fy = fiscalYear(year);
  const refusal = await refuseChange(tx, viewer, { kpiId, fy }, now);
  return refusal ?? done({ row, subject: { kind: "report" as const, kpiId, fy } });
}
