/**
 * The disk under the system's own PostgreSQL. Without space for its journal a PostgreSQL stops altogether and may not come
 * up again: what writes is refused long before, and what little goes on (signing in, 公開の停止) has room.
 */
import { statfsSync } from "node:fs";
import { logger } from "@/lib/logger";

/** `low`: somebody should look after it. `full`: nothing is written any more. */
export type DiskState = "ample" | "low" | "full";

/** Told while there is this many times what has to stay free. */
const LOW_FACTOR = 3;
/** Asked at most so often. */
const RECHECK_MS = 1_000;

export interface WatchedDisk {
  readonly folder: string;
  /** What has to stay free. */
  readonly minFreeBytes: number;
  readonly freeBytes?: (folder: string) => number;
}

interface Disk extends Required<WatchedDisk> {
  state: DiskState;
  checkedAt: number;
}

// One per process: the front door and Next load this module each for itself.
const holder = globalThis as typeof globalThis & { ayumiDisk?: Disk };

/** From now on this disk is looked after; null: none is (another machine's database has its own). */
export function watchDisk(disk: WatchedDisk | null): void {
  holder.ayumiDisk =
    disk === null
      ? undefined
      : { freeBytes: freeBytesOf, ...disk, state: "ample", checkedAt: Number.NEGATIVE_INFINITY };
}

export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export function diskState(): DiskState {
  const disk = holder.ayumiDisk;
  if (disk === undefined) return "ample";
  if (performance.now() - disk.checkedAt >= RECHECK_MS) look(disk);
  return disk.state;
}

function look(disk: Disk): void {
  disk.checkedAt = performance.now();
  const { folder, minFreeBytes } = disk;
  const free = disk.freeBytes(folder);
  const state = free < minFreeBytes ? "full" : free < minFreeBytes * LOW_FACTOR ? "low" : "ample";
  if (state === disk.state) return;
  const about = { folder, freeMegabytes: megabytes(free), minFreeMegabytes: megabytes(minFreeBytes) };
  if (state === "full")
    logger.error(about, "the disk of the data folder is full: nothing is written until it has space");
  else if (state === "low") logger.warn(about, "the disk of the data folder is nearly full");
  else logger.info(about, "the disk of the data folder has space again");
  disk.state = state;
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}
