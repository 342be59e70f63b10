/** What reaches Next: told by the stand-in behind a real door. */
import { echo, ORIGIN, openTestDoor, raw, statuses } from "@tests/fixtures/front-door";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FrontDoor } from "./server";

const KNOWN = `40${"ab".repeat(20)}`;
const inner = {
  ...echo(),
  knowsAction: (id: string, path: string | null) =>
    id === KNOWN && (path ?? "/staff/sign-in") === "/staff/sign-in",
};
let door: FrontDoor;
beforeAll(async () => {
  door = await openTestDoor({ inner });
});
afterAll(() => door.close());
beforeEach(() => {
  inner.seen.length = 0;
});

function ask(line: string, headers: Readonly<Record<string, string>> = {}, body = "") {
  const lines = Object.entries({ Host: "x", Connection: "close", ...headers });
  const length = body === "" ? [] : [["Content-Length", String(Buffer.byteLength(body))] as const];
  const head = [...lines, ...length].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return raw(door.port, `${line} HTTP/1.1\r\n${head}\r\n${Buffer.from(body).toString("latin1")}`);
}

describe("addresses", () => {
  it.each([
    "/staff/%E0%A4%A",
    "/staff/%",
    "/api/evidence/%E0%A4%A",
    "/_next/static/%E0%A4%A",
    "/staff/entry/%00/2025",
    "/staff/entry?fy=%00",
    "/staff/%0a",
    "/staff/%5Cx",
    "/staff/\\x",
    "/staff/../api/evidence/x",
    "/staff/%2e%2E/api",
    "/staff/./entry",
    "/_next/static/../server/app.js",
  ])("400: %s", async (path) => {
    expect(statuses(await ask(`GET ${path}`))).toEqual([400]);
    expect(inner.seen).toEqual([]);
  });

  it.each([
    "/staff",
    "/staff/",
    "/staff/entry/%E7%B4%99/2025?x=%E0%A4%A",
    "/api/health/live",
    "/_next/static/a.js",
  ])("go on: %s", async (path) => expect(statuses(await ask(`GET ${path}`))).toEqual([200]));

  it.each([
    "/_next/image?url=%2Ffavicon.ico&w=64&q=75",
    "/_next/data/x/staff.json",
    "/_next",
    "/_next/webpack-hmr",
  ])("404: %s", async (path) => {
    expect(statuses(await ask(`GET ${path}`))).toEqual([404]);
    expect(inner.seen).toEqual([]);
  });
});

describe("methods", () => {
  it.each([
    ...["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "PURGE"].flatMap((method) => [
      `${method} /staff`,
      `${method} /api/health/live`,
    ]),
    "POST /_next/static/a.js",
    "CONNECT a.example:443",
  ])("405: %s", async (line) => {
    expect(statuses(await ask(line, { Origin: ORIGIN }))).toEqual([405]);
    expect(inner.seen).toEqual([]);
  });
});

describe("the state of Next's router in the browser", () => {
  it.each(["{{", "%E0%A4%A", "%5B1%5D", encodeURIComponent(JSON.stringify({}))])("400: %s", async (state) => {
    expect(statuses(await ask("GET /staff", { RSC: "1", "Next-Router-State-Tree": state }))).toEqual([400]);
    expect(inner.seen).toEqual([]);
  });

  it("goes on when it is one", async () => {
    const state = encodeURIComponent(JSON.stringify(["", { children: ["staff", {}] }, null, null, 0]));
    expect(statuses(await ask("GET /staff", { RSC: "1", "Next-Router-State-Tree": state }))).toEqual([200]);
  });
});

describe("calls of server actions", () => {
  const text = { Origin: ORIGIN, "Content-Type": "text/plain;charset=UTF-8" };

  it("go on with every byte of their body, in one piece or in chunks", async () => {
    const body = JSON.stringify([{ note: "あ".repeat(100_000) }]);
    const answer = await ask("POST /staff/rounds", { ...text, "Next-Action": KNOWN }, body);
    expect(answer.text).toContain(`"body":${Buffer.byteLength(body)}`);
    const chunked = await raw(
      door.port,
      `POST /staff HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nOrigin: ${ORIGIN}\r\nContent-Type: text/plain\r\nNext-Action: ${KNOWN}\r\n\r\n2\r\n[]\r\n0\r\n\r\n`,
    );
    expect(chunked.text).toContain('"body":2');
  });

  it.each([
    [415, "no body", { Origin: ORIGIN }, ""],
    [415, "a body that is no call", { ...text }, "x"],
    [415, "a form of the old kind", { ...text, "Content-Type": "application/x-www-form-urlencoded" }, "a=b"],
    [400, "arguments that are none", { ...text, "Next-Action": KNOWN }, "x"],
    [400, "no arguments at all", { ...text, "Next-Action": KNOWN }, ""],
    [404, "an action that there is not", { ...text, "Next-Action": "00".repeat(21) }, "[]"],
    [404, "an id that is none", { ...text, "Next-Action": "zz" }, "[]"],
    [403, "another site", { ...text, Origin: "https://evil.example", "Next-Action": KNOWN }, "[]"],
  ] as const)("%i: %s", async (status, _what, headers, body) => {
    expect(statuses(await ask("POST /staff/sign-in", headers, body))).toEqual([status]);
    expect(inner.seen).toEqual([]);
  });

  it("of a form without JavaScript are taken on the form's own page alone", async () => {
    const form = { Origin: ORIGIN, "Content-Type": "multipart/form-data; boundary=XX" };
    const body = `--XX\r\nContent-Disposition: form-data; name="$ACTION_ID_${KNOWN}"\r\n\r\n\r\n--XX--\r\n`;
    expect(statuses(await ask("POST /staff/sign-in", form, body))).toEqual([200]);
    expect(statuses(await ask("POST /staff/rounds", form, body))).toEqual([404]);
  });

  it("a page of a version before is told so", async () => {
    const answer = await ask("POST /staff", { ...text, "Next-Action": "00".repeat(21) }, "[]");
    expect(answer.text).toMatch(/x-nextjs-action-not-found: 1/i);
  });

  it("a body that grows beyond the limit is cut off all the same", async () => {
    const small = await openTestDoor({ inner, limits: { bodyBytes: 1_000 } });
    const chunk = `${(600).toString(16)}\r\n${"x".repeat(600)}\r\n`;
    const head = `POST /staff HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nNext-Action: ${KNOWN}\r\nContent-Type: text/plain\r\n\r\n`;
    const answer = await raw(small.port, `${head}${chunk}${chunk}0\r\n\r\n`);
    expect(statuses(answer)).not.toContain(200);
    expect(inner.seen).toEqual([]);
    await small.close();
  });
});
