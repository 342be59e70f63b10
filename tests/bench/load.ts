/** Requests per second and the slowest percent, by wrk: two threads, 32 connections. */
import { spawnSync } from "node:child_process";
import { runProgram } from "@tests/run/run-program";

const THREADS = 2;
const CONNECTIONS = 32;
const WARM_UP_SECONDS = 2;
const SECONDS = 4;
/** The machine is never quite the same: everybody is measured in turn, so many times. */
const ROUNDS = 7;

export const LOAD_WORDS = `wrk、${THREADS}スレッド、${CONNECTIONS}接続、${SECONDS}秒を${ROUNDS}回ずつ交互に測った中央値。割合は、回ごとに比べたものの中央値`;

export interface Load {
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** The medians, and what they are the medians of, round by round. */
export interface Loads extends Load {
  readonly rounds: readonly Load[];
}

export interface Target {
  readonly name: string;
  readonly url: string;
}

/** wrk without arguments tells its version and fails. */
export function hasWrk(): boolean {
  return spawnSync("wrk", ["-v"], { encoding: "utf8" }).stdout?.startsWith("wrk") ?? false;
}

/** @returns the medians, by the target's name */
export async function measureLoad(
  targets: readonly Target[],
  onRound: (detail: string) => void,
): Promise<Map<string, Loads>> {
  const found = new Map<string, Load[]>(targets.map(({ name }) => [name, []]));
  for (const { url } of targets) await wrk(url, WARM_UP_SECONDS);
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const { name, url } of targets) {
      onRound(`${round}/${ROUNDS} ${name}`);
      found.get(name)?.push(await wrk(url, SECONDS));
    }
  }
  return new Map(
    [...found].map(([name, rounds]) => [
      name,
      {
        perSecond: median(rounds.map(({ perSecond }) => perSecond)),
        p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
        rounds,
      },
    ]),
  );
}

/**
 * Compares within each round, where both found the machine nearly the same.
 * @returns the median of one's figure as a multiple of the other's
 */
export function ratio(one: Loads, other: Loads, figure: keyof Load): number {
  return median(
    one.rounds.flatMap((load, index) => {
      const beside = other.rounds[index];
      return beside ? [load[figure] / beside[figure]] : [];
    }),
  );
}

async function wrk(url: string, seconds: number): Promise<Load> {
  const args = [
    "-t",
    THREADS,
    "-c",
    CONNECTIONS,
    "-d",
    `${seconds}s`,
    "--latency",
    "-H",
    "Accept-Encoding: br",
    url,
  ];
  const { code, output } = await runProgram("wrk", args.map(String), {});
  if (code !== 0) throw new Error(`wrk: ${output}`);
  return readWrk(output);
}

/**
 * @param output of `wrk --latency`
 * @throws Error when answers failed: their speed means nothing
 */
export function readWrk(output: string): Load {
  const perSecond = Number(/Requests\/sec:\s*([\d.]+)/.exec(output)?.[1]);
  const [, amount, unit] = /\s99%\s+([\d.]+)(us|ms|s|m)\b/.exec(output) ?? [];
  const faults =
    /Non-2xx or 3xx responses.*|Socket errors: connect \d*[1-9].*|Socket errors: .*read \d*[1-9].*/.exec(
      output,
    );
  if (!perSecond || amount === undefined || faults) throw new Error(`wrk: ${output}`);
  const inMs = { us: 0.001, ms: 1, s: 1_000, m: 60_000 }[unit as "us" | "ms" | "s" | "m"];
  return { perSecond, p99Ms: Number(amount) * inMs };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
