/** A publication's stored files, read in portions that a statement's time-out and the memory can bear. */
import { z } from "zod";
import type { Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import type { StoredEdition } from "@/server/publication/edition/manifest";

/** All forms of a file together. One larger file is a portion of its own. */
const PORTION_BYTES = 16 * 1024 * 1024;

const SELECT = {
  edition: true,
  path: true,
  contentType: true,
  sha256: true,
  body: true,
  brotli: true,
  gzip: true,
} as const;

export interface StoredFile {
  readonly edition: string;
  readonly path: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer> | null;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
}

const listedRow = z.object({ path: z.string(), bytes: z.int() });

/**
 * The files of one edition in the order of their paths: two statements, and one more for every 16 MB.
 * @param wanted by path; all when it is left out
 */
export async function* storedFiles(
  tx: Tx,
  no: number,
  edition: StoredEdition,
  wanted: (path: string) => boolean = () => true,
): AsyncGenerator<StoredFile> {
  const listed = parseRows(
    listedRow,
    await tx.$queryRaw`
    SELECT path,
      octet_length(body) + coalesce(octet_length(brotli), 0) + coalesce(octet_length(gzip), 0) AS bytes
    FROM publication_file
    WHERE publication_no = ${no} AND edition = ${edition}
    ORDER BY path`,
  );
  for (const { first, last } of portions(listed, wanted)) {
    // Compared by the database's own order, as they were listed.
    yield* await tx.publicationFile.findMany({
      where: { publicationNo: no, edition, path: { gte: first, lte: last } },
      orderBy: { path: "asc" },
      select: SELECT,
    });
  }
}

function portions(
  listed: readonly { path: string; bytes: number }[],
  wanted: (path: string) => boolean,
): { first: string; last: string }[] {
  const found: { first: string; last: string }[] = [];
  let open: { first: string; last: string } | null = null;
  let size = 0;
  for (const { path, bytes } of listed) {
    if (!wanted(path)) {
      open = null;
    } else if (open !== null && size + bytes <= PORTION_BYTES) {
      open.last = path;
      size += bytes;
    } else {
      open = { first: path, last: path };
      size = bytes;
      found.push(open);
    }
  }
  return found;
}
