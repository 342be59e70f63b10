import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keptThread } from "./kept-thread";

/** Tells by which thread it was done; does otherwise when told so. */
const PROGRAM = `
import { parentPort, threadId } from "node:worker_threads";
parentPort.on("message", ({ id, job, environment }) => {
  if (job === "throw") throw new Error("描けません");
  if (job === "reject") void Promise.reject(new Error("描けません"));
  else if (job === "end") process.exit(0);
  else if (job === "fail") parentPort.postMessage({ id, outcome: { error: new Error("書けません") } });
  else if (job === "slow") setTimeout(() => parentPort.postMessage({ id, outcome: { answer: { threadId } } }), 300);
  else if (job !== "hang") parentPort.postMessage({ id, outcome: { answer: { job, threadId, city: environment.CITY } } });
});
`;

let folder: string;
let program: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ayumi-thread-"));
  program = path.join(folder, "program.mjs");
  await writeFile(program, PROGRAM);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Told {
  readonly job: unknown;
  readonly threadId: number;
  readonly city: string | undefined;
}

it("is awake once it has answered, and no longer when it is ended", async () => {
  const thread = keptThread(program);
  thread.wake();
  expect(thread.isAwake()).toBe(false);
  await thread.ask<Told>(1);
  expect(thread.isAwake()).toBe(true);
  await expect(thread.ask<Told>("throw")).rejects.toThrow("描けません");
  expect(thread.isAwake()).toBe(false);
});

it("is one thread for all that comes, and tells it the environment of the moment", async () => {
  const thread = keptThread(program);
  const first = await thread.ask<Told>(1);
  process.env.CITY = "高山市";
  const [second, third] = await Promise.all([thread.ask<Told>(2), thread.ask<Told>(3)]);
  delete process.env.CITY;
  expect([first, second, third]).toEqual([
    { job: 1, threadId: first.threadId, city: undefined },
    { job: 2, threadId: first.threadId, city: "高山市" },
    { job: 3, threadId: first.threadId, city: "高山市" },
  ]);
});

it("throws what the work threw, and stays", async () => {
  const thread = keptThread(program);
  const { threadId } = await thread.ask<Told>(1);
  await expect(thread.ask("fail")).rejects.toThrow("書けません");
  expect(await thread.ask<Told>(2)).toMatchObject({ threadId });
});

const ends = [
  { job: "throw", said: "描けません" },
  { job: "reject", said: "描けません" },
  { job: "end", said: "ended with code 0" },
  { job: "hang", said: "did not answer", limits: { longestMs: 100 } },
];
it.each(ends)("$job: ends what it works on and nothing else", async ({ job, said, limits }) => {
  const thread = keptThread(program);
  const { threadId } = await thread.ask<Told>(1);
  await expect(thread.ask(job, limits)).rejects.toThrow(said);
  const after = await thread.ask<Told>(2);
  expect(after.threadId).not.toBe(threadId);
});

it("that is stuck comes to the end of what else it works on, and gets nothing new", async () => {
  const thread = keptThread(program);
  const { threadId } = await thread.ask<Told>(1);
  const slow = thread.ask<Told>("slow");
  await expect(thread.ask("hang", { longestMs: 20 })).rejects.toThrow("did not answer");
  expect((await thread.ask<Told>(2)).threadId).not.toBe(threadId);
  expect(await slow).toEqual({ threadId });
});

it("is ended when nobody waits any more, and not even begun when nobody did", async () => {
  const thread = keptThread(program);
  const { threadId } = await thread.ask<Told>(1);
  const waiter = new AbortController();
  const asked = thread.ask("hang", { signal: waiter.signal });
  waiter.abort(new Error("誰も待っていません"));
  await expect(asked).rejects.toThrow("誰も待っていません");
  const after = await thread.ask<Told>(2);
  expect(after.threadId).not.toBe(threadId);
  await expect(thread.ask("end", { signal: waiter.signal })).rejects.toThrow("誰も待っていません");
  expect(await thread.ask<Told>(3)).toMatchObject({ threadId: after.threadId });
});

it("goes when nothing comes for a while", async () => {
  const thread = keptThread(program, 1);
  const { threadId } = await thread.ask<Told>(1);
  await expect.poll(async () => (await thread.ask<Told>(2)).threadId).not.toBe(threadId);
});
