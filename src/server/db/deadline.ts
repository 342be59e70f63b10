/**
 * A query that is not answered ends its connection. PostgreSQL's own `statement_timeout` says nothing when the server, its
 * disk or the network between is what hangs; and a connection that somebody has stopped waiting for must never serve
 * anybody else: it may still be inside a transaction.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";

/** How long PostgreSQL works on a statement; {@link withPatience} goes with whatever sets it to more. */
export const STATEMENT_MS = 5_000;
/** PostgreSQL's own answer, that it took too long, comes first. */
const GRACE_MS = 1_000;

const holder = globalThis as typeof globalThis & { ayumiPatience?: AsyncLocalStorage<number> };
function patience(): AsyncLocalStorage<number> {
  holder.ayumiPatience ??= new AsyncLocalStorage();
  return holder.ayumiPatience;
}

/** Queries inside may take as long. */
export function withPatience<T>(ms: number, work: () => T): T {
  return patience().run(ms, work);
}

/** From now on each query of this connection has its deadline. */
export function giveDeadlines(client: pg.ClientBase): void {
  const ask = client.query.bind(client) as (...parts: unknown[]) => unknown;
  const timed = (...parts: unknown[]): unknown => {
    const ms = Math.max(STATEMENT_MS, patience().getStore() ?? 0) + GRACE_MS;
    // What waits for an answer then learns that the connection was terminated.
    const cancel = atDeadline(ms, () => void (client as pg.Client).end().catch(() => undefined));
    const last = parts.at(-1);
    if (typeof last === "function") {
      return ask(...parts.slice(0, -1), (...answer: unknown[]) => {
        cancel();
        last(...answer);
      });
    }
    const answer = ask(...parts);
    if (answer instanceof Promise) return answer.finally(cancel);
    cancel();
    return answer;
  };
  client.query = timed as typeof client.query;
}

const OVERSLEPT_MS = 100;
/** Several turns of the event loop, in which what has arrived is read. */
const AGAIN_MS = 500;

/**
 * Calls back after so many milliseconds in which this process could have read an answer: while it was itself too busy to
 * look, the other side is not late.
 * @returns cancels it
 */
export function atDeadline(ms: number, late: () => void): () => void {
  const due = performance.now() + ms;
  let timer = setTimeout(() => {
    if (performance.now() - due > OVERSLEPT_MS) timer = setTimeout(late, AGAIN_MS);
    else late();
  }, ms);
  return () => clearTimeout(timer);
}
