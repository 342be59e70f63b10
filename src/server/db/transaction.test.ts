import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hearing, type Said } from "@/lib/answer-status";
import { done } from "@/lib/result";
import { writing } from "./transaction";

const opened = vi.fn();

// The client that `db()` would open is kept on the process: here stands one that opens nothing.
const holder = globalThis as typeof globalThis & { ayumiDb?: unknown };
beforeAll(() => {
  holder.ayumiDb = { $transaction: opened };
});
afterAll(() => {
  holder.ayumiDb = undefined;
});

function failure(message: string, more: object = {}): Error {
  return Object.assign(new Error(message), more);
}

describe("what the database refuses is a coded value", () => {
  it.each([
    ["conflict", failure("unique", { code: "P2002" })],
    ["conflict", failure("deadlock", { code: "P2034" })],
    ["busy", failure("no connection in time", { code: "P2028" })],
    ["busy", failure("timeout exceeded when trying to connect")],
    ["busy", failure("outside", { cause: failure("canceling statement due to statement timeout") })],
  ] as const)("%s: %s", async (reason, error) => {
    opened.mockRejectedValueOnce(error);
    const said: Said = { status: null, trouble: null };
    expect(await hearing(said, () => writing(async () => done(null)))).toEqual({ ok: false, reason });
    // The request that waits answers 503 where the database had no room, and only there.
    expect(said.trouble).toBe(reason === "busy" ? "busy" : null);
  });

  it("says the writer's own sentence of a lost race, and of nothing else", async () => {
    const conflict = "この年度の照会は、すでに登録されています。";
    opened.mockRejectedValueOnce(failure("unique", { code: "P2002" }));
    expect(await writing(async () => done(null), { conflict })).toMatchObject({ errors: { "": conflict } });
    opened.mockRejectedValueOnce(failure("no connection in time", { code: "P2024" }));
    expect(await writing(async () => done(null), { conflict })).toEqual({ ok: false, reason: "busy" });
  });

  it("takes a violated key for a fault where a lock leaves no race to lose", async () => {
    const error = failure("unique", { code: "P2002" });
    opened.mockRejectedValueOnce(error);
    await expect(writing(async () => done(null), { conflict: null })).rejects.toBe(error);
  });

  it.each([failure("no such column"), failure("not found", { code: "P2025" }), "text", null])(
    "throws on what nobody expected: %s",
    async (error) => {
      opened.mockRejectedValueOnce(error);
      await expect(writing(async () => done(null))).rejects.toBe(error);
    },
  );
});

it("hands on the time-out and the isolation, and the pool's own where none is given", async () => {
  opened.mockResolvedValue(done(null));
  await writing(async () => done(null), { timeoutMs: 60_000, isolation: "RepeatableRead" });
  expect(opened.mock.lastCall?.[1]).toEqual({ timeout: 60_000, isolationLevel: "RepeatableRead" });
  await writing(async () => done(null));
  expect(opened.mock.lastCall?.[1]).toEqual({});
});
