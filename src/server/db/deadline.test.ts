import type pg from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { atDeadline, giveDeadlines, STATEMENT_MS, withPatience } from "./deadline";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A connection to a server that takes every question and answers none. */
function silent() {
  const answers: ((error: Error | null) => void)[] = [];
  const end = vi.fn(async () => undefined);
  const query = (_sql: string, callback?: (error: Error | null) => void): unknown => {
    if (callback) return void answers.push(callback);
    return new Promise((resolve) => answers.push(() => resolve(null)));
  };
  const client = { query, end } as unknown as pg.Client;
  giveDeadlines(client);
  const answerAll = () => {
    for (const answer of answers.splice(0)) answer(null);
  };
  return { client, end, answerAll };
}

it("ends a connection whose query is not answered, a while after PostgreSQL should have said so itself", async () => {
  const { client, end } = silent();
  client.query("SELECT 1", () => undefined);
  await vi.advanceTimersByTimeAsync(STATEMENT_MS);
  expect(end).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(end).toHaveBeenCalled();
});

it("leaves one alone that was answered, whichever way it was asked", async () => {
  const { client, end, answerAll } = silent();
  const told = vi.fn();
  client.query("SELECT 1", told);
  const answer = client.query("SELECT 1");
  answerAll();
  await answer;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toHaveBeenCalledExactlyOnceWith(null);
  expect(end).not.toHaveBeenCalled();
});

it("has patience with work that may take long", async () => {
  const { client, end } = silent();
  withPatience(30_000, () => client.query("COPY", () => undefined));
  await vi.advanceTimersByTimeAsync(29_000);
  expect(end).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(end).toHaveBeenCalled();
});

it("does not hold it against the other side that this process was too busy to look", async () => {
  const late = vi.fn();
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  const cancel = atDeadline(1_000, late);
  // Blocked for five seconds: the timer comes when the answer is in the socket and not read yet.
  now = 5_000;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(late).not.toHaveBeenCalled();
  cancel();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(late).not.toHaveBeenCalled();
  clock.mockRestore();
});
