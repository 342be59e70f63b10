/** Writes what a deletion makes of every stored publication, by the database's own functions: there is no other way. */

import type { Stopper } from "@/domain/publication/stops/stops";
import type { Tx } from "@/server/db/client";
import { finishFiles } from "@/server/publication/edition/files";
import { STORED_EDITIONS, type StoredEdition } from "@/server/publication/edition/manifest";
import { changedFiles, changedRecord } from "./changes";

/** @param stopper of the one stop that is being deleted in this transaction */
export async function redactPublications(tx: Tx, stopId: string, stopper: Stopper): Promise<void> {
  const rows = await tx.publication.findMany({ orderBy: { no: "asc" }, select: { no: true } });
  for (const { no } of rows) {
    await redactRecord(tx, stopId, no, stopper);
    for (const edition of STORED_EDITIONS) await redactEdition(tx, stopId, no, edition, stopper);
  }
}

async function redactRecord(tx: Tx, stopId: string, no: number, stopper: Stopper): Promise<void> {
  const changed = await changedRecord(tx, no, stopper);
  if (changed === null) return;
  const { publication, withdrawal } = changed;
  if (publication !== null) {
    const { title, note, snapshot, manifest } = publication;
    await tx.$executeRaw`
      SELECT redact_publication(${stopId}::uuid, ${no}::int, ${title}, ${note}, ${snapshot}, ${manifest})`;
  }
  if (withdrawal !== null) {
    await tx.$executeRaw`SELECT redact_withdrawal(${stopId}::uuid, ${no}::int, ${withdrawal})`;
  }
}

async function redactEdition(
  tx: Tx,
  stopId: string,
  no: number,
  edition: StoredEdition,
  stopper: Stopper,
): Promise<void> {
  const changed = await changedFiles(tx, no, edition, stopper);
  for (const { path, body, brotli, gzip } of await finishFiles(changed, edition)) {
    await tx.$executeRaw`
      SELECT redact_published_file(
        ${stopId}::uuid, ${no}::int, ${edition}, ${path}, ${body}::bytea, ${brotli}::bytea, ${gzip}::bytea
      )`;
  }
}
