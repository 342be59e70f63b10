/** The current publication on disk: what is served when the database does not answer at start. */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { StopNotice } from "@/domain/publication/stops";
import type { ServedFile, Site } from "@/server/publication/serve/site";

const FORMAT = 2;
const FOLDER = "publication";
const NAME = "current.bin";
/** SHA-256 of all that follows stands first in the file. */
const HASH_BYTES = 32;

interface Copy {
  readonly format: typeof FORMAT;
  readonly no: number;
  readonly files: [string, ServedFile][];
  readonly gone: [string, StopNotice][];
}

/**
 * Writes the copy whole or not at all: temporary file, fsync, rename.
 * @param dataDir the data folder
 */
export async function writeDiskCopy(dataDir: string, site: Site): Promise<void> {
  const folder = path.join(dataDir, FOLDER);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `${NAME}.${randomUUID()}.tmp`);
  const copy: Copy = { format: FORMAT, no: site.no, files: [...site.files], gone: [...site.gone] };
  const content = serialize(copy);
  try {
    const file = await open(temporary, "w");
    try {
      await file.writeFile(Buffer.concat([hashOf(content), content]));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path.join(folder, NAME));
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * @returns the last publication this instance served; null when there is no copy, or when a byte of it is not what
 *   was written
 */
export async function readDiskCopy(dataDir: string): Promise<Site | null> {
  let stored: Buffer;
  try {
    stored = await readFile(path.join(dataDir, FOLDER, NAME));
  } catch {
    return null;
  }
  const content = stored.subarray(HASH_BYTES);
  if (!hashOf(content).equals(stored.subarray(0, HASH_BYTES))) return null;
  const copy = deserialize(content) as Copy;
  return copy.format === FORMAT
    ? { no: copy.no, files: new Map(copy.files), gone: new Map(copy.gone) }
    : null;
}

function hashOf(content: Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}
