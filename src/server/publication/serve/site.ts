/** The published files, held in memory and answered as bytes. */
import { isEvidencePath } from "@/domain/publication/evidence";
import type { Searchables } from "@/domain/publication/search/find";
import type { PublicationSnapshot, SiteFile } from "@/domain/publication/snapshot";
import { type StopNotice, type Stopper, withoutStopped } from "@/domain/publication/stops/stops";
import { logger } from "@/lib/logger";
import { routeOfFile } from "@/lib/public-paths";
import { sha256 } from "@/lib/sha256";
import { db } from "@/server/db/client";
import { storedSnapshot } from "@/server/publication/compose/stored-snapshot";
import { finishFiles } from "@/server/publication/edition/files";
import type { Edition, StoredEdition } from "@/server/publication/edition/manifest";
import { changedByStops, withoutStoppedText } from "@/server/publication/edition/stopped";
import { readStopper } from "@/server/publication/stop-record/stops";
import { storedFiles } from "@/server/publication/store/files";
import { type Later, readLater } from "@/server/publication/store/later";
import { MANIFEST_PATH, stopsList } from "./stops-list";

/** One file ready to be answered. */
export interface ServedFile {
  readonly contentType: string;
  /** The SHA-256 in quotes. */
  readonly etag: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array | null;
  readonly gzip: Uint8Array | null;
}

/** A publication's edition by route: `/`, `/kpis/paper-sheets`, `/data/kpis.csv`. */
export interface Site {
  readonly no: number;
  readonly files: ReadonlyMap<string, ServedFile>;
  /** What is answered no more (公開の停止), by route as well. */
  readonly gone: ReadonlyMap<string, StopNotice>;
  /** Of an edition of the archive: what is known of it by now. Left out where nothing is. */
  readonly later?: Later | null;
  /** What the current edition is searched in. Left out where nobody asked for it. */
  readonly searchables?: Searchables;
}

/** Makes of a snapshot what is searched in. Given by src/public-site. */
export type MakeSearchables = (snapshot: PublicationSnapshot) => Promise<Searchables>;

/**
 * Reads one edition whole, with the publication's manifest as `/data/manifest.json`; null where there is no such
 * publication. The archive of a withdrawn publication is the marked one. What is stopped is left out, also where it is
 * only hidden and its bytes still lie in the database.
 * @param makeSearchables for the current edition, which alone is searched
 * @param known evidence that is in memory: it is neither read nor kept a second time
 */
export async function readSite(
  no: number,
  edition: Edition,
  known: KnownEvidence = new Map(),
  makeSearchables: MakeSearchables | null = null,
): Promise<Site | null> {
  const publication = await db().publication.findUnique({
    where: { no },
    select: {
      manifest: true,
      snapshot: makeSearchables !== null,
      withdrawal: { select: { publicationNo: true } },
    },
  });
  if (!publication) return null;
  const stopper = await readStopper(db());
  const stored: StoredEdition = edition === "archive" && publication.withdrawal ? "withdrawn" : edition;
  const rows: SiteFile[] = [];
  const hashes: { path: string; sha256: string }[] = [];
  const files = new Map<string, ServedFile>();
  const reading = storedFiles(db(), no, stored, {
    known: (sha256) => known.get(sha256),
  });
  for await (const { path, sha256, contentType, body, brotli, gzip } of reading) {
    hashes.push({ path, sha256 });
    if (stopper.file(sha256)) continue;
    files.set(routeOfFile(path), { contentType, body, brotli, gzip, etag: `"${sha256}"` });
    if (!stopper.isIdle) rows.push({ path, contentType, body });
  }
  const changed = await changedByStops(rows, stopper);
  const finished = await finishFiles([...changed, manifestFile(publication.manifest, stopper)], stored);
  if (!stopper.isIdle) {
    const all = [...hashes, { path: MANIFEST_PATH, sha256: sha256(publication.manifest) }];
    const given = new Map<string, string | null>([
      ...hashes.flatMap(({ path, sha256 }) => (stopper.file(sha256) ? [[path, null] as const] : [])),
      ...finished.map(({ path, sha256 }) => [path, sha256] as const),
    ]);
    finished.push(...(await finishFiles(await stopsList(no, stored, all, given), stored)));
  }
  for (const { path, contentType, body, brotli, gzip, sha256 } of finished) {
    files.set(routeOfFile(path), { contentType, body, brotli, gzip, etag: `"${sha256}"` });
  }
  const gone = await goneRoutes(stopper);
  if (edition === "archive") return { no, files, gone, later: await readLater(db()) };
  if (makeSearchables === null) return { no, files, gone };
  try {
    const searchables = await makeSearchables(withoutStopped(storedSnapshot(publication.snapshot), stopper));
    return { no, files, gone, searchables };
  } catch (error) {
    // Its pages are read all the same.
    logger.error({ err: error, publication: no }, "this publication cannot be searched");
    return { no, files, gone };
  }
}

/** By its SHA-256. */
export type KnownEvidence = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export function evidenceOf(site: Site | undefined): KnownEvidence {
  return new Map(
    [...(site?.files ?? [])].flatMap(([route, { etag, body }]) =>
      isEvidencePath(route.slice(1)) ? [[etag.slice(1, -1), body] as const] : [],
    ),
  );
}

/** The manifest cannot list itself, so it is no file of the publication: it is added where it is served. */
function manifestFile(manifest: string, stopper: Stopper): SiteFile {
  const file: SiteFile = {
    path: MANIFEST_PATH,
    contentType: "application/json; charset=utf-8",
    body: new TextEncoder().encode(manifest),
  };
  return { ...file, body: withoutStoppedText(file, stopper) ?? file.body };
}

/** Wherever a stopped file ever stood. */
async function goneRoutes(stopper: Stopper): Promise<Map<string, StopNotice>> {
  const rows = await db().publicationFile.findMany({
    where: { sha256: { in: [...stopper.files.keys()] } },
    distinct: ["path"],
    select: { path: true, sha256: true },
  });
  return new Map(
    rows.flatMap(({ path, sha256 }) => {
      const notice = stopper.file(sha256);
      return notice ? [[routeOfFile(path), notice] as const] : [];
    }),
  );
}
