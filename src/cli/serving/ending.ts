/** What must be ended with the process, in the opposite order of its beginning, within a bounded time. */
import { logger } from "@/lib/logger";

/** The contract says 15 seconds; a step that hangs must not keep the process. */
const LIMIT_MS = 14_000;
const PARENT_CHECK_MS = 500;

export type Ending = {
  /** Registers something to end; `moreMs`: what it may take beside the usual time. */
  add: (name: string, end: () => Promise<void> | void, moreMs?: number) => void;
  /** What all of it may take. */
  limitMs: () => number;
  /** Ends everything once; later calls wait for the first. */
  run: () => Promise<void>;
};

export function createEnding(): Ending {
  const entries: { name: string; end: () => Promise<void> | void }[] = [];
  let ended: Promise<void> | undefined;
  let limitMs = LIMIT_MS;
  const endAll = async () => {
    for (let entry = entries.pop(); entry; entry = entries.pop()) {
      try {
        await entry.end();
      } catch (error) {
        logger.error({ err: error, step: entry.name }, "終了の途中で失敗しました。");
      }
    }
  };
  return {
    add: (name, end, moreMs = 0) => {
      limitMs += moreMs;
      entries.push({ name, end });
    },
    limitMs: () => limitMs,
    run: () => {
      ended ??= endAll();
      return ended;
    },
  };
}

/**
 * Calls `end` once at Ctrl-C, SIGTERM, a closed terminal, or the death of the launcher (which could not tell us).
 * When `end` takes too long the process ends without it.
 */
export function onStopRequest(end: () => void, limitMs: () => number = () => LIMIT_MS): void {
  let asked = false;
  const ask = () => {
    // Ctrl-C reaches this process twice: from the terminal and from the launcher.
    if (asked) return;
    asked = true;
    setTimeout(() => process.exit(1), limitMs()).unref();
    end();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  const launcher = Number(process.env.AYUMI_LAUNCHER_PID);
  if (process.platform === "win32" || process.ppid !== launcher) return;
  setInterval(() => {
    if (process.ppid !== launcher) ask();
  }, PARENT_CHECK_MS).unref();
}
