/**
 * A database that outlived its server (kill -9, power cut): found by the cluster's own postmaster.pid, and only touched
 * when the process behind that number is a PostgreSQL on exactly this folder.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A fast shutdown of a small database takes well under a second; all three together stay below the server's 15. */
const FAST_MS = 6_000;
const IMMEDIATE_MS = 2_000;

export type Postmaster = { pid: number; port: number };

/** The running postmaster of this data folder, or null. */
export function findPostmaster(pgData: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(pgData, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isPostmasterOf(pid, pgData)) return null;
  return { pid, port: Number(lines[3]) };
}

/** Whether the database of this folder has come up, by its own word: the eighth line of its pid file. */
export function saysItIsReady(pgData: string): boolean {
  try {
    const status = readFileSync(path.join(pgData, "postmaster.pid"), "utf8").split("\n")[7]?.trim();
    return status === "ready";
  } catch {
    return false;
  }
}

/**
 * Ends a left-over postmaster of this folder and removes a pid file that points at nothing (or at a stranger, when the
 * number was given out again: PostgreSQL would refuse to start). The caller must hold the data folder's lock.
 * @returns whether one was running
 */
export async function reapOrphan(pgData: string): Promise<boolean> {
  const orphan = findPostmaster(pgData);
  if (!orphan) {
    rmSync(path.join(pgData, "postmaster.pid"), { force: true });
    return false;
  }
  await endProcess(orphan.pid);
  return true;
}

/** Fast shutdown, then immediate, then kill; returns when the process is gone. */
export async function endProcess(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ["SIGINT", FAST_MS],
    ["SIGQUIT", IMMEDIATE_MS],
    ["SIGKILL", IMMEDIATE_MS],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < patience; waited += 50) {
      if (!isAlive(pid)) return;
      await sleep(50);
    }
  }
}

/** Whether a process with this number exists (a zombie counts as gone). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return true;
  }
}

function isPostmasterOf(pid: number, pgData: string): boolean {
  if (!isAlive(pid)) return false;
  const args = commandLine(pid);
  const program = path.basename(args[0] ?? "").replace(/\.exe$/, "");
  const folder = args[args.indexOf("-D") + 1];
  return program === "postgres" && folder !== undefined && samePath(folder, pgData);
}

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    // not Linux
  }
  try {
    const line = execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)])
      .toString()
      .trim();
    const match = /^(.*?postgres) -D (.*?) -p \d+/.exec(line);
    return match ? [match[1] ?? "", "-D", match[2] ?? ""] : [];
  } catch {
    return [];
  }
}

function samePath(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
