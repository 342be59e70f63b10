/** Past publications kept at hand: asked for rarely, and a page's neighbours right after it. */
import type { Site } from "./site";

/** Sum of all forms of all files; about twenty publications of the real plans. */
const KEPT_BYTES = 64 * 1024 * 1024;

export interface ArchiveCache {
  /** @param read called when it is not at hand; for one number at a time, so that visitors take one connection at most */
  get(no: number, read: () => Promise<Site | null>): Promise<Site | null>;
  clear(): void;
}

export function createArchiveCache(keptBytes: number = KEPT_BYTES): ArchiveCache {
  /** By number, the one asked for last at the end. */
  let kept = new Map<number, { site: Site; bytes: number }>();
  let bytes = 0;
  let reading = new Map<number, Promise<Site | null>>();
  let queue: Promise<unknown> = Promise.resolve();

  const keep = (no: number, site: Site) => {
    kept.set(no, { site, bytes: sizeOf(site) });
    bytes += sizeOf(site);
    for (const [oldest, entry] of kept) {
      if (bytes <= keptBytes || oldest === no) break;
      kept.delete(oldest);
      bytes -= entry.bytes;
    }
  };

  return {
    get: (no, read) => {
      const entry = kept.get(no);
      if (entry) {
        kept.delete(no);
        kept.set(no, entry);
        return Promise.resolve(entry.site);
      }
      const known = reading.get(no);
      if (known) return known;
      const generation = reading;
      const made = queue.then(read).then((site) => {
        // Cleared meanwhile: what was read may already be another.
        if (site && generation === reading) keep(no, site);
        return site;
      });
      generation.set(no, made);
      queue = made.then(
        () => generation.delete(no),
        () => generation.delete(no),
      );
      return made;
    },
    clear: () => {
      kept = new Map();
      reading = new Map();
      bytes = 0;
    },
  };
}

function sizeOf(site: Site): number {
  let bytes = 0;
  for (const { body, brotli, gzip } of site.files.values()) {
    bytes += body.length + (brotli?.length ?? 0) + (gzip?.length ?? 0);
  }
  return bytes;
}
