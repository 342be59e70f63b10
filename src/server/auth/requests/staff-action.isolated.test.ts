import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { hearing, type Said } from "@/lib/answer-status";
import { done, type Refusal, type Result, refused } from "@/lib/result";
import { entranceAction, staffAction } from "./staff-action";

const ORIGIN = "http://ayumi.test";
const asked = vi.hoisted(() => ({
  origin: "http://ayumi.test" as string | null,
  viewer: null as object | null,
}));

vi.mock("next/headers", () => ({
  headers: async () => new Headers(asked.origin ? { origin: asked.origin } : {}),
}));
vi.mock("@/server/auth/settings", () => ({ appOrigin: () => "http://ayumi.test" }));
vi.mock("@/server/auth/sessions/session", () => ({ currentViewer: async () => asked.viewer }));

const schema = z.strictObject({ note: z.string() });
const handler = vi.fn(async (_context: { input: { note: string } }): Promise<Result<null>> => done(null));
const action = staffAction("report.message", schema, handler);
const form = { note: "長い文" };

vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true");

beforeEach(() => {
  asked.origin = ORIGIN;
  asked.viewer = { userId: "me" };
  handler.mockReset();
  handler.mockResolvedValue(done(null));
});

describe("staffAction", () => {
  it("answers a lost session in its place, and asks nothing of the handler", async () => {
    asked.viewer = null;
    const answer = await action(null, form);
    expect(answer).toMatchObject({ ok: false, reason: "unauthenticated" });
    expect(answer).toMatchObject({ errors: { "": expect.stringMatching(/サインイン.*残っています/) } });
    expect(handler).not.toHaveBeenCalled();
  });

  it.each([
    "unauthenticated",
    "forbidden",
    "not_found",
    "conflict",
    "invalid",
    "busy",
    "full",
  ] satisfies Refusal[])("answers %s in its place, with a sentence", async (reason) => {
    handler.mockResolvedValue(refused(reason));
    const answer = await action(null, form);
    expect(answer).toMatchObject({ ok: false, reason });
    expect(answer).toMatchObject({ errors: { "": expect.stringMatching(/。$/) } });
  });

  it("says of a transaction that found no connection that the database was busy, and of nothing else", async () => {
    const said: Said = { status: null, trouble: null };
    handler.mockResolvedValueOnce(refused("busy"));
    await hearing(said, () => action(null, form));
    expect(said.status).toBeNull();
    const late = Object.assign(new Error("Unable to start a transaction in the given time."), {
      code: "P2028",
    });
    handler.mockRejectedValueOnce(late);
    expect(await hearing(said, () => action(null, form))).toMatchObject({ ok: false, reason: "busy" });
    expect(said.status).toBe(503);
  });

  it("leaves a sentence that says more as it is", async () => {
    handler.mockResolvedValue(refused("forbidden", { "": "照会の受付期間が終わりました。" }));
    expect(await action(null, form)).toMatchObject({ errors: { "": "照会の受付期間が終わりました。" } });
  });

  it.each([null, "http://evil.test", "null"])(
    "throws for the Origin %s: no page of ours sends it",
    async (origin) => {
      asked.origin = origin;
      await expect(action(null, form)).rejects.toMatchObject({ digest: "NEXT_HTTP_ERROR_FALLBACK;403" });
      await expect(entranceAction(schema, async () => done(null))(null, form)).rejects.toThrow();
      expect(handler).not.toHaveBeenCalled();
    },
  );

  it("hands on what was typed without what nobody sees in it", async () => {
    const typed = new FormData();
    typed.append("note", "一行目\u000B二行目\u0001\u202E");
    await action(null, typed);
    expect(handler.mock.lastCall?.[0].input).toEqual({ note: "一行目\n二行目" });
    await action(undefined, { note: "\u0001" });
    expect(handler.mock.lastCall?.[0].input).toEqual({ note: "" });
  });

  it("leaves secrets as they are typed", async () => {
    const secret = vi.fn(async (_input: { password: string }) => done(null));
    const typed = new FormData();
    typed.append("password", "a\u200B\u202Eb");
    await entranceAction(z.strictObject({ password: z.string() }), secret)(null, typed);
    expect(secret).toHaveBeenCalledWith({ password: "a\u200B\u202Eb" });
  });
});
