/** The thread in which workbooks are read and written, one after the other: many people need no more memory than one. */
import path from "node:path";
import { type KeptThread, keptThread } from "@/lib/kept-thread";
import type { WorkbookToWrite } from "./types";

/** What the thread is given. */
export type WorkbookJob =
  | { readonly kind: "xlsx" | "csv"; readonly bytes: Uint8Array }
  | { readonly kind: "write"; readonly workbook: WorkbookToWrite };

/** A year's sheet takes a fifth of a second; what takes longer was made to. */
const LONGEST_MS = 10_000;
/** Several files come one after the other. */
const KEPT_MS = 30_000;
/** The libraries and the largest file that is taken fit; a file that was made to fill memory ends the thread. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 112, maxYoungGenerationSizeMb: 16 };

// Next loads this module once for pages and once for routes.
const holder = globalThis as typeof globalThis & {
  ayumiWorkbookThread?: KeptThread;
  ayumiWorkbookTurn?: Promise<unknown>;
};

/** @throws what ended the thread or its work; see {@link isTooMuch} */
export function askWorkbookThread<Answer>(job: WorkbookJob): Promise<Answer> {
  const mine = (holder.ayumiWorkbookTurn ?? Promise.resolve()).then(() => {
    holder.ayumiWorkbookThread ??= keptThread(
      path.join("src", "cli", "threads", "workbooks.ts"),
      KEPT_MS,
      RESOURCE_LIMITS,
    );
    return holder.ayumiWorkbookThread.ask<Answer>(job, { signal: AbortSignal.timeout(LONGEST_MS) });
  });
  holder.ayumiWorkbookTurn = mine.catch(() => undefined);
  return mine;
}

/** Whether it was the work that had no end, or needed more memory than it may. */
export function isTooMuch(error: unknown): boolean {
  const { name, code } = error as { name?: string; code?: unknown };
  return name === "TimeoutError" || code === "ERR_WORKER_OUT_OF_MEMORY";
}
