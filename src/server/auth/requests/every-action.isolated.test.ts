/** Whatever arguments a server action is called with, it is not done, and nothing is thrown that Next would log. */
import { globSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { hearing, type Said } from "@/lib/answer-status";
import { logger } from "@/lib/logger";

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: "http://ayumi.test" }),
  cookies: async () => ({ get: () => undefined, set: () => undefined }),
}));
const refreshed = vi.hoisted(() => vi.fn());
vi.mock("next/cache", () => ({ refresh: refreshed, revalidatePath: refreshed }));
vi.mock("@/server/auth/settings", async (original) => ({
  ...(await original<object>()),
  appOrigin: () => "http://ayumi.test",
}));
vi.mock("@/server/auth/sessions/session", async (original) => ({
  ...(await original<object>()),
  currentViewer: async () => ({ id: "somebody", userId: "somebody", role: "office", responseScope: null }),
}));

type Action = (...args: unknown[]) => Promise<unknown>;
const files = globSync("src/features/*/actions.ts").sort();
const modules = await Promise.all(
  files.map(async (file) => Object.entries((await import(path.resolve(file))) as Record<string, Action>)),
);
/** Signing out needs nothing of what is sent. */
const actions = modules.flat().filter(([name]) => name !== "signOutAction");

class Odd {
  readonly a = 1;
}
const ODD: readonly (readonly [string, ...unknown[]])[] = [
  ["nothing"],
  ["undefined", undefined, undefined],
  ["null", null, null],
  ["a number", 1, 1],
  ["a text", "x", "x"],
  ["a list", [], []],
  ["a function", () => 1, () => 1],
  ["an instant", new Date(0), new Date(0)],
  ["a map", new Map(), new Map()],
  ["a thing with a class", new Odd(), new Odd()],
];

/** @returns the status that the front door writes */
async function statusOf(work: () => Promise<unknown>): Promise<number> {
  const said: Said = { status: null, trouble: null };
  await hearing(said, work);
  return said.status ?? 200;
}

beforeEach(() => {
  refreshed.mockClear();
});

describe("every server action", () => {
  it("is here", () => {
    expect(files.length).toBeGreaterThanOrEqual(10);
    expect(actions.length).toBeGreaterThanOrEqual(38);
  });

  it.each(actions)("%s answers 400 to what is no form and no fields", async (_name, action) => {
    const logged = vi.spyOn(logger, "error");
    for (const [what, ...args] of ODD) {
      expect(await statusOf(() => action(...args)), what).toBe(400);
    }
    expect(logged).not.toHaveBeenCalled();
    expect(refreshed).not.toHaveBeenCalled();
  });

  it.each(actions)("%s does nothing with fields that nobody sends", async (_name, action) => {
    const logged = vi.spyOn(logger, "error");
    const form = new FormData();
    form.append("foreign", "x");
    form.append("file", new Blob(["x"]), "x");
    for (const sent of [{ foreign: 1 }, Object.create(null) as object, form]) {
      const answer = (await action(sent, sent)) as { ok?: boolean; answer?: { ok: boolean } };
      expect((answer.answer ?? answer).ok).toBe(false);
    }
    expect(logged).not.toHaveBeenCalled();
    expect(refreshed).not.toHaveBeenCalled();
  });
});
