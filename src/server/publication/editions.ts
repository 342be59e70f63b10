/** Turns rendered files into finished ones: each with its hash and its compressed twins. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { PublicationSnapshot, SiteFile } from "@/domain/publication";
import { type Edition, type ManifestFile, type StoredEdition, sha256 } from "./manifest";

export interface FinishedFile extends SiteFile, ManifestFile {
  /** null where compression does not make it smaller. */
  readonly brotli: Uint8Array<ArrayBuffer> | null;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Renders a snapshot in one edition's form of links and notices. Given by src/public-site. */
export type RenderEdition = (snapshot: PublicationSnapshot, edition: Edition) => Promise<SiteFile[]>;

/**
 * Measured on the real plans (86 files, 1.2 MB): quality 11 takes 2.0 s for 268 KB, 10 takes 0.8 s for 272 KB, 8 takes
 * 0.1 s for 287 KB. What is read every day gets 10; the archive, rarely read and twice the work, gets 8.
 */
const BROTLI_QUALITY: Record<StoredEdition, number> = { current: 10, archive: 8, withdrawn: 8 };

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

type Compressed = Pick<
  FinishedFile,
  "body" | "bytes" | "sha256" | "brotli" | "brotliSha256" | "gzip" | "gzipSha256"
>;

/** Compressed forms by the body's hash: the editions share most data files, which are then compressed once. */
export type CompressionCache = Map<string, Promise<Compressed>>;

export async function finishFiles(
  files: readonly SiteFile[],
  edition: StoredEdition,
  cache: CompressionCache = new Map(),
): Promise<FinishedFile[]> {
  return Promise.all(
    files.map(async ({ path, contentType, body }) => ({
      edition,
      path,
      contentType,
      ...(await compressOnce(body, edition, cache)),
    })),
  );
}

function compressOnce(
  body: Uint8Array,
  edition: StoredEdition,
  cache: CompressionCache,
): Promise<Compressed> {
  const hash = sha256(body);
  const known = cache.get(hash);
  if (known) return known;
  const made = compress(new Uint8Array(body), hash, BROTLI_QUALITY[edition]);
  cache.set(hash, made);
  return made;
}

async function compress(body: Uint8Array<ArrayBuffer>, hash: string, quality: number): Promise<Compressed> {
  const [br, gz] = await Promise.all([
    compressBrotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
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

function smaller(compressed: Uint8Array, body: Uint8Array): Uint8Array<ArrayBuffer> | null {
  return compressed.length < body.length ? new Uint8Array(compressed) : null;
}
