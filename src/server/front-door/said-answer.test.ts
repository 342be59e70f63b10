import { openTestDoor } from "@tests/fixtures/front-door";
import { afterEach, expect, it } from "vitest";
import { sayRefused, sayTrouble } from "@/lib/answer-status";
import type { Inner } from "./answer";
import type { FrontDoor } from "./server";

let door: FrontDoor | undefined;
const waiting = new Set<() => void>();
afterEach(() => door?.close());

async function ask(handle: Inner["handle"]) {
  door = await openTestDoor({
    inner: { handle, close: async () => undefined },
    whenDatabaseLeaves: (leave) => {
      waiting.add(leave);
      return () => waiting.delete(leave);
    },
  });
  const answer = await fetch(`http://127.0.0.1:${door.port}/staff`);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

it("says what the database met with in place of the page that failed of it", async () => {
  const { status, text, headers } = await ask(async (_request, response) => {
    sayTrouble("busy");
    // As Next does: in pieces, compressed.
    response.statusCode = 500;
    response.setHeader("Content-Encoding", "gzip");
    response.flushHeaders();
    response.write("<!DOCTYPE html>");
    response.end("</html>");
  });
  expect(status).toBe(503);
  expect(text).toMatch(/^ただいま混み合って[^\n]*。\n$/);
  expect(headers.get("retry-after")).toBe("5");
  expect(headers.get("content-encoding")).toBeNull();
});

it("does so for what is thrown, too; a full disk is 507, and no matter of seconds", async () => {
  const { status, text, headers } = await ask(async () => {
    sayTrouble("full");
    throw new Error("planted");
  });
  expect(status).toBe(507);
  expect(text).toMatch(/^サーバーのディスクの空きが足りない/);
  expect(headers.get("retry-after")).toBeNull();
});

it("leaves alone what failed of anything else, and what went well in spite of it", async () => {
  const failed = await ask(async (_request, response) => {
    response.writeHead(500).end("own");
  });
  expect([failed.status, failed.text]).toEqual([500, "own"]);
  await door?.close();
  const well = await ask(async (_request, response) => {
    sayTrouble("away");
    response.end("page");
  });
  expect([well.status, well.text]).toEqual([200, "page"]);
});

it("gives an action that refuses because of it the status, and the action's own words", async () => {
  const { status, text, headers } = await ask(async (_request, response) => {
    sayTrouble("away");
    sayRefused();
    response.end("answer");
  });
  expect([status, text, headers.get("retry-after")]).toEqual([503, "answer", "5"]);
});

it("answers whoever waits when the database goes away, and keeps the connection whole", async () => {
  const { status, text } = await ask(async (_request, response) => {
    for (const leave of waiting) leave();
    response.end("too late");
  });
  expect([status, text]).toEqual([503, expect.stringMatching(/^データベースに接続できない/)]);
  expect(waiting.size).toBe(0);
});
