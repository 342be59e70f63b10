/** The database is gone, at the start or in the middle: citizens read on, and all comes back by itself. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "@tests/db/support/publications";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endProcess, findPostmaster } from "@/cli/postgres/orphan";
import { lineTo, type RunningServer, startServer, statusOf, until, visit } from "./support/front-door";

const TEST_MS = 120_000;

let folder: string;
let server: RunningServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-down-"));
});
afterEach(async () => {
  server?.signal("SIGKILL");
  await server?.ended;
  server = undefined;
  const left = findPostmaster(path.join(folder, "postgres"));
  if (left) await endProcess(left.pid);
  rmSync(folder, { recursive: true, force: true });
});

const textOf = async (url: string) => (await fetch(url)).text();

describe("the system's own PostgreSQL, killed while serving", () => {
  it(
    "is not noticed on the public pages, is told by readiness, and is back by itself",
    async () => {
      server = await startServer({ AYUMI_DATA_DIR: folder });
      const ready = `${server.url}/api/health/ready`;
      expect(await statusOf(ready)).toBe(200);
      const page = await textOf(server.url);
      const visitors = visit(server.url, 8);

      for (let time = 0; time < 2; time += 1) {
        process.kill(findPostmaster(path.join(folder, "postgres"))?.pid ?? 0, "SIGKILL");
        await until(async () => (await statusOf(ready)) === 503, 5_000, 1);
        expect(await statusOf(server.url)).toBe(200);
        await until(async () => (await statusOf(ready)) === 200, 30_000);
        await until(async () => (await statusOf(`${server?.url}/staff`)) === 200, 5_000);
      }

      const counts = await visitors.end();
      expect([...counts.keys()]).toEqual([200]);
      expect(counts.get(200)).toBeGreaterThan(50);
      expect(await textOf(server.url)).toBe(page);
      const { code, ms } = await server.stop();
      expect(code).toBe(0);
      expect(ms).toBeLessThan(15_000);
    },
    TEST_MS,
  );
});

describe("the city's own database", () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  it(
    "silent at the start: the copy is served, and the server becomes whole when the database is there",
    async () => {
      const line = await lineTo(database.appUrl);
      const copy = `${database.name}_copy`;
      // A database that nothing was ever loaded into, so that all of the first start is left for later.
      await sql(database.superUrl, "CREATE DATABASE fresh_for_start OWNER ayumi_owner");
      const fresh = (url: string) => line.address(url.replace(database.name, "fresh_for_start"));
      const over = (url: (each: string) => string) => ({
        AYUMI_DATA_DIR: folder,
        DATABASE_URL: url(database.appUrl),
        DATABASE_OWNER_URL: url(database.ownerUrl),
      });
      try {
        await line.open();
        server = await startServer(over(line.address));
        const page = await textOf(server.url);
        const search = `/search?q=${encodeURIComponent("ﾏｲﾅﾝﾊﾞｰ")}`;
        const found = await textOf(`${server.url}${search}`);
        expect(found).toContain("<mark>マイナンバー</mark>");
        expect((await server.stop()).code).toBe(0);

        await sql(database.superUrl, `CREATE DATABASE ${copy} TEMPLATE ${database.name}`);
        const copied = (url: string) => line.address(url.replace(database.name, copy));
        await line.cut();
        server = await startServer(over(copied));
        await line.open();
        // The folder knows another database: nothing is read or written there, however late it answers.
        await until(() => server?.complained().includes("は、その複製です") ?? false, 20_000);
        expect(await statusOf(`${server.url}/archive/1`)).toBe(503);
        expect(await statusOf(`${server.url}/api/health/ready`)).toBe(503);
        expect(await textOf(server.url)).toBe(page);
        expect((await server.stop()).code).toBe(0);

        // Of the folder nothing but the copy.
        rmSync(path.join(folder, "database.json"));
        await line.cut();
        server = await startServer({ ...over(fresh), LOG_LEVEL: "info" });
        expect(server.printed()).toContain("手元に控えた公表（第1号）だけを表示します。");
        expect(server.printed()).not.toContain("初回設定");
        expect(await textOf(server.url)).toBe(page);
        expect(await textOf(`${server.url}${search}`)).toBe(found);
        expect(await statusOf(`${server.url}/archive/1`)).toBe(503);
        expect(await statusOf(`${server.url}/api/health/live`)).toBe(200);
        expect(await statusOf(`${server.url}/api/health/ready`)).toBe(503);
        const staff = await fetch(`${server.url}/staff`);
        expect(staff.status).toBe(503);
        expect(await staff.text()).toMatch(/^データベースに接続できないため、[^\n]*。\n$/);

        const visitors = visit(server.url, 4);
        await line.open();
        const ready = `${server.url}/api/health/ready`;
        await until(async () => (await statusOf(ready)) === 200, 40_000);
        expect(server.complained()).toContain("データベースにつながりました。");
        expect(readFileSync(path.join(folder, "set-up-link.txt"), "utf8")).toMatch(
          /^http:\S+\/staff\/set-up\?token=\S+$/m,
        );
        // While it serves, what it says goes to the log, in which the link must not stand.
        expect(`${server.printed()}${server.complained()}`).not.toContain("token=");
        expect(await textOf(`${server.url}/staff`)).toBe("inside");
        // The new database's own first publication replaces the copy, though both are number 1.
        const numbers = await sql(fresh(database.superUrl), "SELECT no FROM publication");
        expect(numbers).toEqual([{ no: 1 }]);
        const { manifest } = (
          await sql<{ manifest: string }>(fresh(database.superUrl), "SELECT manifest FROM publication")
        )[0] ?? { manifest: "" };
        await until(async () => (await textOf(`${server?.url}/data/manifest.json`)) === manifest, 5_000);
        expect([...(await visitors.end()).keys()]).toEqual([200]);
        expect((await server.stop()).code).toBe(0);
      } finally {
        server?.signal("SIGKILL");
        await server?.ended;
        await line.cut();
        await sql(database.superUrl, "DROP DATABASE fresh_for_start WITH (FORCE)");
        await sql(database.superUrl, `DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
      }
    },
    TEST_MS,
  );

  it("silent at the start, and a copy that is damaged: one sentence, and the end", async () => {
    mkdirSync(path.join(folder, "publication"));
    writeFileSync(path.join(folder, "publication", "current.bin"), "damaged");
    const start = startServer({
      AYUMI_DATA_DIR: folder,
      DATABASE_URL: "postgresql://ayumi@127.0.0.1:1/ayumi",
    });
    await expect(start).rejects.toThrow(
      /データベースに接続できません（DATABASE_URL：connect ECONNREFUSED 127\.0\.0\.1:1）。.+ください。\n$/,
    );
  });
});
