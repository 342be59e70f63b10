/**
 * The one connection that never stops asking: it brings notifications, and its questions tell whether the database
 * answers. A server that hangs keeps its sockets open, so that nothing else would notice it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isUnreachable } from "@/lib/unreachable";
import { signal } from "./availability";
import { atDeadline } from "./deadline";

/** Between an answer and the next question. */
const PROBE_MS = 500;
/** A database that does not answer within this time counts as away; with it and the pause, people learn within 3 s. */
const ANSWER_MS = 2_000;
/** To open a connection costs a process and a key derivation there: on a busy machine that takes long, and means nothing. */
const CONNECT_MS = 10_000;
/** How long to wait before connecting again, after a connection that had worked and after one that was refused. */
const RECONNECT_MS = 50;
const RETRY_MS = 500;
/** A connection to a server that went silent cannot be ended politely. */
const STOP_MS = 1_000;

export interface Line {
  stop(): Promise<void>;
}

/**
 * Connects, and connects again whenever the connection ends, until stopped. Never throws.
 * @param channel what it listens to; `onNotice` is called at each notification, and whenever one may have been missed
 */
export function keepLine(connectionString: string, channel: string, onNotice: () => void): Line {
  const stopping = new AbortController();
  const aborted = stopping.signal;
  const keepOpen = async () => {
    while (!aborted.aborted) {
      let pause = RETRY_MS;
      try {
        await openOnce(connectionString, channel, onNotice, aborted);
        pause = RECONNECT_MS;
      } catch (error) {
        // One that refuses (no connection left, another password) does answer; whoever asks it something tells why.
        if (!aborted.aborted) signal(isUnreachable(error) ? "probe_failed" : "probe_answered", error);
      }
      await sleep(pause, undefined, { signal: aborted }).catch(() => undefined);
    }
  };
  const open = keepOpen();
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([open, sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * Connects, listens and goes on asking. Returns when the connection has ended.
 * @throws when it could not connect or listen, or was not answered in time
 */
async function openOnce(
  connectionString: string,
  channel: string,
  onNotice: () => void,
  aborted: AbortSignal,
): Promise<void> {
  const client = new pg.Client({
    connectionString,
    options: "-c role=ayumi_app",
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  });
  const ended = new AbortController();
  client.once("end", () => ended.abort());
  // What breaks while idle also ends, and that is waited for.
  client.on("error", () => undefined);
  client.on("notification", onNotice);
  const end = () => void client.end().catch(() => undefined);
  aborted.addEventListener("abort", end, { once: true });
  try {
    await client.connect();
    await inTime(client.query(`LISTEN ${channel}`), end);
    // Whatever was told while nobody listened.
    onNotice();
    while (!ended.signal.aborted) {
      signal("probe_answered");
      await sleep(PROBE_MS, undefined, { signal: ended.signal }).catch(() => undefined);
      if (!ended.signal.aborted) await inTime(client.query("SELECT 1"), end);
    }
  } finally {
    aborted.removeEventListener("abort", end);
    end();
  }
}

/** @throws what the question met with; one that is not answered ends the connection, and that is what it meets with */
async function inTime(answer: Promise<unknown>, end: () => void): Promise<void> {
  const cancel = atDeadline(ANSWER_MS, end);
  try {
    await answer;
  } finally {
    cancel();
  }
}
