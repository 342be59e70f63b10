/** Running PostgreSQL's programs: their account, their log, and their end with this process. */
import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from "node:fs";
import path from "node:path";
import { endProcess } from "./orphan";
import type { RunAs } from "./run-as";

/** Every program of PostgreSQL that this process started and that has not ended. */
const running = new Set<ChildProcess>();

// The last resort, when the process ends without `stop`: an immediate shutdown, which the next start recovers from.
process.once("exit", () => {
  for (const child of running) child.kill("SIGQUIT");
});

/** Ends every database this process started, also one that is still on its way up. */
export async function endEveryCluster(): Promise<void> {
  await Promise.all([...running].map((child) => child.pid !== undefined && endProcess(child.pid)));
}

/** Starts one of PostgreSQL's programs with its output at the end of the log. */
export function runProgram(
  runAs: RunAs,
  program: string,
  args: readonly string[],
  logFile: string,
): ChildProcess {
  const log = openSync(logFile, "a", 0o600);
  const [command = program, ...rest] = [...runAs.prefix, program, ...args];
  try {
    const child = spawn(command, rest, {
      cwd: path.parse(program).root,
      // A group of its own: Ctrl-C in the terminal must reach the server first and the database last.
      detached: process.platform !== "win32",
      windowsHide: true,
      stdio: ["ignore", log, log],
      // Nothing of the server's own environment: it holds secrets.
      env: {
        NODE_ENV: process.env.NODE_ENV,
        PATH: process.env.PATH,
        SystemRoot: process.env.SystemRoot,
        ...loaderSettings(),
        LC_ALL: "C",
        TZ: "UTC",
      },
      ...(runAs.account ?? {}),
    });
    running.add(child);
    child.once("exit", () => running.delete(child));
    child.once("error", () => running.delete(child));
    return child;
  } finally {
    closeSync(log);
  }
}

/** What the system's loader was told for the server (libraries of another place, a moved clock) holds for its database. */
function loaderSettings(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name.startsWith("LD_") || name.startsWith("FAKETIME")),
  );
}

/**
 * Turns a log over that has grown too large, also while it is written: what it holds becomes the earlier log, of which
 * there is one. It is emptied and not renamed, for PostgreSQL keeps it open and writes at its end, wherever that is. What
 * comes in the instant between copying and emptying is lost.
 */
export function turnLogOver(logFile: string, maxBytes: number): void {
  if (logSize(logFile) <= maxBytes) return;
  const earlier = `${logFile}.1`;
  // First, so that a disk that is nearly full has room for the next one.
  rmSync(earlier, { force: true });
  copyFileSync(logFile, earlier);
  truncateSync(logFile);
}

/** The most telling line PostgreSQL wrote since `from`, for a sentence. */
export function tellingLine(logFile: string, from: number): string {
  // Who ends a cluster may have removed its folder by now.
  if (!existsSync(logFile)) return `記録は ${logFile}`;
  const lines = readFileSync(logFile).subarray(from).toString("utf8").split("\n");
  const said = lines.map((line) => line.trim()).filter(Boolean);
  const telling = said.find((line) => /FATAL|PANIC|error:/.test(line)) ?? said.at(-1);
  return telling ?? `記録は ${logFile}`;
}

/** Where the next line of the log will begin. */
export function logSize(logFile: string): number {
  return existsSync(logFile) ? statSync(logFile).size : 0;
}
