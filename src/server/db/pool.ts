/** The connections of this process's queries. */
import pg from "pg";
import { whenDatabaseLeaves } from "./availability";
import { giveDeadlines, STATEMENT_MS } from "./deadline";

/** How long a query waits for a connection to become free, or for a new one to open. */
const CONNECT_MS = 2_000;

// One per process: the front door and Next load this module each for itself.
const holder = globalThis as typeof globalThis & { ayumiPool?: pg.Pool };

/** Of the pool that was made last, as numbers. */
export function poolCounts(): { used: number; idle: number; waiting: number; max: number } {
  const pool = holder.ayumiPool;
  if (pool === undefined) return { used: 0, idle: 0, waiting: 0, max: 0 };
  const { totalCount, idleCount, waitingCount, options } = pool;
  return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount, max: options.max };
}

/**
 * Every connection takes the role `ayumi_app`, which owns nothing and cannot undo what is append-only. When the database
 * goes away, what waits for an answer fails at once instead of waiting for its own time-out.
 * @param size at most so many connections; whoever finds none free waits
 */
export function createPool(connectionString: string, size: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    options: "-c role=ayumi_app",
    max: size,
    connectionTimeoutMillis: CONNECT_MS,
    // Opening one costs a process and a key derivation there, and fails on a busy machine: those open are kept.
    idleTimeoutMillis: 300_000,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
  });
  holder.ayumiPool = pool;
  const working = new Set<pg.PoolClient>();
  pool.on("connect", (client) => {
    giveDeadlines(client);
    // Handed from one to the next, a connection has no listener for a moment, in which its end would end the process.
    // Whoever asks it something learns of it.
    client.on("error", () => undefined);
  });
  pool.on("acquire", (client) => working.add(client));
  pool.on("release", (_error, client) => working.delete(client));
  const forget = whenDatabaseLeaves(() => {
    // Ended in the middle of a query, a connection is closed at once and leaves the pool.
    for (const client of working) void (client as unknown as pg.Client).end().catch(() => undefined);
  });
  const end = pool.end.bind(pool);
  pool.end = (() => {
    forget();
    return end();
  }) as typeof pool.end;
  return pool;
}
