/** Turns rendered files into finished ones: each with its hash and its compressed twins. */
import { promisify } from "node:util";
import { isMainThread } from "node:worker_threads";
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from "node:zlib";
import type { PublicationSnapshot, SiteFile } from "@/domain/publication/snapshot";
import { sha256 } from "@/lib/sha256";
import { EDITIONS, type Edition, type ManifestFile, type StoredEdition } from "./manifest";
import { markWithdrawn, type WithdrawalNotice } from "./withdrawn";

export interface FinishedFile extends SiteFile, ManifestFile {
  /** null where compression does not make it smaller. */
  readonly brotli: Uint8Array<ArrayBuffer> | null;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Renders a snapshot in one edition's form of links and notices. Given by src/public-site. */
export type RenderEdition = (snapshot: PublicationSnapshot, edition: Edition) => Promise<SiteFile[]>;

/** What takes seconds in a publication. */
type FilesJob =
  /** All editions of a new publication. */
  | { readonly kind: "publication"; readonly snapshot: PublicationSnapshot }
  /** The archive of one that is taken back, marked. */
  | { readonly kind: "withdrawn"; readonly pages: readonly SiteFile[]; readonly notice: WithdrawalNotice };

export type MakeFiles = (job: FilesJob) => Promise<FinishedFile[]>;

/** Does the work where it is called. */
export function filesBy(render: RenderEdition): MakeFiles {
  return async (job) => {
    if (job.kind === "withdrawn") return finishFiles(markWithdrawn(job.pages, job.notice), "withdrawn");
    const cache: CompressionCache = new Map();
    const files: FinishedFile[] = [];
    for (const edition of EDITIONS) {
      files.push(...(await finishFiles(await render(job.snapshot, edition), edition, cache)));
    }
    return files;
  };
}

/**
 * Measured on the real plans (2.7 MB of pages, 1.4 MB of paper): 9 makes pages 0.1 % smaller than 7 and takes twice as much of
 * the processor, 10 makes them 4 % smaller and takes twenty times as much. What is packed already, paper and pictures, is as
 * small at 5 as at 9, in a tenth of the time.
 */
const BROTLI_QUALITY = { text: 7, packed: 5 };
const PACKED = /^(application\/pdf|image\/png)$/;

/**
 * Beside requests, on the threads of Node's pool. These have the server's own priority: a thread that is there for the work
 * does it itself.
 */
const compressBrotli = isMainThread ? promisify(brotliCompress) : brotliCompressSync;
const compressGzip = isMainThread ? promisify(gzip) : gzipSync;

type Compressed = Pick<
  FinishedFile,
  "body" | "bytes" | "sha256" | "brotli" | "brotliSha256" | "gzip" | "gzipSha256"
>;

/** Compressed forms by the body's hash: the editions share most data files, which are then compressed once. */
type CompressionCache = Map<string, Promise<Compressed>>;

/** Files being compressed at one time: as many as there are threads for it. More would only hold memory. */
const AT_ONCE = 4;

export async function finishFiles(
  files: readonly SiteFile[],
  edition: StoredEdition,
  cache: CompressionCache = new Map(),
): Promise<FinishedFile[]> {
  const finished: FinishedFile[] = [];
  const waiting = files.entries();
  const worker = async () => {
    for (const [index, { path, contentType, body }] of waiting) {
      const compressed = await compressOnce(body, contentType, cache);
      finished[index] = { edition, path, contentType, ...compressed };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return finished;
}

function compressOnce(body: Uint8Array, contentType: string, cache: CompressionCache): Promise<Compressed> {
  const hash = sha256(body);
  const known = cache.get(hash);
  if (known) return known;
  const made = compress(new Uint8Array(body), contentType, hash);
  cache.set(hash, made);
  return made;
}

async function compress(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
  hash: string,
): Promise<Compressed> {
  const quality = PACKED.test(contentType) ? BROTLI_QUALITY.packed : BROTLI_QUALITY.text;
  const [br, gz] = await Promise.all([
    compressBrotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        [constants.BROTLI_PARAM_LGWIN]: windowBits(body.length),
      },
    }),
    compressGzip(body, { level: 9 }),
  ]);
  const brotli = smaller(br, body);
  const zipped = smaller(gz, body);
  return {
    body,
    bytes: body.length,
    sha256: hash,
    brotli,
    brotliSha256: brotli && sha256(brotli),
    gzip: zipped,
    gzipSha256: zipped && sha256(zipped),
  };
}

/** The smallest window that holds the whole file: the usual one (4 MB) would be set up anew for each small page. */
function windowBits(bytes: number): number {
  const needed = Math.ceil(Math.log2(bytes + 16));
  return Math.min(constants.BROTLI_DEFAULT_WINDOW, Math.max(constants.BROTLI_MIN_WINDOW_BITS, needed));
}

function smaller(compressed: Uint8Array, body: Uint8Array): Uint8Array<ArrayBuffer> | null {
  return compressed.length < body.length ? new Uint8Array(compressed) : null;
}
