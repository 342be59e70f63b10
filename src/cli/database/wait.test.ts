import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { OperatorError } from "@/lib/operator-error";
import { whenReached } from "./wait";

let shown: string[];
beforeEach(() => {
  shown = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    shown.push(String(text).trim());
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const PAUSES = { unreachableMs: 1, refusedMs: 2 };
const silent = () => Promise.reject(Object.assign(new Error("x"), { code: "ECONNREFUSED" }));
const refused = () => Promise.reject(new OperatorError("プログラムより新しい版です。"));
const fine = () => Promise.resolve();

/** Goes through the outcomes, call by call; the last one stays. */
function sequence(...outcomes: (() => Promise<void>)[]) {
  return vi.fn(() => (outcomes.length > 1 ? outcomes.shift() : outcomes[0])?.() ?? fine());
}

it("asks until the database answers, without a word, and then works once", async () => {
  const reach = sequence(silent, silent, silent, fine);
  const work = sequence(fine);
  await whenReached(reach, work, new AbortController().signal, PAUSES);
  expect(reach).toHaveBeenCalledTimes(4);
  expect(work).toHaveBeenCalledTimes(1);
  expect(shown).toEqual([]);
});

it("begins the work again when the database goes away in the middle", async () => {
  const work = sequence(silent, fine);
  await whenReached(sequence(fine), work, new AbortController().signal, PAUSES);
  expect(work).toHaveBeenCalledTimes(2);
});

it("says once what a person must put right, and goes on", async () => {
  const work = sequence(refused, refused, refused, fine);
  await whenReached(sequence(fine), work, new AbortController().signal, PAUSES);
  expect(work).toHaveBeenCalledTimes(4);
  expect(shown).toEqual(["プログラムより新しい版です。"]);
});

it("ends with the server, also out of a pause and with a failure that the end itself caused", async () => {
  const stopping = new AbortController();
  const waiting = whenReached(sequence(silent), sequence(fine), stopping.signal, {
    ...PAUSES,
    unreachableMs: 60_000,
  });
  setTimeout(() => stopping.abort(), 10);
  await waiting;
  const late = new AbortController();
  const work = vi.fn(() => {
    late.abort();
    return refused();
  });
  await whenReached(sequence(fine), work, late.signal, PAUSES);
  expect(work).toHaveBeenCalledTimes(1);
  expect(shown).toEqual([]);
});
