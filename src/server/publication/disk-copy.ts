/** The current publication on disk: what is served when the database does not answer at start. */
import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { sha256 } from "./manifest";
import type { ServedFile, Site } from "./site";

const FORMAT = 1;
const FOLDER = "publication";
const NAME = "current.bin";

interface Copy {
  readonly format: typeof FORMAT;
  readonly no: number;
  readonly files: [string, ServedFile][];
}

/**
 * Writes the copy whole or not at all: temporary file, fsync, rename.
 * @param dataDir the data folder
 */
export async function writeDiskCopy(dataDir: string, site: Site): Promise<void> {
  const folder = path.join(dataDir, FOLDER);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `${NAME}.${randomUUID()}.tmp`);
  const copy: Copy = { format: FORMAT, no: site.no, files: [...site.files] };
  try {
    const file = await open(temporary, "w");
    try {
      await file.writeFile(serialize(copy));
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
 * @returns the last publication this instance served; null when there is no copy, or when a file of it does not have
 *   the hash it was published with
 */
export async function readDiskCopy(dataDir: string): Promise<Site | null> {
  let copy: Copy;
  try {
    copy = deserialize(await readFile(path.join(dataDir, FOLDER, NAME))) as Copy;
  } catch {
    return null;
  }
  if (copy?.format !== FORMAT) return null;
  const intact = copy.files.every(([, file]) => `"${sha256(file.body)}"` === file.etag);
  return intact ? { no: copy.no, files: new Map(copy.files) } : null;
}
