/**
 * What is said about a request's answer by whoever works on it: a server action has no say in its answer's status, and
 * Next answers whatever fails with 500. The front door, which runs in the same process around it, writes the status.
 */
import { AsyncLocalStorage } from "node:async_hooks";

/** `away`: the database does not answer. `busy`: it does, but not now. `full`: its disk is full. */
export type DatabaseTrouble = "away" | "busy" | "full";

export const TROUBLE_STATUS = { away: 503, busy: 503, full: 507 } as const satisfies Record<
  DatabaseTrouble,
  number
>;

export interface Said {
  /** Takes the place of 200. */
  status: number | null;
  /** What the database met with meanwhile; where the request fails, it failed of that. */
  trouble: DatabaseTrouble | null;
}

/** Next loads the actions' modules apart from the server's own: both find the one store here. */
const holder = globalThis as typeof globalThis & { ayumiAnswer?: AsyncLocalStorage<Said> };

function store() {
  holder.ayumiAnswer ??= new AsyncLocalStorage();
  return holder.ayumiAnswer;
}

/** Runs what answers a request; what is said meanwhile stands in `said`. */
export function hearing<T>(said: Said, work: () => T): T {
  return store().run(said, work);
}

/** The request in which this is called could not be read: 400. */
export function sayMalformed(): void {
  const said = store().getStore();
  if (said) said.status = 400;
}

/** What is asked for is not there, and the page says why: 404. */
export function sayNotFound(): void {
  const said = store().getStore();
  if (said) said.status = 404;
}

/** The database could not do what the request in which this is called asked of it. */
export function sayTrouble(trouble: DatabaseTrouble): void {
  const said = store().getStore();
  if (said) said.trouble = trouble;
}

/** The request is refused; where the database was in trouble, that is why, and the status says so. */
export function sayRefused(): void {
  const said = store().getStore();
  if (said?.trouble) said.status = TROUBLE_STATUS[said.trouble];
}
