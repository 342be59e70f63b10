/** The published files, held in memory and answered as bytes. */
import { routeOfFile } from "@/lib/public-paths";
import { db } from "@/server/db/client";
import { finishFiles } from "@/server/publication/edition/files";
import { type Edition, MANIFEST_ROUTE, type StoredEdition } from "@/server/publication/edition/manifest";
import { storedFiles } from "@/server/publication/store/files";

/** One file ready to be answered. */
export interface ServedFile {
  readonly contentType: string;
  /** The SHA-256 in quotes. */
  readonly etag: string;
  readonly body: Uint8Array;
  readonly brotli: Uint8Array | null;
  readonly gzip: Uint8Array | null;
}

/** A publication's edition by route: `/`, `/kpis/paper-sheets`, `/data/kpis.csv`. */
export interface Site {
  readonly no: number;
  readonly files: ReadonlyMap<string, ServedFile>;
}

/**
 * Reads one edition whole, with the publication's manifest as `/data/manifest.json`; null where there is no such
 * publication. The archive of a withdrawn publication is the marked one.
 */
export async function readSite(no: number, edition: Edition): Promise<Site | null> {
  const publication = await db().publication.findUnique({
    where: { no },
    select: { manifest: true, withdrawal: { select: { publicationNo: true } } },
  });
  if (!publication) return null;
  const stored: StoredEdition = edition === "archive" && publication.withdrawal ? "withdrawn" : edition;
  const files = new Map<string, ServedFile>();
  for await (const { path, sha256, contentType, body, brotli, gzip } of storedFiles(db(), no, stored)) {
    files.set(routeOfFile(path), { contentType, body, brotli, gzip, etag: `"${sha256}"` });
  }
  files.set(MANIFEST_ROUTE, await manifestFile(publication.manifest));
  return { no, files };
}

/** The manifest cannot list itself, so it is no file of the publication: it is added where it is served. */
async function manifestFile(manifest: string): Promise<ServedFile> {
  const [file] = await finishFiles(
    [
      {
        path: MANIFEST_ROUTE,
        contentType: "application/json; charset=utf-8",
        body: new TextEncoder().encode(manifest),
      },
    ],
    "archive",
  );
  if (!file) throw new Error("the manifest was not finished");
  const { contentType, body, brotli, gzip, sha256 } = file;
  return { contentType, body, brotli, gzip, etag: `"${sha256}"` };
}
