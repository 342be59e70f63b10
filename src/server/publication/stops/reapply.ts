/**
 * What the data folder knows of stops and the database does not: after a backup was restored that is older than they are.
 * At every start, and for a command that restores.
 */

import { can } from "@/domain/shared/access";
import { env } from "@/lib/env";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { viewerOfAccount } from "@/server/access/viewer-of";
import { recordAudit } from "@/server/audit/record";
import { db, type Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { deleteStopped } from "@/server/publication/stops/delete";
import { type KeptStop, keepStops, readKeptStops } from "@/server/publication/stops/kept";

export interface Reapplied {
  /** Hidden again. */
  readonly hidden: number;
  /** Deleted again. */
  readonly deleted: number;
  /** Hidden only: whoever deleted them then is not in this database, so that a person of the office has to do it. */
  readonly toDelete: number;
}

/** Whatever may be public no more is hidden first; only then it is deleted as it was. */
export async function reapplyStops(
  viewer: Viewer,
  dataDir: string = env().dataDir,
): Promise<Result<Reapplied>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  const kept = (await readKeptStops(dataDir)).filter(({ liftedAt }) => liftedAt === null);
  const known = new Map(
    (await db().publicationStop.findMany({ select: { id: true, deletedAt: true, liftedAt: true } })).map(
      (stop) => [stop.id, stop],
    ),
  );
  const missing = kept.filter(({ id }) => !known.has(id));
  for (const stop of missing) {
    const hidden = await writing((tx) => hideAgain(tx, viewer, stop), { evenWhenFull: true });
    if (!hidden.ok) return hidden;
  }
  let deleted = 0;
  let toDelete = 0;
  for (const stop of kept) {
    const now = known.get(stop.id);
    if (stop.deletedAt === null || now?.deletedAt || now?.liftedAt) continue;
    if (await deleteAgain(stop)) deleted += 1;
    else toDelete += 1;
  }
  await keepStops(dataDir);
  return done({ hidden: missing.length, deleted, toDelete });
}

async function hideAgain(tx: Tx, viewer: Viewer, stop: KeptStop): Promise<Result<null>> {
  const { id, kind, fileSha256, prints, kpiId, fy, field, cause, reason, publications } = stop;
  const person = stop.hiddenById
    ? await tx.user.findUnique({ where: { id: stop.hiddenById }, select: { id: true } })
    : null;
  await tx.publicationStop.create({
    data: {
      id,
      kind,
      fileSha256,
      prints,
      shown: "",
      kpiId,
      fy,
      field,
      cause,
      reason,
      publications,
      hiddenAt: stop.hiddenAt,
      hiddenById: person?.id ?? null,
    },
    select: { id: true },
  });
  await recordAudit(tx, viewer, {
    action: "stop.reapply",
    subject: { kind: "publication", no: Math.max(...publications) },
    after: { stop: id, stopKind: kind, cause, stopReason: reason, sha256: fileSha256 },
  });
  return done(null);
}

/** By the same second person as then, as far as they may still do it. */
async function deleteAgain(stop: KeptStop): Promise<boolean> {
  const person = stop.deletedById
    ? await db().user.findFirst({
        where: { id: stop.deletedById, role: "office", active: true },
        select: { id: true },
      })
    : null;
  if (!person) return false;
  const again = await deleteStopped(await viewerOfAccount(db(), person.id), {
    id: stop.id,
    reason: stop.deletionReason ?? stop.reason,
    fromStore: stop.fromStore,
  });
  return again.ok;
}
