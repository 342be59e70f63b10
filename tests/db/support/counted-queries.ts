/** Notes every SQL statement that this process sends. */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

let asked: string[] | null = null;
let running = 0;
const ask = pg.Client.prototype.query;

/** Stands in for pg's own: notes the text, and when the answer is there. */
function noted(this: pg.Client, ...args: unknown[]): unknown {
  const [query] = args as [string | { text: string }];
  asked?.push(typeof query === "string" ? query : query.text);
  running += 1;
  const answered = () => {
    running -= 1;
  };
  const callback = args.at(-1);
  if (typeof callback === "function") {
    args[args.length - 1] = (...answer: unknown[]) => {
      answered();
      callback(...answer);
    };
  }
  const result: unknown = Reflect.apply(ask, this, args);
  if (result instanceof Promise) result.then(answered, answered);
  return result;
}

/** A page that is refused leaves questions behind that it had already begun; they are its own. */
async function untilQuiet(): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet = running === 0 ? quiet + 1 : 0) await sleep(4);
}

export function startCounting(): void {
  pg.Client.prototype.query = noted as typeof ask;
}

export function stopCounting(): void {
  pg.Client.prototype.query = ask;
}

/** Everything that is asked of the database while the work runs. */
export async function countedQueries<T>(work: () => Promise<T>): Promise<{ queries: string[]; result: T }> {
  const queries: string[] = [];
  asked = queries;
  try {
    const result = await work();
    await untilQuiet();
    return { result, queries };
  } finally {
    asked = null;
  }
}
