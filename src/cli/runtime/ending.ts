/** What must be ended with the process, in the opposite order of its beginning, within a bounded time. */
import { logger } from "@/lib/logger";

/** The contract says 15 seconds; a step that hangs must not keep the process. */
const LIMIT_MS = 14_000;
const PARENT_CHECK_MS = 500;

export type Ending = {
  /** Registers something to end. */
  add: (name: string, end: () => Promise<void> | void) => void;
  /** Ends everything once; later calls wait for the first. */
  run: () => Promise<void>;
};

export function createEnding(): Ending {
  const entries: { name: string; end: () => Promise<void> | void }[] = [];
  let ended: Promise<void> | undefined;
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
    add: (name, end) => entries.push({ name, end }),
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
export function onStopRequest(end: () => void): void {
  let asked = false;
  const ask = () => {
    // Ctrl-C reaches this process twice: from the terminal and from the launcher.
    if (asked) return;
    asked = true;
    setTimeout(() => process.exit(1), LIMIT_MS).unref();
    end();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  const launcher = Number(process.env.AYUMI_LAUNCHER_PID);
  if (process.platform === "win32" || process.ppid !== launcher) return;
  setInterval(() => {
    if (process.ppid !== launcher) ask();
  }, PARENT_CHECK_MS).unref();
}
