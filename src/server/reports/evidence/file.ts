import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toItemId } from "@/domain/shared/item-id";
import { done, type Result, refused } from "@/lib/result";
import { reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { rowId } from "@/server/input/fields";
import { readAttachmentAccess } from "@/server/reports/attachment-access";
import { pieceInScope } from "./rows";

export interface EvidenceFileDto {
  readonly name: string;
  /** As found in the content when it was added. */
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** `not_found` also for an address, for what was removed or deleted for good, and for a report that this person may not read. */
export async function readEvidenceFile(
  viewer: Viewer,
  raw: { readonly id: string },
  now: Date = new Date(),
): Promise<Result<EvidenceFileDto>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  const id = rowId.safeParse(raw.id);
  const piece = id.success
    ? await db().evidence.findFirst({
        where: { AND: [{ id: id.data, fileSha256: { not: null } }, pieceInScope(scope)] },
        select: { itemId: true, fy: true, title: true, contentType: true, fileSha256: true },
      })
    : null;
  if (!piece?.fileSha256 || piece.contentType === null) return refused("not_found");
  const access = await readAttachmentAccess(
    viewer,
    db(),
    { kpiId: toItemId(piece.itemId), fy: fiscalYear(piece.fy) },
    now,
  );
  if (!access.ok) return access;
  // Read last: nobody makes the server carry 20 MB that it will not send.
  const file = await db().evidenceFile.findUniqueOrThrow({
    where: { sha256: piece.fileSha256 },
    select: { body: true, removedAt: true },
  });
  if (file.removedAt !== null) return refused("not_found");
  return done({ name: piece.title, contentType: piece.contentType, body: file.body });
}
