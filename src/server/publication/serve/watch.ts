/** Tells this process of a new publication: at once by NOTIFY, and by looking again where that is lost. */
import { keepLine } from "@/server/db/line";
import { refresh } from "./current-site";

/** A missed notification is made good after at most this time. */
const POLL_MS = 1_000;

/**
 * Reads the current publication and keeps it current until stopped. Never throws: while the database does not answer,
 * what is in memory stays.
 */
export async function watchPublications(connectionString: string): Promise<{ stop(): Promise<void> }> {
  await refresh();
  const line = keepLine(connectionString, "ayumi_publication", () => void refresh());
  const poll = setInterval(() => void refresh(), POLL_MS);
  return {
    stop: async () => {
      clearInterval(poll);
      await line.stop();
    },
  };
}
