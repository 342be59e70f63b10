/** How long readers wait while a publication is made or looked at beforehand, against how long they wait else. */
import { Agent, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { median } from "./load";

/** A busy day of a city's page: a reader every five milliseconds, whether the one before was answered or not. */
const EVERY_MS = 5;
const ROUNDS = 7;
const QUIET_MS = 2_000;

export const MEANWHILE_WORDS = `1秒に${1000 / EVERY_MS}件。それぞれ${ROUNDS}回と、その間の何もしていない${QUIET_MS / 1000}秒ずつの中央値。根拠資料 20MB`;

export interface Meanwhile {
  readonly quietMs: number;
  readonly busyMs: number;
  /** The median of each round's figure as a multiple of the quiet one right before it. */
  readonly ratio: number;
  readonly workMs: number;
}

/** @param work where whoever asks has it done */
export async function measureMeanwhile(page: string, work: string): Promise<Meanwhile> {
  // Readers of their own: each comes with a connection of its own, and none meets one that the server has just closed.
  const agent = new Agent({ keepAlive: false });
  const ask = (url: string) =>
    new Promise<void>((resolve, reject) => {
      get(url, { agent }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
        response.resume().once("end", resolve);
      }).once("error", reject);
    });
  /** The 99th percentile of the readers' waiting while something goes on. */
  const p99While = async (going: Promise<unknown>): Promise<number> => {
    const waited: Promise<number>[] = [];
    const reader = setInterval(() => {
      const startedAt = performance.now();
      waited.push(ask(page).then(() => performance.now() - startedAt));
    }, EVERY_MS);
    await going.finally(() => clearInterval(reader));
    const sorted = (await Promise.all(waited)).sort((a, b) => a - b);
    return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
  };
  const rounds: { quiet: number; busy: number; workMs: number }[] = [];
  try {
    // Once for what is read at the first time only.
    await p99While(ask(work));
    for (let round = 0; round < ROUNDS; round += 1) {
      const quiet = await p99While(sleep(QUIET_MS));
      const startedAt = performance.now();
      const busy = await p99While(ask(work));
      rounds.push({ quiet, busy, workMs: performance.now() - startedAt });
    }
  } finally {
    agent.destroy();
  }
  return {
    quietMs: median(rounds.map(({ quiet }) => quiet)),
    busyMs: median(rounds.map(({ busy }) => busy)),
    ratio: median(rounds.map(({ quiet, busy }) => busy / quiet)),
    workMs: median(rounds.map(({ workMs }) => workMs)),
  };
}
