/** Several requests on one connection, and the old ways to use one: byte by byte, as they come back. */

import type { ServerResponse } from "node:http";
import {
  echo,
  ORIGIN,
  openTestDoor,
  type RawAnswer,
  raw,
  siteOf,
  statuses,
} from "@tests/fixtures/front-door";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { preparedAnswer, publicAnswer } from "./public-answer";
import type { FrontDoor } from "./server";

/** Also characters that are no ASCII; a page that fits into one piece on its way, and one that does not. */
const text = (length: number) => String.fromCodePoint(...Array.from({ length }, (_, at) => at % 256));
const PAGES = { "/": "今日の公表", "/small": text(3_000), "/large": text(40_000) };
const TYPES = { "/small": "application/octet-stream", "/large": "application/octet-stream" };

let door: FrontDoor;
beforeAll(async () => {
  const site = await siteOf(1, PAGES, TYPES);
  door = await openTestDoor({
    atOnce: preparedAnswer(() => site, ORIGIN),
    answers: [
      publicAnswer(
        () => site,
        async () => null,
        ORIGIN,
      ),
    ],
  });
});
afterAll(() => door.close());

const get = (path: string, headers = "", version = "1.1", method = "GET") =>
  `${method} ${path} HTTP/${version}\r\nHost: x\r\n${headers}\r\n`;
const CLOSE = "Connection: close\r\n";

/** The answers of a connection, cut where their lengths say. */
function answersOf(
  { text }: RawAnswer,
  withoutBody: readonly number[] = [],
): { head: string; body: string }[] {
  const answers: { head: string; body: string }[] = [];
  for (let rest = text; rest !== ""; ) {
    const end = rest.indexOf("\r\n\r\n") + 4;
    const head = rest.slice(0, end);
    const isEmpty = / 304 /.test(head) || withoutBody.includes(answers.length);
    const length = isEmpty ? 0 : Number(/^content-length: (\d+)/im.exec(head)?.[1]);
    answers.push({ head, body: rest.slice(end, end + length) });
    rest = rest.slice(end + length);
  }
  return answers;
}

const utf8 = (text: string) => Buffer.from(text, "latin1").toString();

describe("one connection", () => {
  it("carries many requests sent at once, each answered whole and in turn", async () => {
    const paths = ["/", "/small", "/large", "/", "/small"] as const;
    const sent = paths.map((path, index) => get(path, index === paths.length - 1 ? CLOSE : "")).join("");
    const answered = answersOf(await raw(door.port, sent));
    expect(answered.map(({ body }) => utf8(body))).toEqual(paths.map((path) => PAGES[path]));
    expect(answered.map(({ head }) => /^connection: (.*)\r/im.exec(head)?.[1])).toEqual([
      "keep-alive",
      "keep-alive",
      "keep-alive",
      "keep-alive",
      "close",
    ]);
  });

  it("keeps a page from overtaking the slow answer before it", async () => {
    const answer = await raw(door.port, get("/staff/slow") + get("/") + get("/small", CLOSE));
    expect(statuses(answer)).toEqual([200, 200, 200]);
    const first = answer.text.indexOf('"url":"/staff/slow"');
    const second = answer.text.indexOf(Buffer.from(PAGES["/"]).toString("latin1"));
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    expect(utf8(answer.text).endsWith(PAGES["/small"])).toBe(true);
  });

  it("goes on after an answer without a body", async () => {
    const etag = /^etag: (.*)\r/im.exec((await raw(door.port, get("/", CLOSE))).text)?.[1] ?? "";
    expect(etag).toMatch(/^"/);
    const sent = [
      get("/large", "", "1.1", "HEAD"),
      get("/", `If-None-Match: ${etag}\r\n`),
      get("/small", "", "1.1", "HEAD"),
      get("/", CLOSE),
    ];
    const answer = await raw(door.port, sent.join(""));
    expect(statuses(answer)).toEqual([200, 304, 200, 200]);
    const last = answersOf(answer, [0, 2]).at(-1);
    expect(utf8(last?.body ?? "")).toBe(PAGES["/"]);
  });

  it("goes on after a request that came with a body", async () => {
    const answer = await raw(door.port, `${get("/", "Content-Length: 3\r\n")}abc${get("/small", CLOSE)}`);
    expect(answersOf(answer).map(({ body }) => utf8(body))).toEqual([PAGES["/"], PAGES["/small"]]);
  });

  it("goes on after a request to the inside that had no body to read", async () => {
    const post = get("/api/a", `Origin: ${ORIGIN}\r\n`, "1.1", "POST");
    expect(statuses(await raw(door.port, post + get("/staff") + get("/", CLOSE)))).toEqual([200, 200, 200]);
  });

  it("ends after the answer where the client is of HTTP/1.0, unless it asks otherwise", async () => {
    const once = await raw(door.port, get("/small", "", "1.0"));
    expect(once.text).toMatch(/^connection: close\r/im);
    expect(utf8(answersOf(once)[0]?.body ?? "")).toBe(PAGES["/small"]);
    const kept = get("/", "Connection: keep-alive\r\n", "1.0") + get("/small", "", "1.0");
    expect(answersOf(await raw(door.port, kept)).map(({ body }) => utf8(body))).toEqual([
      PAGES["/"],
      PAGES["/small"],
    ]);
  });
});

describe("an answer that takes longer than a silent connection may last", () => {
  it("is waited for: cut off, a browser would send its form once more by itself", async () => {
    const slow = await openTestDoor({ inner: echo(700), limits: { idleMs: 150 } });
    const answer = await raw(slow.port, get("/staff/slow", CLOSE));
    await slow.close();
    expect(statuses(answer)).toEqual([200]);
  });

  it("is not waited for by a reader who takes nothing of it, once it has begun", async () => {
    const inner = {
      handle: async (_request: unknown, response: ServerResponse) => {
        response.writeHead(200);
        response.write("begun");
      },
      close: async () => undefined,
    };
    const door = await openTestDoor({ inner, limits: { idleMs: 150 } });
    const answer = await raw(door.port, get("/staff"));
    await door.close();
    expect(answer.closedAfterMs).toBeLessThan(5_000);
    expect(answer.text).toContain("begun");
  });
});

describe("an answer that fails", () => {
  it("is told also to a request without a body, at once or later", async () => {
    for (const failing of [
      () => {
        throw new Error("planted");
      },
      () => Promise.reject(new Error("planted")),
    ]) {
      const opened = await openTestDoor({ answers: [failing] });
      const answer = await raw(opened.port, get("/", CLOSE));
      await opened.close();
      expect(statuses(answer)).toEqual([500]);
      expect(answer.text).not.toContain("planted");
    }
  });
});
