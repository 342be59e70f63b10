/** Tells this process of a new publication: at once by NOTIFY, and by looking again where that is lost. */
import { keepLine } from "@/server/db/line";
import { isSiteMissing, refresh } from "./current-site";

/** How often a start looks, on a machine too busy to answer in time, before it serves without a publication. */
const FIRST_LOOKS = 5;

/** A missed notification is made good after at most this time. */
const POLL_MS = 1_000;

/**
 * Reads the current publication and keeps it current until stopped. Never throws: while the database does not answer,
 * what is in memory stays.
 */
export async function watchPublications(connectionString: string): Promise<{ stop(): Promise<void> }> {
  await refresh();
  for (let look = 1; look < FIRST_LOOKS && isSiteMissing(); look += 1) await refresh();
  const line = keepLine(connectionString, "ayumi_publication", () => void refresh());
  const poll = setInterval(() => void refresh(), POLL_MS);
  return {
    stop: async () => {
      clearInterval(poll);
      await line.stop();
    },
  };
}
