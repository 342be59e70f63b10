/** A server that started without its database goes on asking for it, and becomes whole when it is there. */
import { setTimeout as sleep } from "node:timers/promises";
import { report } from "@/cli/runtime/steps";
import { isUnreachable } from "@/lib/unreachable";

/** A database that answers and refuses (another version, another password) needs a person first. */
const PAUSES = { unreachableMs: 1_000, refusedMs: 30_000 };

/**
 * Tries until both have succeeded once, or the signal ends it. Never throws: a refusal is shown once, a silent
 * database is not mentioned again.
 * @param reach asks the database; quiet
 * @param work what is done once it answers; may be begun again, so each part of it must bear that
 */
export async function whenReached(
  reach: () => Promise<void>,
  work: () => Promise<void>,
  signal: AbortSignal,
  pauses: Readonly<typeof PAUSES> = PAUSES,
): Promise<void> {
  let told = "";
  while (!signal.aborted) {
    let pause = pauses.unreachableMs;
    try {
      await reach();
      if (signal.aborted) return;
      await work();
      return;
    } catch (error) {
      // The pool was closed under the work because the server ends.
      if (signal.aborted) return;
      if (!isUnreachable(error)) {
        pause = pauses.refusedMs;
        const message = String(error);
        if (message !== told) report(error);
        told = message;
      }
    }
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}
