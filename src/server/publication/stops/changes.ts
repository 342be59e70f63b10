/** What stops would change of what is stored of one publication: its record, and the files of each edition. Reads only. */

import { isEvidencePath } from "@/domain/publication/evidence";
import type { SiteFile } from "@/domain/publication/snapshot";
import { type Stopper, withoutStopped } from "@/domain/publication/stops/stops";
import type { Tx } from "@/server/db/client";
import { snapshotAsStored } from "@/server/publication/compose/stored-snapshot";
import { STORED_EDITIONS, type StoredEdition } from "@/server/publication/edition/manifest";
import { changedByStops } from "@/server/publication/edition/stopped";
import { storedManifest } from "@/server/publication/edition/stored-manifest";
import { storedFiles } from "@/server/publication/store/files";

/** The publication's own texts as they become. */
export interface ChangedRecord {
  readonly publication: {
    readonly title: string;
    readonly note: string;
    readonly snapshot: string;
    readonly manifest: string;
  } | null;
  /** The reason of its withdrawal. */
  readonly withdrawal: string | null;
}

/** null where nothing changes, and so in either part of it. */
export async function changedRecord(tx: Tx, no: number, stopper: Stopper): Promise<ChangedRecord | null> {
  const { withdrawal, ...row } = await tx.publication.findUniqueOrThrow({
    where: { no },
    select: {
      title: true,
      note: true,
      snapshot: true,
      manifest: true,
      withdrawal: { select: { reason: true } },
    },
  });
  const told = snapshotAsStored(row.snapshot);
  const snapshot = withoutStopped(told, stopper);
  const listed = storedManifest(row.manifest);
  const manifest = withoutStopped(listed, stopper);
  const publication = {
    title: stopper.text(row.title),
    note: stopper.text(row.note),
    snapshot: snapshot === told ? row.snapshot : JSON.stringify(snapshot),
    manifest: manifest === listed ? row.manifest : `${JSON.stringify(manifest, null, 1)}\n`,
  };
  const isSame = publication.snapshot === row.snapshot && publication.manifest === row.manifest;
  const reason = withdrawal && stopper.text(withdrawal.reason);
  const isSameReason = reason === null || reason === withdrawal?.reason;
  return isSame && isSameReason
    ? null
    : { publication: isSame ? null : publication, withdrawal: isSameReason ? null : reason };
}

/** The pages and data files of one edition that become others. */
export async function changedFiles(
  tx: Tx,
  no: number,
  edition: StoredEdition,
  stopper: Stopper,
): Promise<SiteFile[]> {
  const files: SiteFile[] = [];
  for await (const { path, contentType, body } of storedFiles(tx, no, edition, {
    wanted: (path) => !isEvidencePath(path),
  })) {
    files.push({ path, contentType, body });
  }
  return await changedByStops(files, stopper);
}

/** Where the stored bytes of a publication change. */
export interface ChangedPublications {
  /** All of them, oldest first. */
  readonly nos: readonly number[];
  /** Of these, those whose record says nothing of it: there it is the program's own words that change. */
  readonly inPagesAlone: readonly number[];
}

export async function changedPublications(tx: Tx, stopper: Stopper): Promise<ChangedPublications> {
  const rows = await tx.publication.findMany({ orderBy: { no: "asc" }, select: { no: true } });
  const nos: number[] = [];
  const inPagesAlone: number[] = [];
  for (const { no } of rows) {
    const inRecord = (await changedRecord(tx, no, stopper)) !== null;
    const inPages = !inRecord && (await pagesChange(tx, no, stopper));
    if (inRecord || inPages) nos.push(no);
    if (inPages) inPagesAlone.push(no);
  }
  return { nos, inPagesAlone };
}

async function pagesChange(tx: Tx, no: number, stopper: Stopper): Promise<boolean> {
  for (const edition of STORED_EDITIONS) {
    if ((await changedFiles(tx, no, edition, stopper)).length > 0) return true;
  }
  return false;
}
