/**
 * 公開の停止, second step: another person of the office deletes for good. What was stopped leaves every stored publication;
 * which bytes became which stays on record, so that the chain and `publications:verify` hold.
 */

import { z } from "zod";
import { deletionFault, type Stopper } from "@/domain/publication/stops/stops";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { DELETION_FAULT_WORDS } from "@/domain/words/ja/publication/stops";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { rowId, trimmedText } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import {
  changedNos,
  printsSchema,
  redactionsDigest,
  stopperOf,
} from "@/server/publication/stop-record/stops";
import { keepStops } from "@/server/publication/stops/kept";
import { redactPublications } from "@/server/publication/stops/redact";

const schema = z.strictObject({
  id: rowId,
  reason: trimmedText(1_000).refine((text) => text !== "", { error: "削除する理由を入力してください。" }),
  fromStore: z.boolean(),
});

/** Every page that was ever published is read, and each one that changes is compressed again. */
const DELETING_MS = 600_000;

/**
 * @param raw.fromStore the file's bytes leave the evidence store as well; of a text it means nothing
 * @returns how many stored files were changed; `invalid` with a sentence where this person may not, `conflict` where it
 *   has ended already
 */
export async function deleteStopped(
  viewer: Viewer,
  raw: { readonly id: string; readonly reason: string; readonly fromStore: boolean },
): Promise<Result<{ id: string; redactions: number }>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const deleted = await writing((tx) => deleteInside(tx, viewer, parsed.data), {
    timeoutMs: DELETING_MS,
    evenWhenFull: true,
  });
  if (deleted.ok) await keepStops();
  return deleted;
}

async function deleteInside(
  tx: Tx,
  viewer: Viewer,
  { id, reason, fromStore: wantsStore }: z.output<typeof schema>,
): Promise<Result<{ id: string; redactions: number }>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ayumi.publication'))`;
  await tx.$executeRaw`SELECT set_config('statement_timeout', ${`${DELETING_MS}ms`}, true)`;
  const stop = await tx.publicationStop.findUnique({ where: { id } });
  if (!stop) return refused("not_found");
  const fault = deletionFault(
    {
      hiddenById: stop.hiddenById,
      liftedAt: stop.liftedAt?.toISOString() ?? null,
      deletedAt: stop.deletedAt?.toISOString() ?? null,
    },
    viewer.userId,
  );
  if (fault !== null) {
    return refused(fault === "ended" ? "conflict" : "invalid", { "": DELETION_FAULT_WORDS[fault] });
  }
  const fromStore = wantsStore && stop.kind === "file";
  // What it was is not kept: its hash is.
  const { count } = await tx.publicationStop.updateMany({
    where: { id, liftedAt: null, deletedAt: null },
    data: {
      shown: "",
      deletedAt: new Date(),
      deletedById: viewer.userId,
      deletionReason: reason,
      fromStore,
    },
  });
  if (count === 0) return refused("conflict", { "": DELETION_FAULT_WORDS.ended });
  const stopper = stopperOf([
    {
      id,
      fileSha256: stop.fileSha256,
      prints: printsSchema.parse(stop.prints),
      notice: { cause: stop.cause, on: tokyoDate(stop.hiddenAt) },
    },
  ]);
  await removeFile(tx, id, stop.fileSha256, stopper);
  await redactPublications(tx, id, stopper);
  const redactions = await tx.publicationRedaction.findMany({
    where: { stopId: id },
    select: { publicationNo: true, edition: true, path: true, oldSha256: true, newSha256: true },
  });
  await recordAudit(tx, viewer, {
    action: "stop.delete",
    subject: { kind: "publication", no: Math.max(...stop.publications) },
    after: {
      stop: id,
      stopKind: stop.kind,
      cause: stop.cause,
      stopReason: reason,
      sha256: stop.fileSha256,
      fromStore,
      // What was changed indeed, also in a publication that came after the hiding.
      publications: changedNos(redactions),
      redactions: redactions.length,
      redactionsSha256: redactionsDigest(redactions),
    },
  });
  return done({ id, redactions: redactions.length });
}

/** The row of the report stays, and says what became of the file. */
async function removeFile(tx: Tx, id: string, fileSha256: string | null, stopper: Stopper): Promise<void> {
  const notice = fileSha256 === null ? null : stopper.file(fileSha256);
  if (notice === null) return;
  await tx.$queryRaw`SELECT remove_stopped_file(${id}::uuid, ${stopper.sentence(notice)})`;
}
