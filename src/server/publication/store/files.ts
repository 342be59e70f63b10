/** A publication's stored files, read in portions that a statement's time-out and the memory can bear. */
import { z } from "zod";
import type { Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import type { StoredEdition } from "@/server/publication/edition/manifest";

/**
 * All forms of a file together. One larger file is a portion of its own. What comes out of the database is read by the very
 * thread that answers requests: between two portions it does.
 */
const PORTION_BYTES = 512 * 1024;

const SELECT = {
  edition: true,
  path: true,
  contentType: true,
  sha256: true,
  body: true,
  brotli: true,
  gzip: true,
  evidenceSha256: true,
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

export interface StoredFilesOptions {
  /** By path; all when it is left out. */
  readonly wanted?: (path: string) => boolean;
  /** Evidence that the caller has already, by its hash: it is not read again. */
  readonly known?: (sha256: string) => Uint8Array<ArrayBuffer> | undefined;
}

/**
 * The files of one edition in the order of their paths: a statement, and one or two more for each portion. Evidence, which
 * stands once for all publications, is among them like any other file.
 */
export async function* storedFiles(
  tx: Tx,
  no: number,
  edition: StoredEdition,
  { wanted = () => true, known = () => undefined }: StoredFilesOptions = {},
): AsyncGenerator<StoredFile> {
  const listed = parseRows(
    listedRow,
    await tx.$queryRaw`
    SELECT path,
      coalesce(octet_length(file.body), kept.size)
        + coalesce(octet_length(brotli), 0) + coalesce(octet_length(gzip), 0) AS bytes
    FROM publication_file file LEFT JOIN evidence_file kept ON kept.sha256 = file.evidence_sha256
    WHERE publication_no = ${no} AND edition = ${edition}
    ORDER BY path`,
  );
  for (const { first, last } of portions(listed, wanted)) {
    // Compared by the database's own order, as they were listed.
    const rows = await tx.publicationFile.findMany({
      where: { publicationNo: no, edition, path: { gte: first, lte: last } },
      orderBy: { path: "asc" },
      select: SELECT,
    });
    const bytesOf = await readEvidence(tx, rows, known);
    for (const { evidenceSha256, body, ...row } of rows)
      yield { ...row, body: body ?? bytesOf(evidenceSha256) };
  }
}

/** The bytes of those that have none of their own: each content once. */
async function readEvidence(
  tx: Tx,
  rows: readonly { readonly evidenceSha256: string | null }[],
  known: (sha256: string) => Uint8Array<ArrayBuffer> | undefined,
): Promise<(sha256: string | null) => Uint8Array<ArrayBuffer>> {
  const hashes = new Set(rows.flatMap(({ evidenceSha256 }) => evidenceSha256 ?? []));
  const bytes = new Map([...hashes].map((sha256) => [sha256, known(sha256)]));
  const missing = [...hashes].filter((sha256) => bytes.get(sha256) === undefined);
  if (missing.length > 0) {
    const files = await tx.evidenceFile.findMany({
      where: { sha256: { in: missing } },
      select: { sha256: true, body: true },
    });
    for (const { sha256, body } of files) bytes.set(sha256, body);
  }
  return (sha256) => {
    const found = sha256 === null ? undefined : bytes.get(sha256);
    if (!found) throw new Error(`the evidence ${sha256} of a publication is not stored`);
    return found;
  };
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
