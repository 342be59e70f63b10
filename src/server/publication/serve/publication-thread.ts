/** The one thread of this process that makes publications and reads them. */
import path from "node:path";
import { type KeptThread, keptThread } from "@/lib/kept-thread";

// The front door and Next load this module each for itself.
const holder = globalThis as typeof globalThis & { ayumiPublicationThread?: KeptThread };

export function publicationThread(): KeptThread {
  holder.ayumiPublicationThread ??= keptThread(path.join("src", "cli", "threads", "publications.ts"));
  return holder.ayumiPublicationThread;
}

/** What the thread is given to be ready. */
export interface RehearsalJob {
  readonly kind: "rehearsal";
}

/**
 * For whoever may publish next: the thread draws the pages of the publication in force once, for nobody. A thread's first
 * publication takes twice as long as its second, which finds programs, faces and the pictures that stay.
 */
export function rehearsePublication(): void {
  const thread = publicationThread();
  if (thread.isAwake()) return;
  // What is wrong is told by the publication itself.
  thread.ask({ kind: "rehearsal" } satisfies RehearsalJob).catch(() => undefined);
}
