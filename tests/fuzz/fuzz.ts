/**
 * `npm run fuzz`: more than 100,000 inputs at every door. The HTTP doors are those of a production server of its own, with
 * its own database, in a temporary folder: no 5xx, no stack in its log, and no row changed by what was refused.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { runCommand } from "@/cli/runtime/command";
import { say, step } from "@/cli/runtime/steps";
import { build, isBuilt } from "@/cli/serving/build";
import { PURE_DOORS, tryDoor } from "./properties";
import { type Asked, type HttpDoor, httpDoors } from "./requests";
import { type Answered, type FuzzedServer, startFuzzedServer } from "./server";

/** Sent side by side; then the tables are looked at. */
const BATCH = 20;
const SHOWN_FAULTS = 20;
/** A stack of Node's or of ours, and what the log calls an error. */
const STACK = /\n\s+at |"stack":|"level":"(?:error|fatal)"/;

interface Outcome {
  readonly name: string;
  readonly inputs: number;
  readonly refused: number | null;
  readonly faults: readonly string[];
}

async function main(): Promise<void> {
  const outcomes: Outcome[] = [];
  try {
    await tryEveryDoor(outcomes);
  } finally {
    // Also of a run that is cut off.
    tell(outcomes);
  }
}

async function tryEveryDoor(outcomes: Outcome[]): Promise<void> {
  for (const door of PURE_DOORS) outcomes.push(await step(door.name, async () => tried(door)));
  if (!isBuilt()) await step("画面を組み立てています", build);
  const folder = mkdtempSync(path.join(tmpdir(), "ayumi-fuzz-"));
  chmodSync(folder, 0o755);
  try {
    const server = await step("サーバーを起動しています", () => startFuzzedServer(path.join(folder, "data")));
    try {
      for (const door of httpDoors()) outcomes.push(await step(door.name, () => knockedAt(door, server)));
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function tell(outcomes: readonly Outcome[]): void {
  for (const { name, inputs, refused, faults } of outcomes) {
    const told = refused === null ? "" : `（断ったもの ${refused}）`;
    say(`${name}\t${inputs}${told}\t誤り ${faults.length}`);
    for (const fault of faults.slice(0, SHOWN_FAULTS)) say(`  ${fault}`);
  }
  say(`合計\t${outcomes.reduce((sum, { inputs }) => sum + inputs, 0)}`);
  if (outcomes.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

function tried(door: (typeof PURE_DOORS)[number]): Outcome {
  const { name, inputs } = door;
  try {
    tryDoor(door, inputs);
    return { name, inputs, refused: null, faults: [] };
  } catch (error) {
    return { name, inputs, refused: null, faults: [String(error).slice(0, 1_000)] };
  }
}

async function knockedAt({ name, inputs, asked }: HttpDoor, server: FuzzedServer): Promise<Outcome> {
  const faults: string[] = [];
  let refused = 0;
  let before = await server.look();
  server.logged();
  const all = fc.sample(asked, inputs);
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH).map((one, index) => ({
      one,
      cookie: server.cookies[(from + index) % server.cookies.length] ?? null,
    }));
    const answers = await Promise.all(batch.map(({ one, cookie }) => server.send(one, cookie)));
    const after = await server.look();
    const log = server.logged();
    for (const [index, answer] of answers.entries()) {
      if (answer.status === 0 || (answer.status >= 500 && !isBusy(answer)))
        faults.push(`${answer.status} ${shown(batch[index]?.one)}`);
    }
    if (STACK.test(log))
      faults.push(`log: ${log.slice(0, 600)}\n    ${batch.map(({ one }) => shown(one)).join("\n    ")}`);
    const isAllRefused = answers.every(isRefusal);
    refused += answers.filter(isRefusal).length;
    if (isAllRefused && after !== before) {
      faults.push(
        `rows changed by what was refused:\n    ${batch.map(({ one }) => shown(one)).join("\n    ")}`,
      );
    }
    before = after;
  }
  return { name, inputs, refused, faults };
}

/** More than four files at once are asked to come back: by design, and said so. */
function isBusy({ status, headers }: Answered): boolean {
  return status === 503 && headers["retry-after"] !== undefined;
}

/** Nothing was done: an error's status, a page, or a form that comes back with its sentences. */
function isRefusal({ status, body, headers }: Answered): boolean {
  if (status >= 400) return true;
  return !/"ok":true/.test(body) && status !== 303 && headers["x-action-redirect"] === undefined;
}

function shown(one: Asked | undefined): string {
  return JSON.stringify(one).slice(0, 500);
}

await runCommand(
  {
    call: "npm run fuzz",
    does: "すべての入口（数値・日付・計画ファイル・サーバーアクション・API）に、10万件を超える入力を試します。専用のサーバーとデータベースを使い、本番のデータには触れません。",
    example: "npm run fuzz",
    fails: "誤りが見つかりました。入口ごとの件数と、誤りを表示します。",
  },
  main,
);
