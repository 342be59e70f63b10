/**
 * A new publication is read by another thread: out of the database come megabytes as text, which take the thread that
 * reads them a second.
 */
import { publicationThread } from "./publication-thread";
import { evidenceOf, type ServedFile, type Site } from "./site";

/** What the thread is given. */
export interface SiteJob {
  readonly kind: "site";
  readonly no: number;
  /** Evidence that is in memory here, by its SHA-256: it comes without its bytes. */
  readonly known: readonly string[];
}

/**
 * The current edition, as `readSite` reads it.
 * @param atHand what is in memory; its evidence is neither read nor kept a second time
 */
export async function readSiteInThread(
  no: number,
  atHand: Site | undefined,
  longestMs: number,
): Promise<Site | null> {
  const evidence = evidenceOf(atHand);
  const job: SiteJob = { kind: "site", no, known: [...evidence.keys()] };
  const read = await publicationThread().ask<Site | null>(job, { longestMs });
  if (read === null) return null;
  const whole = (file: ServedFile): ServedFile => {
    const body = file.body.length === 0 ? evidence.get(file.etag.slice(1, -1)) : undefined;
    return body ? { ...file, body } : file;
  };
  return { ...read, files: new Map([...read.files].map(([route, file]) => [route, whole(file)])) };
}

/** The thread's part. @returns the site, and its bytes, which go over to the other thread without a copy */
export function packed(site: Site | null): { answer: Site | null; buffers: ArrayBuffer[] } {
  if (site === null) return { answer: null, buffers: [] };
  const buffers = new Set<ArrayBuffer>();
  const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
    // Small ones share a buffer with others, which cannot go.
    const isAlone = bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.length;
    const mine = isAlone ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
    buffers.add(mine.buffer);
    return mine;
  };
  const files = [...site.files].map(([route, file]) => {
    const { body, brotli, gzip } = file;
    return [
      route,
      { ...file, body: own(body), brotli: brotli && own(brotli), gzip: gzip && own(gzip) },
    ] as const;
  });
  return { answer: { ...site, files: new Map(files) }, buffers: [...buffers] };
}
