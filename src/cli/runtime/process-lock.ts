/** A file that one live process holds: what it guards is that process's alone, and is free again when it has ended. */
import * as fs from "node:fs";
import { hostname } from "node:os";
import { z } from "zod";
import { isAlive } from "@/cli/postgres/orphan";

/** A lock of another machine (a shared folder, another container) counts as live while it is renewed. */
const LOCK_RENEW_MS = 5_000;
export const LOCK_STALE_MS = 30_000;

export type ProcessLock = { release: () => void };

const lockSchema = z.object({
  pid: z.number().int(),
  bornAt: z.string(),
  host: z.string(),
  /** When it was taken, for a sentence; earlier versions did not say. */
  since: z.iso.datetime().optional(),
});

export type LockRecord = z.infer<typeof lockSchema>;

/**
 * Takes the file for this process until `release` or its end.
 * @param onTakenOver told of a lock that a process of another machine left behind
 * @returns null where another live process has it
 */
export function takeLock(
  file: string,
  onTakenOver: (left: LockRecord) => void = () => undefined,
): ProcessLock | null {
  const record: LockRecord = {
    pid: process.pid,
    bornAt: bornAt(process.pid),
    host: hostname(),
    since: new Date().toISOString(),
  };
  for (let attempt = 0; ; attempt += 1) {
    try {
      fs.writeFileSync(file, JSON.stringify(record), { flag: "wx", mode: 0o644 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (lockHolder(file) !== null || attempt > 0) return null;
      const left = readLock(file);
      if (left && left.host !== hostname()) onTakenOver(left);
      fs.rmSync(file, { force: true });
    }
  }
  const renewal = setInterval(() => {
    const now = new Date();
    fs.utimes(file, now, now, () => undefined);
  }, LOCK_RENEW_MS);
  renewal.unref();
  const release = () => {
    clearInterval(renewal);
    fs.rmSync(file, { force: true });
  };
  process.once("exit", release);
  return {
    release: () => {
      process.off("exit", release);
      release();
    },
  };
}

function readLock(file: string): (LockRecord & { readonly age: number }) | null {
  try {
    const age = Date.now() - fs.statSync(file).mtimeMs;
    return { ...lockSchema.parse(JSON.parse(fs.readFileSync(file, "utf8"))), age };
  } catch {
    return null;
  }
}

/** @returns the live process that has it; null where nobody does */
export function lockHolder(file: string): LockRecord | null {
  const record = readLock(file);
  if (record === null) return null;
  if (record.host !== hostname()) return record.age < LOCK_STALE_MS ? record : null;
  // A number that was given out again belongs to a process born at another time.
  return isAlive(record.pid) && bornAt(record.pid) === record.bornAt ? record : null;
}

/** When a process began, in the kernel's own count; empty where the system does not tell. */
function bornAt(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name and may hold spaces; the 22nd is the start.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
