/** Writes what a deletion makes of every stored publication, by the database's own functions: there is no other way. */

import { isEvidencePath } from "@/domain/publication/evidence";
import type { SiteFile } from "@/domain/publication/snapshot";
import { type Stopper, withoutStopped } from "@/domain/publication/stops";
import type { Tx } from "@/server/db/client";
import { storedSnapshot } from "@/server/publication/compose/stored-snapshot";
import { finishFiles } from "@/server/publication/edition/files";
import { STORED_EDITIONS, type StoredEdition } from "@/server/publication/edition/manifest";
import { changedByStops } from "@/server/publication/edition/stopped";
import { storedManifest } from "@/server/publication/edition/stored-manifest";
import { storedFiles } from "@/server/publication/store/files";

/** @param stopper of the one stop that is being deleted in this transaction */
export async function redactPublications(tx: Tx, stopId: string, stopper: Stopper): Promise<void> {
  const rows = await tx.publication.findMany({ orderBy: { no: "asc" }, select: { no: true } });
  for (const { no } of rows) {
    await redactRecord(tx, stopId, no, stopper);
    for (const edition of STORED_EDITIONS) await redactEdition(tx, stopId, no, edition, stopper);
  }
}

async function redactRecord(tx: Tx, stopId: string, no: number, stopper: Stopper): Promise<void> {
  const row = await tx.publication.findUniqueOrThrow({
    where: { no },
    select: {
      title: true,
      note: true,
      snapshot: true,
      manifest: true,
      withdrawal: { select: { reason: true } },
    },
  });
  const told = storedSnapshot(row.snapshot);
  const snapshot = withoutStopped(told, stopper);
  const listed = storedManifest(row.manifest);
  const manifest = withoutStopped(listed, stopper);
  if (snapshot !== told || manifest !== listed) {
    await tx.$executeRaw`
      SELECT redact_publication(
        ${stopId}::uuid, ${no}::int, ${stopper.text(row.title)}, ${stopper.text(row.note)},
        ${snapshot === told ? row.snapshot : JSON.stringify(snapshot)},
        ${manifest === listed ? row.manifest : `${JSON.stringify(manifest, null, 1)}\n`}
      )`;
  }
  const reason = row.withdrawal?.reason;
  if (reason !== undefined && stopper.text(reason) !== reason) {
    await tx.$executeRaw`SELECT redact_withdrawal(${stopId}::uuid, ${no}::int, ${stopper.text(reason)})`;
  }
}

async function redactEdition(
  tx: Tx,
  stopId: string,
  no: number,
  edition: StoredEdition,
  stopper: Stopper,
): Promise<void> {
  const files: SiteFile[] = [];
  for await (const { path, contentType, body } of storedFiles(
    tx,
    no,
    edition,
    (each) => !isEvidencePath(each),
  )) {
    files.push({ path, contentType, body });
  }
  for (const { path, body, brotli, gzip } of await finishFiles(changedByStops(files, stopper), edition)) {
    await tx.$executeRaw`
      SELECT redact_published_file(
        ${stopId}::uuid, ${no}::int, ${edition}, ${path}, ${body}::bytea, ${brotli}::bytea, ${gzip}::bytea
      )`;
  }
}
