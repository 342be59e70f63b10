/**
 * Work that is done by another thread, so that the one that answers requests is free meanwhile. To load its program takes
 * a thread a second: it is kept for a while, for what comes next.
 */
import path from "node:path";
import { type ResourceLimits, Worker } from "node:worker_threads";
import { logger } from "./logger";

/** Many times what the largest work takes on a busy machine. */
const LONGEST_MS = 300_000;
const KEPT_MS = 300_000;
/** Of Node's settings a thread has none but its own; about the warning see src/cli/launch/node-flags.mjs. */
const NODE_FLAGS = ["--disable-warning=DeprecationWarning", "--import", "tsx"];

/** What the thread is sent. */
export interface Asked {
  readonly id: number;
  readonly job: unknown;
  /** As it is now: the thread has its own since it was started. */
  readonly environment: NodeJS.ProcessEnv;
}

/** What it sends back, once for each. */
export interface Answered {
  readonly id: number;
  readonly outcome: { readonly answer: unknown } | { readonly error: unknown };
}

export interface KeptThread {
  /** Whether it has read its program: work that cannot wait for that is better done without it. */
  isAwake(): boolean;
  /** Starts it where it is not there, so that the next work finds it. */
  wake(): void;
  /**
   * Whatever happens in that thread, an error that nobody caught, an end without an answer, a lack of memory, ends what it
   * works on and nothing else: the next work finds a new one.
   * @param job plain data
   * @param limits `longestMs` later the thread gets nothing new and is ended after what else it works on; when `signal` says
   *   that nobody waits any more, it is ended at once
   * @returns the answer; `Answer` is what the program says that it is
   */
  ask<Answer>(job: unknown, limits?: { longestMs?: number; signal?: AbortSignal }): Promise<Answer>;
}

/** Nobody waits any more; beside other work, it may still come to its end. */
export class TookTooLong extends Error {}

interface Running {
  readonly worker: Worker;
  readonly waiting: Map<number, PromiseWithResolvers<unknown>>;
  idle: NodeJS.Timeout | undefined;
  /** Something that it works on took too long. */
  isStuck: boolean;
  /** It has answered something. */
  isAwake: boolean;
}

/**
 * @param program from the project's folder, in which every command and the server run
 * @param resourceLimits what the thread ends itself at; left out: what the process has
 */
export function keptThread(
  program: string,
  keptMs: number = KEPT_MS,
  resourceLimits?: ResourceLimits,
): KeptThread {
  let running: Running | null = null;
  let asked = 0;

  const start = (): Running => {
    // Run from the sources, as the server itself is: rendering needs what Next keeps out of the code that it bundles.
    const worker = new Worker(path.resolve(program), {
      execArgv: NODE_FLAGS,
      // There is no terminal in a thread by which it could tell what to log.
      env: { ...process.env, LOG_LEVEL: logger.level },
      ...(resourceLimits ? { resourceLimits } : {}),
    });
    const started: Running = { worker, waiting: new Map(), idle: undefined, isStuck: false, isAwake: false };
    const fail = (error: unknown) => end(started, error);
    worker.on("error", fail);
    worker.on("exit", (code) => fail(new Error(`${program} ended with code ${code}`)));
    worker.on("message", ({ id, outcome }: Answered) => {
      started.isAwake = true;
      const one = started.waiting.get(id);
      started.waiting.delete(id);
      if ("error" in outcome) one?.reject(outcome.error);
      else one?.resolve(outcome.answer);
      if (started.waiting.size > 0) return;
      if (started.isStuck) end(started, new Error(`${program} was stuck`));
      else rest(started);
    });
    rest(started);
    return started;
  };
  /** Nobody who wants to end waits for a thread that has nothing to do. */
  const rest = (resting: Running) => {
    resting.worker.unref();
    resting.idle = setTimeout(() => end(resting, new Error(`${program} was not needed`)), keptMs).unref();
  };
  const end = (ended: Running, error: unknown) => {
    if (running === ended) running = null;
    clearTimeout(ended.idle);
    for (const one of ended.waiting.values()) one.reject(error);
    ended.waiting.clear();
    void ended.worker.terminate();
  };

  return {
    isAwake: () => running?.isAwake ?? false,
    wake: () => {
      running ??= start();
    },
    ask: async <Answer>(
      job: unknown,
      { longestMs = LONGEST_MS, signal }: { longestMs?: number; signal?: AbortSignal } = {},
    ) => {
      signal?.throwIfAborted();
      running ??= start();
      const mine = running;
      asked += 1;
      const id = asked;
      const answer = Promise.withResolvers<unknown>();
      mine.waiting.set(id, answer);
      clearTimeout(mine.idle);
      mine.worker.ref();
      mine.worker.postMessage({ id, job, environment: { ...process.env } } satisfies Asked);
      const late = setTimeout(() => {
        const error = new TookTooLong(`${program} did not answer within ${longestMs} ms`);
        answer.reject(error);
        mine.waiting.delete(id);
        mine.isStuck = true;
        if (mine.waiting.size === 0) end(mine, error);
        // What else it works on is not late: it may come to its end. Nothing new comes to it.
        else if (running === mine) running = null;
      }, longestMs);
      const abort = () => end(mine, signal?.reason);
      signal?.addEventListener("abort", abort, { once: true });
      try {
        return (await answer.promise) as Answer;
      } finally {
        clearTimeout(late);
        signal?.removeEventListener("abort", abort);
      }
    },
  };
}
