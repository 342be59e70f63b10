/**
 * The current publication, kept in memory. It changes only by a new publication, is never thrown away because the
 * database does not answer, and is asked for at most once a second.
 */
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";
import { readDiskCopy, writeDiskCopy } from "@/server/publication/serve/disk-copy";
import { keepStops } from "@/server/publication/stops/kept";
import { publicState } from "@/server/publication/store/current-no";
import { type ArchiveCache, createArchiveCache } from "./archive-cache";
import { publicationThread } from "./publication-thread";
import { evidenceOf, type MakeSearchables, readSite, type Site } from "./site";
import { readSiteInThread } from "./site-in-thread";

/** A new publication is seen at the latest after this time, on every instance. */
const RECHECK_AFTER_MS = 1_000;
/** How long a reader waits for the answer while an older publication is at hand. */
const PATIENCE_MS = 250;
/** A database that took the question and never answers must not keep us from asking again. Evidence takes its time. */
const LOOK_LIMIT_MS = 30_000;

interface SiteState {
  site: Site | null;
  /** Of the stops that the site was read with: another one means that it has to be read again. */
  stops: string;
  /** The site came from the disk: what the database has replaces it, whatever its number. */
  fromDisk: boolean;
  checkedAt: number;
  checking: Promise<void> | null;
  /** A look that begins when the one under way has ended. */
  next: Promise<void> | null;
  failing: boolean;
  /** That it is failing was logged. */
  told: boolean;
  /** Whoever serves says how; the thread of publications knows it by itself. */
  makeSearchables: MakeSearchables | null;
  readonly archives: ArchiveCache;
}

// One state per process: the front door and Next load this module each for itself.
const holder = globalThis as typeof globalThis & { ayumiSite?: SiteState };
holder.ayumiSite ??= {
  site: null,
  stops: "",
  fromDisk: false,
  checkedAt: Number.NEGATIVE_INFINITY,
  checking: null,
  next: null,
  failing: false,
  told: false,
  makeSearchables: null,
  archives: createArchiveCache(),
};
const state = holder.ayumiSite;

/** From now on what is read can be searched. */
export function searchBy(makeSearchables: MakeSearchables): void {
  state.makeSearchables = makeSearchables;
}

/** The current publication as far as it is known, without waiting. */
export function knownSite(): Site | null {
  return state.site;
}

/**
 * A past (or the current) publication as the archive serves it; null where there is none of that number.
 * @throws when it is not at hand and the database does not answer
 */
export async function archivedSite(no: number): Promise<Site | null> {
  // Numbers have no gaps: what is above the newest is not there, and need not be asked for.
  if (state.site !== null && !state.fromDisk && no > state.site.no) return null;
  return state.archives.get(no, () =>
    within(LOOK_LIMIT_MS, readSite(no, "archive", evidenceOf(siteAtHand()))),
  );
}

/**
 * For a start without a database: what this instance served last.
 * @returns its number; null when there is no copy that could be served
 */
export async function adoptDiskCopy(): Promise<number | null> {
  if (state.site === null) {
    state.site = await readDiskCopy(env().dataDir);
    state.fromDisk = state.site !== null;
  }
  return state.site?.no ?? null;
}

/** @returns the newest publication known; null when there is none yet or none could be read so far */
export async function currentSite(): Promise<Site | null> {
  if (performance.now() - state.checkedAt > RECHECK_AFTER_MS) {
    const checking = state.checking ?? look();
    // While the database does not answer, nobody who can be served waits for it.
    if (state.site === null) await checking;
    else if (!state.failing) await within(PATIENCE_MS, checking).catch(() => undefined);
  }
  return state.site;
}

/** Whether there is nothing to serve because the last look failed. */
export function isSiteMissing(): boolean {
  return state.site === null && state.failing;
}

/** Looks for a newer publication at once. Never throws: what is known stays. */
export function refresh(): Promise<void> {
  if (!state.checking) return look();
  // The look under way may have begun before what the caller knows of: another one follows it.
  state.next ??= state.checking.then(() => {
    state.next = null;
    return look();
  });
  return state.next;
}

function look(): Promise<void> {
  const looking = lookNow().finally(() => {
    state.checking = null;
    state.checkedAt = performance.now();
  });
  state.checking = looking;
  return looking;
}

async function lookNow(): Promise<void> {
  try {
    const newer = await within(LOOK_LIMIT_MS, newerSite());
    if (newer) await take(newer.site, newer.stops);
    if (state.told) logger.info({ publication: state.site?.no ?? null }, "publications are read again");
    state.failing = false;
    state.told = false;
  } catch (error) {
    // One look may be too late for its answer on a busy machine; and it is said once, not at every look.
    if (state.failing && !state.told) {
      state.told = true;
      logger.warn(
        { err: error, serving: state.site?.no ?? null },
        "publication not read; the last one stays",
      );
    }
    state.failing = true;
  }
}

async function newerSite(): Promise<{ site: Site; stops: string } | null> {
  // Read before the site: what is stopped meanwhile is seen at the next look.
  const { no, stops } = await publicState();
  if (no === null || (no === state.site?.no && stops === state.stops && !state.fromDisk)) return null;
  // While nothing is served there is nobody to be kept waiting. What another instance published has to be seen in time: a
  // thread that has still to read its program would be late.
  const site =
    state.site === null || !publicationThread().isAwake()
      ? await readSite(no, "current", evidenceOf(siteAtHand()), state.makeSearchables)
      : await readSiteInThread(no, siteAtHand(), LOOK_LIMIT_MS);
  return site && { site, stops };
}

/** What was read from the database: its evidence need not be read again. */
function siteAtHand(): Site | undefined {
  return (!state.fromDisk && state.site) || undefined;
}

async function take(site: Site, stops: string): Promise<void> {
  logger.info({ publication: site.no, before: state.site?.no ?? null }, "this publication is served now");
  state.site = site;
  state.stops = stops;
  state.fromDisk = false;
  // A withdrawal makes a new publication, and marks an old one; a stop may concern any of them.
  state.archives.clear();
  // Each instance has a data folder of its own.
  if (stops !== "") await keepStops();
  try {
    await writeDiskCopy(env().dataDir, site);
  } catch (error) {
    logger.error({ err: error, publication: site.no }, "the copy of the publication on disk was not written");
  }
}

/** @throws when the work takes longer; the work itself goes on */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
