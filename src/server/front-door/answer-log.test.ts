/** Which answers get a line in the log, and what it says of them. */
import { echo, openTestDoor, siteOf } from "@tests/fixtures/front-door";
import { afterEach, describe, expect, it, vi } from "vitest";
import { logger } from "@/lib/logger";
import type { Answered } from "./answer-log";
import { preparedAnswer, publicAnswer } from "./public-answer";
import type { FrontDoor } from "./server";

let door: FrontDoor | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await door?.close();
  door = undefined;
});

async function ask(path: string): Promise<void> {
  await (await fetch(`http://127.0.0.1:${door?.port}${path}`)).text();
}

async function openWithSite(over: Parameters<typeof openTestDoor>[0]): Promise<void> {
  const site = await siteOf(1, { "/": "<p>公開</p>" });
  const answers = [
    publicAnswer(
      () => site,
      async () => null,
      "http://x",
    ),
  ];
  const atOnce = preparedAnswer(() => site, "http://x");
  door = await openTestDoor({
    atOnce,
    answers,
    inner: { ...echo(), routes: ["/staff", "/staff/broken"] },
    ...over,
  });
}

describe("the log of answers", () => {
  it("has a line for each where it is asked for, without the query", async () => {
    const [told, warned] = [vi.spyOn(logger, "info"), vi.spyOn(logger, "warn")];
    vi.spyOn(logger, "error");
    await openWithSite({ accessLog: true });
    for (const path of ["/?utm=1", "/staff?token=secret", "/staff/broken"]) await ask(path);
    await vi.waitFor(() => expect(told.mock.calls.length + warned.mock.calls.length).toBe(3));
    const common = {
      userId: null,
      method: "GET",
      durationMs: expect.any(Number),
      requestId: expect.any(String),
    };
    expect(told.mock.calls).toEqual([
      [{ ...common, route: "/", path: "/", status: 200 }, "request"],
      [{ ...common, route: "/staff", path: "/staff", status: 200 }, "request"],
    ]);
    expect(warned.mock.calls).toEqual([
      [{ ...common, route: "/staff/broken", path: "/staff/broken", status: 500 }, "request"],
    ]);
  });

  it("without being asked for has what failed alone", async () => {
    const [told, warned] = [vi.spyOn(logger, "info"), vi.spyOn(logger, "warn")];
    vi.spyOn(logger, "error");
    await openWithSite({});
    for (const path of ["/", "/staff", "/staff/broken"]) await ask(path);
    await vi.waitFor(() => expect(warned).toHaveBeenCalledTimes(1));
    expect(told).not.toHaveBeenCalled();
  });

  it("tells whoever counts by kind alone", async () => {
    vi.spyOn(logger, "error");
    const counted: Answered[] = [];
    await openWithSite({ onAnswered: (answered) => counted.push(answered) });
    for (const path of ["/", "/staff", "/wp-admin"]) await ask(path);
    await vi.waitFor(() => expect(counted).toHaveLength(3));
    expect(counted.map(({ route, status }) => [route, status])).toEqual([
      ["/", 200],
      ["/staff", 200],
      ["/[...unknown]", 404],
    ]);
  });
});
