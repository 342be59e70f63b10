import { echo, ORIGIN, openTestDoor, raw, statuses } from "@tests/fixtures/front-door";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FrontDoor } from "./server";

const inner = echo();
let door: FrontDoor;
beforeAll(async () => {
  door = await openTestDoor({ inner });
});
afterAll(() => door.close());
beforeEach(() => {
  inner.seen.length = 0;
});

function ask(line: string, headers: Readonly<Record<string, string>> = {}, body = "") {
  const all = {
    Host: "x",
    Connection: "close",
    Origin: ORIGIN,
    "Content-Length": String(body.length),
    ...headers,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return raw(door.port, `${line} HTTP/1.1\r\n${head.join("")}\r\n${body}`);
}
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

describe("what is asked of next-auth", () => {
  it.each([
    [404, "POST /api/auth/_log", { "Content-Type": "application/json" }, "{"],
    [404, "GET /api/auth/verify-request", {}, ""],
    [404, "GET /api/auth/__proto__", {}, ""],
    [404, "GET /api/auth/a/b/c", {}, ""],
    [405, "GET /api/auth/callback/credentials", {}, ""],
    [405, "POST /api/auth/csrf", FORM, ""],
    [415, "POST /api/auth/callback/credentials", { "Content-Type": "application/json" }, "{"],
    [415, "POST /api/auth/signin/oidc", {}, ""],
    [400, "GET /api/auth/csrf?callbackUrl=x", {}, ""],
    [400, "GET /api/auth/csrf?callbackUrl=javascript:alert(1)", {}, ""],
    [400, "GET /api/auth/csrf", { Cookie: "a=b; next-auth.callback-url=%E0%A4%A" }, ""],
  ] as const)("%i: %s", async (status, line, headers, body) => {
    expect(statuses(await ask(line, headers, body))).toEqual([status]);
    expect(inner.seen).toEqual([]);
  });

  it.each([
    ["GET /api/auth/csrf", {}, ""],
    ["GET /api/auth/signin?callbackUrl=%2Fstaff", {}, ""],
    ["POST /api/auth/signin/oidc", FORM, "csrfToken=x&callbackUrl=%2Fstaff"],
    [
      "GET /api/auth/callback/oidc?code=1&state=2",
      { Cookie: `next-auth.callback-url=${encodeURIComponent(ORIGIN)}` },
      "",
    ],
    ["POST /api/auth/callback/oidc", FORM, "code=1"],
  ] as const)("goes on: %s", async (line, headers, body) => {
    expect(statuses(await ask(line, headers, body))).toEqual([200]);
  });
});
