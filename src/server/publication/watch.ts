/** Tells this process of a new publication: at once by NOTIFY, and by looking again where that is lost. */
import pg from "pg";
import { logger } from "@/lib/logger";
import { refresh } from "./current-site";

/** A missed notification is made good after at most this time. */
const POLL_MS = 1_500;
/** How long to wait before listening again after the connection broke. */
const RETRY_MS = 1_000;

/**
 * Reads the current publication and keeps it current until the returned function is called. Never throws: while the
 * database does not answer, what is in memory stays.
 */
export async function watchPublications(connectionString: string): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;

  const listen = async () => {
    if (stopped) return;
    const opened = new pg.Client({
      connectionString,
      options: "-c role=ayumi_app",
      connectionTimeoutMillis: 2_000,
    });
    const again = () => {
      if (client === opened) client = null;
      clearTimeout(retry);
      if (!stopped) retry = setTimeout(() => void listen(), RETRY_MS);
    };
    opened.on("error", (error) => {
      logger.warn({ err: error }, "publication notifications lost; looking again instead");
    });
    opened.on("end", again);
    opened.on("notification", () => void refresh());
    try {
      await opened.connect();
      await opened.query("LISTEN ayumi_publication");
      client = opened;
    } catch {
      again();
    }
  };

  await refresh();
  await listen();
  const poll = setInterval(() => void refresh(), POLL_MS);
  return async () => {
    stopped = true;
    clearInterval(poll);
    clearTimeout(retry);
    await client?.end();
  };
}
