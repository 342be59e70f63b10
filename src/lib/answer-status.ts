/**
 * A server action has no say in its answer's status. What it knows to be malformed it says here, and the front door, which
 * runs in the same process around it, writes the status.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

/** Next loads the actions' modules apart from the server's own: both find the one store here. */
const holder = globalThis as typeof globalThis & {
  ayumiAnswer?: AsyncLocalStorage<{ status: number | null }>;
};

function store() {
  holder.ayumiAnswer ??= new AsyncLocalStorage();
  return holder.ayumiAnswer;
}

/** Runs what answers a request; a status that is said meanwhile takes the place of 200. */
export function withStatus<T>(response: ServerResponse, work: () => T): T {
  const answer: { status: number | null } = { status: null };
  const writeHead = response.writeHead as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) =>
    writeHead.call(response, status === 200 && answer.status !== null ? answer.status : status, ...rest);
  return store().run(answer, work);
}

/** The request in which this is called could not be read: 400. */
export function sayMalformed(): void {
  const answer = store().getStore();
  if (answer) answer.status = 400;
}
