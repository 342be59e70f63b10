/** Requests as browsers send them, and the record of how long each took and what went wrong. */
import { setTimeout as sleep } from "node:timers/promises";
import { serverActions } from "@tests/fixtures/server-actions";

/** Longer than anything may take; what does not answer is a fault, and the person goes on. */
const PATIENCE_MS = 60_000;
const SHOWN_OF_ANSWER = 500;
/** How often somebody who is told to come back does so. */
const TRIES = 10;

/** Between two clicks. */
export const THINK_MS = [1_000, 4_000] as const;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What one run saw: milliseconds by what was asked for, and a sentence for each fault. */
export class Ledger {
  readonly times = new Map<string, number[]>();
  readonly faults: string[] = [];
  /** Answers of 503 that say when to come back: the machine has more to do than it can. */
  turnedAway = 0;
  private readonly ending = new AbortController();

  get isOver(): boolean {
    return this.ending.signal.aborted;
  }

  end(): void {
    this.ending.abort();
  }

  /** A person reads, thinks and types. */
  async pause(atLeastMs: number, atMostMs: number): Promise<void> {
    const ms = atLeastMs + Math.random() * (atMostMs - atLeastMs);
    await sleep(ms, undefined, { signal: this.ending.signal }).catch(() => undefined);
  }

  fault(what: string, told: string): void {
    this.faults.push(`${what}: ${told.slice(0, SHOWN_OF_ANSWER)}`);
  }

  note(what: string, ms: number): void {
    const times = this.times.get(what) ?? [];
    this.times.set(what, times);
    times.push(ms);
  }
}

export interface Asked {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
  /** Statuses that are in order; 200 when left out. */
  readonly expected?: readonly number[];
}

/** One browser. */
export class Client {
  private readonly actions = serverActions();

  constructor(
    private readonly origin: string,
    readonly ledger: Ledger,
    private readonly cookie: string | null,
  ) {}

  /**
   * Comes back as often as it is asked to.
   * @param what its name in the report
   * @returns null where there was no answer, or not one that is in order
   */
  async ask(what: string, address: string, asked: Asked = {}): Promise<Answer | null> {
    const { method = "GET", expected = [200] } = asked;
    let answer = await this.askOnce(what, address, asked);
    for (let no = 1; no < TRIES && answer?.status === 503 && answer.headers.has("retry-after"); no += 1) {
      this.ledger.turnedAway += 1;
      const ms = Number(answer.headers.get("retry-after")) * 1_000;
      await this.ledger.pause(ms, 2 * ms);
      if (this.ledger.isOver) return null;
      answer = await this.askOnce(what, address, asked);
    }
    if (answer === null || expected.includes(answer.status)) return answer;
    this.ledger.fault(what, `${method} ${address}: ${answer.status} ${answer.text}`);
    return null;
  }

  private async askOnce(what: string, address: string, asked: Asked): Promise<Answer | null> {
    const { method = "GET", headers = {}, body } = asked;
    const startedAt = performance.now();
    try {
      const response = await fetch(this.origin + address, {
        method,
        redirect: "manual",
        headers: {
          Origin: this.origin,
          ...(this.cookie === null ? {} : { Cookie: this.cookie }),
          ...headers,
        },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      this.ledger.note(what, performance.now() - startedAt);
      return { status: response.status, headers: response.headers, text };
    } catch (error) {
      this.ledger.fault(what, `${method} ${address}: ${error}`);
      return null;
    }
  }

  /** The same browser in which nobody is signed in. */
  stranger(): Client {
    return new Client(this.origin, this.ledger, null);
  }

  page(address: string): Promise<Answer | null> {
    return this.ask("職員用の画面", address);
  }

  /** Calls a server action as React does. @param form its second argument; a call with `argument` alone where left out */
  act(what: string, page: string, name: string, argument: unknown, form?: Readonly<Record<string, string>>) {
    const action = this.actions.get(name);
    if (action === undefined) throw new Error(`there is no action ${name}`);
    const headers = { "Next-Action": action, Accept: "text/x-component" };
    if (!form) {
      return this.ask(what, page, {
        method: "POST",
        headers: { ...headers, "Content-Type": "text/plain;charset=UTF-8" },
        body: JSON.stringify([argument]),
      });
    }
    const body = new FormData();
    for (const [field, text] of Object.entries(form)) body.set(`_1_${field}`, text);
    body.set("0", JSON.stringify([argument, "$K1"]));
    return this.ask(what, page, { method: "POST", headers, body, expected: [200, 303] });
  }
}

/** Opens one page after the other, as long as the run is not over. */
export async function look(client: Client, pages: readonly string[]): Promise<void> {
  for (const page of pages) {
    if (client.ledger.isOver) return;
    await client.page(page);
    await client.ledger.pause(...THINK_MS);
  }
}
