import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { logger } from "@/lib/logger";
import type { Viewer } from "@/server/access/viewer";
import { refusedInWords, staffRoute } from "./staff-route";

const ORIGIN = "http://ayumi.test";
const viewer = { id: "somebody" } as Viewer;

vi.mock("@/server/auth/settings", () => ({
  appOrigin: () => "http://ayumi.test",
  sessionCookieName: () => "session",
}));
vi.mock("@/server/auth/sessions/session-token", () => ({
  readSessionToken: async (token: string | undefined) => (token === "right" ? { userId: "somebody" } : null),
}));
vi.mock("@/server/access/viewer-of", () => ({ viewerOfSession: async () => viewer }));

const handler = vi.fn(async (_call: { viewer: Viewer; params: { id: string } }) =>
  Response.json({ ok: true }),
);
const route = staffRoute<{ id: string }>({ what: "it failed", told: "できませんでした。" }, handler);

function ask(method: string, headers: Record<string, string>): Promise<Response> {
  const request = new NextRequest(`${ORIGIN}/api/things/1`, { method, headers });
  return route(request, { params: Promise.resolve({ id: "1" }) });
}
const cookie = "other=1; session=right";

beforeEach(() => handler.mockClear());

describe("staffRoute", () => {
  it("hands the handler who asks and what the address says", async () => {
    expect((await ask("GET", { cookie })).status).toBe(200);
    expect((await ask("POST", { cookie, origin: ORIGIN })).status).toBe(200);
    expect(handler.mock.calls.map(([call]) => [call.viewer, call.params])).toEqual([
      [viewer, { id: "1" }],
      [viewer, { id: "1" }],
    ]);
  });

  it.each([
    ["a foreign origin", "POST", { cookie, origin: "http://evil.test" }, 403],
    ["no origin", "POST", { cookie }, 403],
    ["no cookie", "GET", {}, 401],
    ["another's cookie name", "GET", { cookie: "xsession=right" }, 401],
    ["a wrong token", "GET", { cookie: "session=wrong" }, 401],
  ])("%s does not reach it", async (_what, method, headers: Record<string, string>, status) => {
    const answer = await ask(method, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(handler).not.toHaveBeenCalled();
  });

  it.each(["GET", "POST"])("%s: what nobody expected is told by its number alone", async (method) => {
    const logged = vi.spyOn(logger, "error").mockReturnValue();
    handler.mockRejectedValueOnce(new Error("secret table missing"));
    const answer = await ask(method, { cookie, origin: ORIGIN });
    const [{ reference, path }] = logged.mock.lastCall as unknown as [{ reference: string; path: string }];
    expect(answer.status).toBe(500);
    expect(path).toBe("/api/things/1");
    const told = await answer.text();
    expect(told).toContain(reference);
    expect(told).toContain("できませんでした。");
    expect(told).not.toContain("secret");
  });

  it.each(["GET", "POST"])("%s: a database without a free connection asks to come back", async (method) => {
    handler.mockRejectedValueOnce(new Error("timeout exceeded when trying to connect"));
    const answer = await ask(method, { cookie, origin: ORIGIN });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await answer.json()).toMatchObject({ ok: false, reason: "busy" });
  });

  it("says to whoever opens an address why it is refused, and when to come back", async () => {
    const busy = refusedInWords({ reason: "busy" });
    expect([busy.status, busy.headers.get("content-type")]).toEqual([503, "text/plain; charset=utf-8"]);
    expect(busy.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await busy.text()).toMatch(/^ただいま混み合っています。/);
    const sentence = "公表第3号の保存内容が、公表したときのものと合いません。";
    const wrong = refusedInWords({ reason: "invalid", errors: { "": sentence } });
    expect([wrong.status, wrong.headers.get("retry-after"), await wrong.text()]).toEqual([
      422,
      null,
      sentence,
    ]);
  });
});
