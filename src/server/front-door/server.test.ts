/** The door over real sockets: limits, order, refusals and its end. Time-outs are shortened, never waited for. */
import { connect } from "node:net";
import { echo, ORIGIN, openTestDoor, raw, statuses } from "@tests/fixtures/front-door";
import { afterEach, describe, expect, it, vi } from "vitest";
import { logger } from "@/lib/logger";
import type { FrontDoor } from "./server";

let door: FrontDoor | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await door?.close();
  door = undefined;
});
async function open(over: Parameters<typeof openTestDoor>[0] = {}): Promise<FrontDoor> {
  door = await openTestDoor(over);
  return door;
}

const request = (line: string, headers = "", body = "") =>
  `${line} HTTP/1.1\r\nHost: x\r\n${headers}\r\n${body}`;
const CLOSE = "Connection: close\r\n";

describe("headers", () => {
  it("above 16 KB: 431", async () => {
    const { port } = await open();
    const answer = await raw(port, request("GET /staff", `X-Long: ${"x".repeat(20_000)}\r\n`));
    expect(statuses(answer)).toEqual([431]);
  });

  it("that do not end: 408 after the time-out, however many bytes trickle in", async () => {
    const { port } = await open({ limits: { headersMs: 150, requestMs: 300, checkMs: 30 } });
    const answer = await raw(port, (write) => {
      write("GET / HTTP/1.1\r\nHost: x\r\n");
      const drip = setInterval(() => write("X-A: 1\r\n"), 20);
      setTimeout(() => clearInterval(drip), 3_000).unref();
    });
    expect(statuses(answer)).toEqual([408]);
    expect(answer.closedAfterMs).toBeGreaterThanOrEqual(140);
    expect(answer.closedAfterMs).toBeLessThan(3_000);
  });

  it("of a connection that says nothing at all", async () => {
    const { port } = await open({ limits: { headersMs: 100, requestMs: 200, checkMs: 30 } });
    expect((await raw(port, "")).closedAfterMs).toBeLessThan(3_000);
  });

  it.each([
    ["no HTTP", "HELLO\r\n\r\n"],
    ["no Host", "GET / HTTP/1.1\r\n\r\n"],
    ["two lengths", request("POST /staff", "Content-Length: 1\r\nContent-Length: 2\r\n")],
    ["length and chunks", request("POST /staff", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n")],
    ["a header folded over two lines", request("GET /", "X-A: 1\r\n b\r\n")],
    ["a space before the colon", request("GET /", "X-A : 1\r\n")],
  ])("%s: 400", async (_, text) => {
    const inner = echo();
    const { port } = await open({ inner });
    expect(statuses(await raw(port, text))).toEqual([400]);
    expect(inner.seen).toEqual([]);
  });
});

describe("bodies", () => {
  it("declared too large: 413 before a byte of it came", async () => {
    const inner = echo();
    const { port } = await open({ inner, limits: { bodyBytes: 1000 } });
    // a body that comes with GET counts too
    const lines = ["POST /staff", "POST /api/reports/a/2025", "POST /", "GET /staff"];
    const answers = await Promise.all(
      lines.map((line) => raw(port, request(line, "Content-Length: 1001\r\n"))),
    );
    expect(answers.map(statuses)).toEqual([[413], [413], [413], [413]]);
    expect(inner.seen).toEqual([]);
  });

  it("growing beyond the limit: cut off", async () => {
    const inner = echo();
    const { port } = await open({ inner, limits: { bodyBytes: 1000 } });
    const chunk = `${(500).toString(16)}\r\n${"x".repeat(500)}\r\n`;
    const answer = await raw(port, (write) => {
      write(request("POST /api/a", "Transfer-Encoding: chunked\r\n", chunk));
      const more = setInterval(() => write(chunk), 10);
      setTimeout(() => clearInterval(more), 2_000).unref();
    });
    expect(answer.closedAfterMs).toBeLessThan(2_000);
    expect(statuses(answer)).not.toContain(200);
    expect(inner.seen).toEqual([]);
  });

  it("within the limit: all there, declared or in chunks", async () => {
    const { port } = await open({ limits: { bodyBytes: 1000 } });
    const declared = await raw(
      port,
      request("POST /api/a", `${CLOSE}Content-Length: 1000\r\n`, "x".repeat(1000)),
    );
    expect(declared.text).toContain('"body":1000');
    const chunked = await raw(
      port,
      request("POST /api/a", `${CLOSE}Transfer-Encoding: chunked\r\n`, "3\r\nabc\r\n0\r\n\r\n"),
    );
    expect(chunked.text).toContain('"body":3');
  });

  it("that do not come: closed after the time-out", async () => {
    const { port } = await open({ limits: { headersMs: 100, requestMs: 150, checkMs: 30 } });
    const answer = await raw(port, request("POST /api/a", "Content-Length: 10\r\n", "abc"));
    expect(statuses(answer)).not.toContain(200);
    expect(answer.closedAfterMs).toBeLessThan(3_000);
  });
});

describe("connections", () => {
  it("above the cap are closed at once; the others are served", async () => {
    const { port } = await open({ limits: { connections: 2 } });
    const held = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
    await Promise.all(held.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    const refused = await raw(port, request("GET /staff", CLOSE));
    expect(refused.text).toBe("");
    held[0]?.destroy();
    await vi.waitFor(async () =>
      expect(statuses(await raw(port, request("GET /staff", CLOSE)))).toEqual([200]),
    );
    for (const socket of held) socket.destroy();
  });

  it("that ask to be upgraded stay plain HTTP, with cleaned headers", async () => {
    const { port } = await open();
    const upgrade = "Connection: Upgrade, close\r\nUpgrade: websocket\r\nX-Middleware-Subrequest: forged\r\n";
    const answer = await raw(port, request("GET /staff", upgrade));
    expect(statuses(answer)).toEqual([200]);
    expect(answer.text).not.toContain("forged");
    expect((await raw(port, request("CONNECT x:80"))).text).not.toContain(" 200 ");
  });

  it("with several requests at once answer them in their order", async () => {
    const { port } = await open();
    const answer = await raw(
      port,
      request("GET /staff/slow") + request("GET /staff/b") + request("GET /staff/c", CLOSE),
    );
    expect(statuses(answer)).toEqual([200, 200, 200]);
    expect([...answer.text.matchAll(/"url":"([^"]+)"/g)].map((match) => match[1])).toEqual([
      "/staff/slow",
      "/staff/b",
      "/staff/c",
    ]);
  });
});

describe("what comes from elsewhere", () => {
  const post = (headers: string, target = "/api/a") =>
    request(`POST ${target}`, `${CLOSE}Content-Length: 0\r\n${headers}`);

  it("is refused before anything reads it", async () => {
    const inner = echo();
    const { port } = await open({ inner });
    for (const origin of [
      "https://evil.example",
      "null",
      `${ORIGIN}.evil.example`,
      ORIGIN.replace("s:", ":"),
    ]) {
      const answer = await raw(port, post(`Origin: ${origin}\r\nX-Forwarded-Host: evil.example\r\n`));
      expect(statuses(answer)).toEqual([403]);
    }
    expect(inner.seen).toEqual([]);
    expect(statuses(await raw(port, post(`Origin: ${ORIGIN}\r\n`)))).toEqual([200]);
  });

  it("is told where it belongs, as a page with a link to whoever has nothing else, and in the log once", async () => {
    const logged = vi.spyOn(logger, "warn");
    const { port } = await open();
    const from = "Origin: http://192.0.2.7:3000\r\n";
    const byScript = await raw(
      port,
      post(`${from}Next-Action: 00\r\nAccept: text/x-component\r\n`, "/staff"),
    );
    // The bytes are read as Latin-1 here.
    expect(Buffer.from(byScript.text, "latin1").toString()).toContain(`${ORIGIN} で開いてください。`);
    // Next compares the whole of it.
    expect(byScript.text).toContain("Content-Type: text/plain\r\n");
    const byForm = await raw(port, post(`${from}Accept: text/html\r\n`, "/staff/sign-in?a=b"));
    expect(statuses(byForm)).toEqual([403]);
    expect(byForm.text).toContain(`<a href="${ORIGIN}/staff/sign-in">`);
    expect(logged).toHaveBeenCalledExactlyOnceWith(
      { origin: "http://192.0.2.7:3000", appOrigin: ORIGIN, path: "/staff" },
      expect.stringContaining("APP_ORIGIN"),
    );
  });

  it("may be the provider's way back from signing in", async () => {
    const { port } = await open();
    const from = "Origin: https://login.example\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    expect(statuses(await raw(port, post(from, "/api/auth/callback/oidc")))).toEqual([200]);
    expect(statuses(await raw(port, post(from, "/api/auth/signin/oidc")))).toEqual([403]);
  });
});

describe("the inside", () => {
  it("is not given more than it can do: 503 and when to come back", async () => {
    const { port } = await open({ limits: { inNext: 1 } });
    const first = raw(port, request("GET /staff/slow", CLOSE));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = await raw(port, request("GET /staff", CLOSE));
    expect(statuses(second)).toEqual([503]);
    expect(second.text).toMatch(/Retry-After: 2/);
    expect(statuses(await first)).toEqual([200]);
    expect(statuses(await raw(port, request("GET /staff", CLOSE)))).toEqual([200]);
  });

  it("that throws gets a sentence, no stack", async () => {
    const { port } = await open();
    const answer = await raw(port, request("GET /staff/broken", CLOSE));
    expect(statuses(answer)).toEqual([500]);
    expect(answer.text).not.toMatch(/planted|at .*\.ts/);
  });

  it("carries the headers of the staff side", async () => {
    const { port } = await open();
    const { text } = await raw(port, request("GET /staff", CLOSE));
    for (const line of [
      "X-Content-Type-Options: nosniff",
      "X-Frame-Options: DENY",
      "Referrer-Policy: same-origin",
      "Cross-Origin-Opener-Policy: same-origin",
      "Cache-Control: no-store",
      "Strict-Transport-Security: max-age=31536000",
    ]) {
      expect(text).toContain(`\r\n${line}\r\n`);
    }
    const policy = /Content-Security-Policy: (.*)\r\n/.exec(text)?.[1] ?? "";
    expect(policy.split("; ")).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        expect.stringMatching(/^script-src 'self' 'nonce-[^ ]+' 'strict-dynamic'$/),
        "style-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy).not.toMatch(/https?:|\*|unsafe-(?!hashes)/);
    const file = await raw(port, request("GET /_next/static/a.js", CLOSE));
    expect(file.text).not.toContain("no-store");
  });

  it("over plain http promises no https", async () => {
    const { port } = await open({ origin: "http://localhost:3000" });
    expect((await raw(port, request("GET /staff", CLOSE))).text).not.toContain("Strict-Transport-Security");
  });
});

describe("the end", () => {
  it("lets a running request finish, closes idle connections, takes no new one", async () => {
    const opened = await openTestDoor({ inner: echo(400) });
    const idle = raw(opened.port, request("GET /staff"));
    const running = raw(opened.port, request("GET /staff/slow"));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const startedAt = performance.now();
    const closed = opened.close();
    const refused = await raw(opened.port, request("GET /staff"));
    expect(refused.text).toBe("");
    await closed;
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(statuses(await running)).toEqual([200]);
    expect(statuses(await idle)).toEqual([200]);
  });

  it("does not wait for ever", async () => {
    const opened = await openTestDoor({ inner: echo(60_000), limits: { drainMs: 100 } });
    const running = raw(opened.port, request("GET /staff/slow"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await opened.close();
    expect((await running).text).toBe("");
  });
});
