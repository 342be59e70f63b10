/** Two servers on one database, and the end of one of them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { publishNow, renderSmall, sql } from "@tests/db/support/publications";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { type RunningServer, startServer, statusOf, until } from "./support/front-door";

/** The promise of the system. */
const SEEN_WITHIN_MS = 2_000;

let database: TestDatabase;
const folders: string[] = [];
const servers: RunningServer[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  for (let index = 0; index < 2; index += 1) {
    const folder = mkdtempSync(path.join(tmpdir(), "ayumi-instance-"));
    folders.push(folder);
    servers.push(
      await startServer({
        AYUMI_DATA_DIR: folder,
        DATABASE_URL: database.appUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
      }),
    );
  }
}, 120_000);

afterAll(async () => {
  for (const server of servers) {
    server.signal("SIGKILL");
    await server.ended;
  }
  await closeDb();
  await database.drop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function publishAndWatch(): Promise<void> {
  const no = await publishNow(systemActor, "新しい公表", "", renderSmall);
  const publishedAt = performance.now();
  // Its front page, and its search: no word finds what an older one had.
  const shows = async ({ url }: RunningServer) => {
    const pages = await Promise.all(
      [url, `${url}/search?q=${encodeURIComponent("マイナンバー")}`].map(async (each) =>
        (await fetch(each)).text(),
      ),
    );
    return (
      pages.every((page) => page.includes(`第${no}号`)) && pages[1]?.includes("<mark>マイナンバー</mark>")
    );
  };
  await until(async () => (await Promise.all(servers.map(shows))).every(Boolean), SEEN_WITHIN_MS);
  expect(performance.now() - publishedAt).toBeLessThan(SEEN_WITHIN_MS);
}

describe("a new publication", () => {
  it("is seen on every instance in time", publishAndWatch);

  it("is seen in time when nobody is told of it", async () => {
    await sql(database.superUrl, "ALTER TABLE publication DISABLE TRIGGER publication_notify");
    await publishAndWatch();
    await sql(database.superUrl, "ALTER TABLE publication ENABLE TRIGGER publication_notify");
  });

  it("is seen in time after the listening connections were lost", async () => {
    await sql(
      database.superUrl,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
    );
    await publishAndWatch();
  });
});

describe("SIGTERM", () => {
  it("lets the running request finish, refuses new ones and ends with 0", async () => {
    const server = servers[0];
    if (!server) throw new Error("no server");
    const running = fetch(`${server.url}/staff/slow`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const stopped = server.stop();
    await until(async () => (await statusOf(server.url)) === 0, 2_000);
    const answer = await running;
    expect([answer.status, await answer.text()]).toEqual([200, "inside"]);
    const { code, ms } = await stopped;
    expect(code).toBe(0);
    expect(ms).toBeLessThan(15_000);
  });
});
