/** The one thread of this process that makes publications and reads them. */
import path from "node:path";
import { type KeptThread, keptThread } from "@/lib/kept-thread";

// The front door and Next load this module each for itself.
const holder = globalThis as typeof globalThis & { ayumiPublicationThread?: KeptThread };

export function publicationThread(): KeptThread {
  holder.ayumiPublicationThread ??= keptThread(path.join("src", "cli", "threads", "publications.ts"));
  return holder.ayumiPublicationThread;
}
