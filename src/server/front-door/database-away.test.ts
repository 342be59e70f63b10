import { openTestDoor, siteOf } from "@tests/fixtures/front-door";
import { afterEach, beforeEach, expect, it } from "vitest";
import { whileDatabaseIsAway } from "./database-away";
import { publicAnswer } from "./public-answer";
import type { FrontDoor } from "./server";

let away: boolean;
let door: FrontDoor;
beforeEach(async () => {
  away = true;
  const site = await siteOf(1, { "/": "<!DOCTYPE html>公表" });
  door = await openTestDoor({
    answers: [
      publicAnswer(
        () => site,
        async () => null,
        "http://localhost",
      ),
      whileDatabaseIsAway(() => away),
    ],
  });
});
afterEach(() => door.close());

const ask = (path: string) => fetch(`http://127.0.0.1:${door.port}${path}`);

it("serves the public, says plainly that the staff side cannot work, and is not ready", async () => {
  expect(await (await ask("/")).text()).toContain("公表");
  for (const path of ["/staff", "/staff/entry", "/api/reports/a/2025"]) {
    const answer = await ask(path);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await answer.text()).toMatch(
      /^データベースに接続できないため、職員用の画面はいま使えません。.*\n$/,
    );
  }
  const ready = await ask("/api/health/ready");
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { status: "unavailable", reason: "database_away" },
  ]);
});

it("lives, and keeps Next's files reachable", async () => {
  expect((await ask("/api/health/live")).status).toBe(200);
  expect((await ask("/_next/static/a.js")).status).toBe(200);
});

it("stands aside as soon as the database is there", async () => {
  away = false;
  for (const path of ["/staff", "/api/health/ready"]) expect((await ask(path)).status).toBe(200);
});
