/**
 * The file of a backup: a tar in gzip, which any `tar -xzf` reads, with a seal at its end. The seal is one more, empty gzip
 * member whose comment is the SHA-256 of all bytes before it: gzip's own check does not see every changed byte (its header,
 * the bits that fill up the last byte).
 */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import tar from "tar-stream";

/** Of the text that COPY makes of bytes that are compressed already, more effort saves nothing. */
const GZIP_LEVEL = 3;

const SEAL_BEGINNING = Buffer.concat([
  Buffer.from([0x1f, 0x8b, 8, 0x10, 0, 0, 0, 0, 0, 0xff]),
  Buffer.from("ayumi backup sha256 "),
]);
const SEAL_BYTES = seal("0".repeat(64)).length;

function seal(hash: string): Buffer {
  const empty = Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([SEAL_BEGINNING, Buffer.from(`${hash}\0`, "latin1"), empty]);
}

/** How the name of a file ends that is being written, or was when its program was killed. */
export const UNFINISHED = ".new";

export type AddEntry = (name: string, body: Buffer) => Promise<void>;

/**
 * Writes a file whole or not at all: under another name, to the disk, and only then under its own. Nobody but its owner
 * may read it.
 * @param fill adds the entries, one after the other
 */
export async function writeArchive(file: string, fill: (add: AddEntry) => Promise<void>): Promise<void> {
  const making = `${file}${UNFINISHED}`;
  await rm(making, { force: true });
  try {
    const pack = tar.pack();
    const hash = createHash("sha256");
    const written = pipeline(
      pack,
      createGzip({ level: GZIP_LEVEL }),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
        yield seal(hash.digest("hex"));
      },
      createWriteStream(making, { flags: "wx", mode: 0o600, flush: true }),
    );
    const add: AddEntry = (name, body) =>
      new Promise((resolve, reject) => {
        pack.entry({ name, size: body.length, mode: 0o600 }, body, (error) =>
          error ? reject(error) : resolve(),
        );
      });
    const filled = fill(add).then(
      () => pack.finalize(),
      (error: Error) => {
        pack.destroy(error);
        throw error;
      },
    );
    await Promise.all([filled, written]);
    await rename(making, file);
    await flushFolder(path.dirname(file));
  } finally {
    await rm(making, { force: true });
  }
}

/** The new name, too, is on the disk. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether a file ends as ours do. */
export async function isSealed(file: string): Promise<boolean> {
  return (await readSeal(file)) !== null;
}

interface Seal {
  readonly bytes: Buffer;
  readonly at: number;
}

async function readSeal(file: string): Promise<Seal | null> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    if (size <= SEAL_BYTES) return null;
    const at = size - SEAL_BYTES;
    const { buffer: bytes } = await handle.read(Buffer.alloc(SEAL_BYTES), 0, SEAL_BYTES, at);
    return bytes.subarray(0, SEAL_BEGINNING.length).equals(SEAL_BEGINNING) ? { bytes, at } : null;
  } finally {
    await handle.close();
  }
}

/** The file is not as it was written. */
export class DamagedArchive extends Error {}

export interface ArchiveEntry {
  readonly name: string;
  /** To be read to its end before the next entry is asked for. */
  readonly body: AsyncIterable<Buffer>;
}

/**
 * The entries in their order; the seal is compared behind the last one.
 * @throws DamagedArchive at the place where the file cannot be read further, or at its end
 */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
  const found = await readSeal(file);
  if (found === null) throw new DamagedArchive("no seal");
  const hash = createHash("sha256");
  const extract = tar.extract();
  const read = pipeline(
    createReadStream(file, { end: found.at - 1 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createGunzip(),
    extract,
  );
  // Told by the entries below; without a reader of its own it would end the process.
  read.catch(() => undefined);
  try {
    for await (const entry of unreadable(extract)) {
      yield { name: entry.header.name, body: unreadable(entry as AsyncIterable<Buffer>) };
    }
    await read.catch(refuseUnreadable);
  } finally {
    extract.destroy();
  }
  if (!seal(hash.digest("hex")).equals(found.bytes)) throw new DamagedArchive("changed");
}

async function* unreadable<T>(parts: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* parts;
  } catch (error) {
    refuseUnreadable(error);
  }
}

function refuseUnreadable(error: unknown): never {
  throw new DamagedArchive("unreadable", { cause: error });
}
