/** Every answer has its request's number, whoever gives it; a number from outside counts from a proxy of ours alone. */
import { openTestDoor, raw, siteOf } from "@tests/fixtures/front-door";
import { afterEach, describe, expect, it, vi } from "vitest";
import { logger } from "@/lib/logger";
import { whileDatabaseIsAway } from "./database-away";
import { preparedAnswer, publicAnswer } from "./public-answer";
import { unlessServing } from "./readiness";
import type { FrontDoor } from "./server";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const GIVEN = "0123456789abcdef0123456789abcdef";

let door: FrontDoor | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await door?.close();
  door = undefined;
});

async function idsOf(lines: readonly string[], headers = ""): Promise<(string | undefined)[]> {
  const { port } = door as FrontDoor;
  const answers = await Promise.all(
    lines.map((line) => raw(port, `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`)),
  );
  return answers.map(({ text }) => /^x-request-id: (.*)\r$/im.exec(text)?.[1]);
}

describe("the number of a request", () => {
  it("is in every answer: of a public page, an unknown one, the staff side, a refusal", async () => {
    const site = await siteOf(1, { "/": "<p>公開</p>", "/404.html": "<p>なし</p>" });
    door = await openTestDoor({
      atOnce: preparedAnswer(() => site, "http://x"),
      answers: [
        publicAnswer(
          () => site,
          async () => null,
          "http://x",
        ),
        whileDatabaseIsAway(() => false),
      ],
    });
    const lines = [
      "GET /",
      "GET /nothing",
      "GET /staff",
      "POST /",
      "DELETE /staff",
      "GET *",
      "GET /staff/%ff",
    ];
    const ids = await idsOf(lines);
    expect(ids).toEqual(lines.map(() => expect.stringMatching(UUID)));
    expect(new Set(ids).size).toBe(lines.length);
    expect(await idsOf(["POST /staff"], "Content-Length: 99999999\r\n")).toEqual([
      expect.stringMatching(UUID),
    ]);
  });

  it("is in the answer while the database is away", async () => {
    door = await openTestDoor({ answers: [whileDatabaseIsAway(() => true)] });
    expect(await idsOf(["GET /staff"])).toEqual([expect.stringMatching(UUID)]);
  });

  it("is in the answer of a start that is not ready", async () => {
    door = await openTestDoor({ answers: [unlessServing(() => "starting")] });
    expect(await idsOf(["GET /api/health/ready"])).toEqual([expect.stringMatching(UUID)]);
  });

  it.each([
    [
      "at once",
      () => {
        throw new Error("壊れています");
      },
    ],
    ["later", () => Promise.reject(new Error("壊れています"))],
  ])("is in the 500 of what answers from memory and fails %s, and in the log's line", async (_, answer) => {
    const logged = vi.spyOn(logger, "error").mockReturnValue();
    door = await openTestDoor({ answers: [answer] });
    const [id] = await idsOf(["GET /"]);
    expect(id).toMatch(UUID);
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it("is in the 500 of a page that could not be answered at once, and the door stays open", async () => {
    const logged = vi.spyOn(logger, "error").mockReturnValue();
    const atOnce = () => {
      throw new Error("壊れています");
    };
    door = await openTestDoor({ atOnce });
    const ids = await idsOf(["GET /", "GET /"]);
    expect(ids).toEqual([expect.stringMatching(UUID), expect.stringMatching(UUID)]);
    expect(logged).toHaveBeenCalledTimes(2);
  });

  it("is a trusted proxy's own", async () => {
    door = await openTestDoor({ trustedProxies: ["127.0.0.1"] });
    expect(await idsOf(["GET /staff"], `X-Request-Id: ${GIVEN}\r\n`)).toEqual([GIVEN]);
  });

  it.each([
    ["from anybody else", [], GIVEN],
    ["too short to be one", ["127.0.0.1"], "1"],
    ["of other signs", ["127.0.0.1"], `${GIVEN}"{}`],
    ["two of them", ["127.0.0.1"], `${GIVEN}\r\nX-Request-Id: ${GIVEN}`],
    ["too long", ["127.0.0.1"], "a".repeat(65)],
  ])("is a new one for one %s", async (_, trustedProxies, given) => {
    door = await openTestDoor({ trustedProxies });
    expect(await idsOf(["GET /staff"], `X-Request-Id: ${given}\r\n`)).toEqual([expect.stringMatching(UUID)]);
  });
});
