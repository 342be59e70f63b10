/** The current publication on disk: what is served when the database does not answer at start. */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Searchables } from "@/domain/publication/search/find";
import type { StopNotice } from "@/domain/publication/stops/stops";
import type { ServedFile, Site } from "@/server/publication/serve/site";

const FORMAT = 3;
const FOLDER = "publication";
const NAME = "current.bin";
/** The file: how long the list is, the list, the bytes of all files in its order, and the SHA-256 of all that. */
const LENGTH_BYTES = 4;
const HASH_BYTES = 32;
/** Evidence of 20 MB is not hashed in one go: whoever reads the public pages meanwhile would wait for it. */
const PIECE_BYTES = 256 * 1024;

/** A file without its bytes: how many each form of it has. */
interface Listed extends Pick<ServedFile, "contentType" | "etag"> {
  readonly body: number;
  readonly brotli: number | null;
  readonly gzip: number | null;
}

interface List {
  readonly format: typeof FORMAT;
  readonly no: number;
  readonly files: [string, Listed][];
  readonly gone: [string, StopNotice][];
  /** Left out by copies that are older than the search. */
  readonly searchables?: Searchables;
}

/**
 * Writes the copy whole or not at all: temporary file, fsync, rename.
 * @param dataDir the data folder
 */
export async function writeDiskCopy(dataDir: string, site: Site): Promise<void> {
  const folder = path.join(dataDir, FOLDER);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `${NAME}.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, "w");
    try {
      await file.writeFile(withHash(contentOf(site)));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path.join(folder, NAME));
  } finally {
    await rm(temporary, { force: true });
  }
}

function* contentOf({ no, files, gone, searchables }: Site): Generator<Uint8Array> {
  const listed = [...files].map(([route, { contentType, etag, body, brotli, gzip }]): [string, Listed] => [
    route,
    { contentType, etag, body: body.length, brotli: brotli?.length ?? null, gzip: gzip?.length ?? null },
  ]);
  const list: List = {
    format: FORMAT,
    no,
    files: listed,
    gone: [...gone],
    ...(searchables && { searchables }),
  };
  const bytes = serialize(list);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes.length);
  yield length;
  yield bytes;
  for (const { body, brotli, gzip } of files.values()) {
    for (const form of [body, brotli, gzip]) if (form !== null) yield form;
  }
}

/** Piece by piece, and the hash of them all at the end. */
async function* withHash(content: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for (const bytes of content) {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES);
      hash.update(piece);
      yield piece;
    }
  }
  yield hash.digest();
}

/**
 * @returns the last publication this instance served; null when there is no copy, or when a byte of it is not what
 *   was written
 */
export async function readDiskCopy(dataDir: string): Promise<Site | null> {
  let stored: Buffer<ArrayBuffer>;
  try {
    stored = await readFile(path.join(dataDir, FOLDER, NAME));
  } catch {
    return null;
  }
  if (stored.length <= LENGTH_BYTES + HASH_BYTES) return null;
  const content = stored.subarray(0, -HASH_BYTES);
  if (!createHash("sha256").update(content).digest().equals(stored.subarray(-HASH_BYTES))) return null;
  let at = LENGTH_BYTES;
  const next = (length: number) => {
    at += length;
    return content.subarray(at - length, at);
  };
  const list = deserialize(next(content.readUInt32BE())) as List;
  if (list.format !== FORMAT) return null;
  const files = list.files.map(([route, { contentType, etag, body, brotli, gzip }]) => {
    const file: ServedFile = {
      contentType,
      etag,
      body: next(body),
      brotli: brotli === null ? null : next(brotli),
      gzip: gzip === null ? null : next(gzip),
    };
    return [route, file] as const;
  });
  const { no, gone, searchables } = list;
  return { no, files: new Map(files), gone: new Map(gone), ...(searchables && { searchables }) };
}
