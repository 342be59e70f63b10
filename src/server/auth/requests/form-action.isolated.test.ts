import { beforeEach, expect, it, vi } from "vitest";
import type { ActionState } from "@/lib/action-state";
import { answered } from "./form-action";

const taken = vi.hoisted(() => new Set<string>());
vi.mock("next/cache", () => ({ refresh: () => undefined }));
vi.mock("@/server/db/taken-form", () => ({
  wasTaken: async (key: string) => taken.has(key),
  carryingOut: async (key: string, act: () => Promise<ActionState>) => {
    const answer = await act();
    if (answer.ok) taken.add(key);
    return answer;
  },
}));

const KEY = "0c1f7b0e-7a1c-4d57-9f5e-0f8f6f6f0a01";
const action = vi.fn(async (): Promise<ActionState> => ({ ok: true, value: null }));
const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

beforeEach(() => {
  taken.clear();
  action.mockReset();
  action.mockResolvedValue({ ok: true, value: null });
});

it("a form that was taken is not carried out again, and nobody else is blamed", async () => {
  expect(await answered(action, formOf({ title: "照会", $once: KEY }))).toMatchObject({
    answer: { ok: true },
  });
  expect(await answered(action, formOf({ title: "照会", $once: KEY }))).toMatchObject({
    answer: { ok: false, reason: "already", errors: { "": expect.stringMatching(/すでに受け付けています/) } },
    typed: { title: "照会" },
  });
  expect(action).toHaveBeenCalledTimes(1);
});

it("one that comes again while it is being carried out waits for that, and is not carried out beside it", async () => {
  const first = Promise.withResolvers<ActionState>();
  action.mockReturnValueOnce(first.promise);
  const [sent, ...again] = [1, 2, 3].map(() => answered(action, formOf({ $once: KEY })));
  await vi.waitFor(() => expect(action).toHaveBeenCalled());
  first.resolve({ ok: true, value: null });
  expect(await sent).toMatchObject({ answer: { ok: true } });
  for (const each of again) expect(await each).toMatchObject({ answer: { reason: "already" } });
  expect(action).toHaveBeenCalledTimes(1);
});

it("where the first of them is refused, or fails, the next one is carried out", async () => {
  action.mockRejectedValueOnce(new Error("planted"));
  action.mockResolvedValueOnce({ ok: false, reason: "busy", errors: {} });
  const sent = await Promise.allSettled([1, 2, 3, 4].map(() => answered(action, formOf({ $once: KEY }))));
  expect(sent.map((each) => (each.status === "fulfilled" ? each.value.answer : each.reason))).toMatchObject([
    { message: "planted" },
    { ok: false, reason: "busy" },
    { ok: true },
    { ok: false, reason: "already" },
  ]);
});

it("one that was refused is carried out when it comes again", async () => {
  action.mockResolvedValueOnce({ ok: false, reason: "busy", errors: {} });
  await answered(action, formOf({ $once: KEY }));
  expect(await answered(action, formOf({ $once: KEY }))).toMatchObject({ answer: { ok: true } });
});

it.each(["", "x"])("the key %j is none", async (key) => {
  await answered(action, formOf({ $once: key }));
  await answered(action, formOf({ $once: key }));
  expect(action).toHaveBeenCalledTimes(2);
});

it("gives back what was typed, and no secret", async () => {
  const form = formOf({ name: "名前", password: "secret", current: "secret", token: "secret", $once: KEY });
  expect(await answered(action, form)).toHaveProperty("typed", { name: "名前" });
});
