/** Where a body may be larger than a form, over real sockets. */

import { echo, ORIGIN, openTestDoor, raw, statuses } from "@tests/fixtures/front-door";
import { afterEach, describe, expect, it } from "vitest";
import { EVIDENCE_MAX_BYTES } from "@/domain/reports/entry/evidence";
import { sessionCookieName } from "@/server/auth/settings";
import { LIMITS } from "./limits";
import type { FrontDoor } from "./server";

let door: FrontDoor | undefined;
afterEach(async () => {
  await door?.close();
  door = undefined;
});

const LIMIT = { bodyBytes: 100, uploadBytes: 1_000 };
const COOKIE = `Cookie: other=1; ${sessionCookieName()}=abc\r\n`;

/** The status for a body of this length; only its head is sent where it is refused. */
async function statusOf(line: string, length: number, headers = COOKIE): Promise<number | undefined> {
  const inner = echo();
  door = await openTestDoor({ inner, limits: LIMIT });
  const head = `${line} HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\n${headers}Connection: close\r\n`;
  const text = `${head}Content-Length: ${length}\r\n\r\n${"x".repeat(Math.min(length, 1_000))}`;
  const answer = await raw(door.port, text);
  await door.close();
  return statuses(answer)[0];
}

const UPLOAD = "POST /api/reports/paper-sheets/2025/evidence";

describe("an evidence file", () => {
  it("may have 20 MB, where a form has 1 MB", () => {
    expect(LIMITS.uploadBytes).toBe(EVIDENCE_MAX_BYTES);
    expect(LIMITS.bodyBytes).toBe(1024 * 1024);
  });

  it("has the same room as a sheet that comes back", async () => {
    expect(await statusOf("POST /api/rounds/7b1c2f0e/returned", 1_000)).toBe(200);
    expect(await statusOf("POST /api/rounds/7b1c2f0e/returned", 1_001)).toBe(413);
    expect(await statusOf("POST /api/rounds/7b1c2f0e/returned/more", 101)).toBe(413);
  });

  it("comes through up to its limit, and is refused one byte above", async () => {
    expect(await statusOf(UPLOAD, 1_000)).toBe(200);
    expect(await statusOf(`${UPLOAD}?a=b`, 1_000)).toBe(200);
    expect(await statusOf(UPLOAD, 1_001)).toBe(413);
  });

  it.each(["", "Cookie: a=b\r\n", `Cookie: x${sessionCookieName()}=abc\r\n`])(
    "without a session's cookie (%j) is a body like any other",
    async (headers) => {
      expect(await statusOf(UPLOAD, 101, headers)).toBe(413);
      expect(await statusOf(UPLOAD, 100, headers)).toBe(200);
    },
  );

  it.each([
    "POST /api/reports/paper-sheets/2025",
    "POST /api/reports/paper-sheets/2025/evidence/more",
    "POST /api/reports/paper-sheets/20255/evidence",
    "POST /api/reports/a/b/2025/evidence",
    "POST /staff?x=/api/reports/a/2025/evidence",
    "PUT /api/reports/paper-sheets/2025/evidence",
  ])("only there: not at %s", async (line) => {
    expect(await statusOf(line, 101)).toBe(413);
  });

  it("that grows beyond the limit undeclared is cut off", async () => {
    const inner = echo();
    door = await openTestDoor({ inner, limits: LIMIT });
    const chunk = `${(900).toString(16)}\r\n${"x".repeat(900)}\r\n`;
    const head = `${UPLOAD} HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\n${COOKIE}Transfer-Encoding: chunked\r\n\r\n`;
    const answer = await raw(door.port, head + chunk + chunk);
    expect(statuses(answer)).not.toContain(200);
    expect(inner.seen).toEqual([]);
  });
});
