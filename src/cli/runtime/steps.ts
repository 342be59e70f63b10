import { logger } from "@/lib/logger";
import { OperatorError } from "@/lib/operator-error";
import { print, speaksAsLog } from "./output";

const LOG_PROGRESS_MS = 10_000;
const TERMINAL_PROGRESS_MS = 1_000;

/** `set` replaces what stands behind the step's name ("45 / 73"). */
export type Progress = { set: (detail: string) => void };

/**
 * Runs one step. Prints its name at once and how it went at the end; a step of more than a few seconds shows that it
 * is alive (a ticking second in a terminal, a line every ten seconds elsewhere). Once the system serves, its end is a line
 * of the log.
 * @param label what is being done, without punctuation at the end
 * @param work may return a short remark for the closing line
 */
export async function step<T>(label: string, work: (progress: Progress) => Promise<T> | T): Promise<T> {
  const startedAt = Date.now();
  const live = process.stdout.isTTY === true;
  let detail = "";
  const elapsed = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  const line = (ending: string) => `・${label}${detail && ` ${detail}`}… ${ending}`;
  // Another step may be showing its seconds on this line.
  if (live) print(`\r\x1b[K${line("")}`);
  const alive = () =>
    live
      ? print(`\r\x1b[K${line(`${Math.round((Date.now() - startedAt) / 1000)} 秒`)}`)
      : say(line(`${elapsed()} 秒経過`));
  const timer = setInterval(alive, live ? TERMINAL_PROGRESS_MS : LOG_PROGRESS_MS);
  const end = (ending: string) => {
    clearInterval(timer);
    say(`${live ? "\r\x1b[K" : ""}${line(`${ending}（${elapsed()} 秒）`)}`);
  };
  try {
    const result = await work({
      set: (text) => {
        detail = text;
      },
    });
    end("完了");
    return result;
  } catch (error) {
    end("失敗");
    throw error;
  }
}

/** A line for a person, outside any step; for the log once the system serves. */
export function say(text: string): void {
  if (speaksAsLog()) logger.info(text);
  else print(`${text}\n`);
}

/** Shows a failure: one sentence when it is one the reader can act on, everything else with its stack. */
export function report(error: unknown): void {
  const known = error instanceof OperatorError || (error instanceof Error && error.name === "EnvError");
  if (speaksAsLog()) {
    if (known) logger.error((error as Error).message);
    else logger.fatal({ err: error }, "an error that nobody expected");
  } else if (known) {
    print(`\n${(error as Error).message}\n`, "stderr");
  } else {
    const stack = error instanceof Error ? error.stack : String(error);
    print(`\n予期しないエラーで止まりました。\n${stack}\n`, "stderr");
  }
}
