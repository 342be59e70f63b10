/** Tells this process of a new publication: at once by NOTIFY, and by looking again where that is lost. */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { logger } from "@/lib/logger";
import { isUnreachable } from "@/lib/unreachable";
import { refresh } from "./current-site";

/** A missed notification is made good after at most this time. */
const POLL_MS = 1_000;
/** How long to wait before connecting again, after a connection that had worked and after one that was refused. */
const RECONNECT_MS = 50;
const RETRY_MS = 1_000;
/** A connection to a server that went silent cannot be ended politely. */
const STOP_MS = 1_000;

export interface PublicationWatch {
  /** Whether the last attempt to reach the database failed. */
  isDatabaseAway(): boolean;
  stop(): Promise<void>;
}

/**
 * Reads the current publication and keeps it current until stopped. Never throws: while the database does not answer,
 * what is in memory stays.
 */
export async function watchPublications(connectionString: string): Promise<PublicationWatch> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let away = false;

  const keepListening = async () => {
    while (!signal.aborted) {
      let pause = RECONNECT_MS;
      try {
        await listenOnce(connectionString, signal, () => {
          if (away) logger.info("the database answers again");
          away = false;
        });
      } catch (error) {
        pause = RETRY_MS;
        if (isUnreachable(error) && !away) {
          logger.warn({ err: error }, "the database does not answer");
          away = true;
        }
      }
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  };

  await refresh();
  const listening = keepListening();
  const poll = setInterval(() => void refresh(), POLL_MS);
  return {
    isDatabaseAway: () => away,
    stop: async () => {
      clearInterval(poll);
      stopping.abort();
      await Promise.race([listening, sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * Connects, listens, and returns when the connection has ended.
 * @throws when it could not connect or listen
 */
async function listenOnce(connectionString: string, signal: AbortSignal, onOpen: () => void): Promise<void> {
  const client = new pg.Client({
    connectionString,
    options: "-c role=ayumi_app",
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
  });
  const ended = new Promise<void>((resolve) => client.once("end", resolve));
  // What breaks while idle also ends, and that is waited for.
  client.on("error", () => undefined);
  client.on("notification", () => void refresh());
  const end = () => void client.end().catch(() => undefined);
  signal.addEventListener("abort", end, { once: true });
  try {
    await client.connect();
    onOpen();
    await client.query("LISTEN ayumi_publication");
    // Whatever was published while nobody listened.
    void refresh();
    await ended;
  } finally {
    signal.removeEventListener("abort", end);
    end();
  }
}
