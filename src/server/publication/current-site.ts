/**
 * The current publication, kept in memory. It changes only by a new publication, is never thrown away because the
 * database does not answer, and is asked for at most once a second.
 */
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";
import { readDiskCopy, writeDiskCopy } from "./disk-copy";
import { currentPublicationNo } from "./publish";
import { readSite, type Site } from "./site";

/** A new publication is seen at the latest after this time, on every instance. */
const RECHECK_AFTER_MS = 1_000;
/** Past publications kept at hand; they are asked for rarely, and a page's neighbours right after it. */
const ARCHIVES_KEPT = 3;
/** How long a reader waits for the answer while an older publication is at hand. */
const PATIENCE_MS = 250;

interface SiteState {
  site: Site | null;
  checkedAt: number;
  checking: Promise<void> | null;
  failing: boolean;
  /** By number, the one asked for last at the end. */
  readonly archives: Map<number, Site>;
}

// One state per process: the front door and Next load this module each for itself.
const holder = globalThis as typeof globalThis & { ayumiSite?: SiteState };
holder.ayumiSite ??= {
  site: null,
  checkedAt: Number.NEGATIVE_INFINITY,
  checking: null,
  failing: false,
  archives: new Map(),
};
const state = holder.ayumiSite;

/** The current publication as far as it is known, without waiting. */
export function knownSite(): Site | null {
  return state.site;
}

/** A past (or the current) publication as the archive serves it; null where there is none of that number. */
export async function archivedSite(no: number): Promise<Site | null> {
  const site = state.archives.get(no) ?? (await readSite(no, "archive"));
  if (!site) return null;
  state.archives.delete(no);
  state.archives.set(no, site);
  const oldest = state.archives.keys().next().value;
  if (state.archives.size > ARCHIVES_KEPT && oldest !== undefined) state.archives.delete(oldest);
  return site;
}

/** For a start without a database: what this instance served last. */
export async function adoptDiskCopy(): Promise<boolean> {
  state.site ??= await readDiskCopy(env().dataDir);
  return state.site !== null;
}

/** @returns the newest publication known; null when there is none yet or none could be read so far */
export async function currentSite(): Promise<Site | null> {
  if (performance.now() - state.checkedAt > RECHECK_AFTER_MS) {
    state.checking ??= refresh().finally(() => {
      state.checking = null;
    });
    // While the database does not answer, nobody who can be served waits for it.
    if (state.site === null) await state.checking;
    else if (!state.failing) await atMost(PATIENCE_MS, state.checking);
  }
  return state.site;
}

/** Looks for a newer publication at once. */
export async function refresh(): Promise<void> {
  try {
    const no = await currentPublicationNo();
    if (no !== null && no !== state.site?.no) {
      const site = await readSite(no, "current");
      // Two checks may overlap: the later publication stays.
      if (site && site.no > (state.site?.no ?? 0)) await take(site);
    }
    state.failing = false;
  } catch (error) {
    state.failing = true;
    logger.warn({ err: error, serving: state.site?.no ?? null }, "publication not read; the last one stays");
  } finally {
    state.checkedAt = performance.now();
  }
}

async function take(site: Site): Promise<void> {
  state.site = site;
  // A withdrawal makes a new publication, and marks an old one.
  state.archives.clear();
  try {
    await writeDiskCopy(env().dataDir, site);
  } catch (error) {
    logger.error({ err: error, publication: site.no }, "the copy of the publication on disk was not written");
  }
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    work,
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    }),
  ]);
  clearTimeout(timer);
}
