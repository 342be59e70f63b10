/** Checks that check: they make and migrate nothing, need the application's login alone, and fail on nothing. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadRealPlans, renderSmall, sql } from "@tests/db/support/publications";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { publish } from "@/server/publication/publish";
import { type Ended, runCommand } from "./support/commands";

const TEST_MS = 90_000;

interface Command {
  readonly name: string;
  readonly args?: readonly string[];
}

/** All that read or write a database which is there. */
const COMMANDS: readonly Command[] = [
  { name: "publications-verify" },
  { name: "audit-verify" },
  { name: "export", args: ["site"] },
  { name: "publication-stop", args: ["list"] },
  { name: "plan-import", args: [path.resolve("prisma/plans/dx-1.yaml")] },
];

let root: string;
let folder: string;
let database: TestDatabase;
let made = 0;
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), "ayumi-checks-"));
  database = await createTestDatabase();
});
beforeEach(() => {
  made += 1;
  folder = path.join(root, `data-${made}`);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  rmSync(root, { recursive: true, force: true });
});

const run = ({ name, args = [] }: Command, environment: Record<string, string> = {}) =>
  runCommand(name, args, { AYUMI_DATA_DIR: folder, INIT_CWD: root, ...environment });
/** As the person has it who may only check. */
const appLogin = () => ({ DATABASE_URL: database.appUrl });

function expectSentence({ code, stdout, stderr }: Ended, pattern: RegExp): void {
  expect(stderr).toMatch(pattern);
  expect(stderr.split("\n")).toHaveLength(1);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
}

it.each([...COMMANDS, { name: "migrate" }, { name: "database-adopt", args: ["--confirm"] }])(
  "$name makes neither a folder nor a database where there is none",
  async (command) => {
    expectSentence(
      await run(command),
      /^データフォルダー .*(には、データベースがありません|がありません)。AYUMI_DATA_DIR/,
    );
    expect(readdirSync(root)).toEqual([]);
  },
  TEST_MS,
);

/** An empty database of the same server, for the moment. */
async function withEmpty(
  work: (urls: Pick<TestDatabase, "appUrl" | "ownerUrl" | "superUrl">) => Promise<void>,
) {
  const url = (of: string) => of.replace(database.name, "nothing_there");
  await sql(database.superUrl, "CREATE DATABASE nothing_there OWNER ayumi_owner");
  try {
    await work({
      appUrl: url(database.appUrl),
      ownerUrl: url(database.ownerUrl),
      superUrl: url(database.superUrl),
    });
  } finally {
    await sql(database.superUrl, "DROP DATABASE nothing_there WITH (FORCE)");
  }
}
const tablesOf = (superUrl: string) =>
  sql(superUrl, "SELECT FROM pg_class WHERE relname IN ('publication', '_prisma_migrations')");

const LAST = "(SELECT max(migration_name) FROM _prisma_migrations)";
const NEWER = "99990101000000_later";

describe("no command migrates", () => {
  it.each(COMMANDS)(
    "$name: not a database of an older program",
    async (command) => {
      const finished = (when: string) =>
        sql(
          database.superUrl,
          `UPDATE _prisma_migrations SET finished_at = ${when} WHERE migration_name = ${LAST}`,
        );
      await finished("NULL");
      try {
        expectSentence(
          await run(command, appLogin()),
          /^データベースの形が、このプログラムより古い版のものです。.*npm run migrate/,
        );
        expect(
          await sql(
            database.superUrl,
            `SELECT finished_at FROM _prisma_migrations WHERE migration_name = ${LAST}`,
          ),
        ).toEqual([{ finished_at: null }]);
      } finally {
        await finished("now()");
      }
      expect(existsSync(folder)).toBe(false);
    },
    TEST_MS,
  );

  it(
    "nor does it touch one of a newer program",
    async () => {
      const [row] = await sql<{ name: string }>(database.superUrl, `SELECT ${LAST} AS name`);
      const renamed = (from: string | undefined, to: string | undefined) =>
        sql(
          database.superUrl,
          `UPDATE _prisma_migrations SET migration_name = '${to}' WHERE migration_name = '${from}'`,
        );
      await renamed(row?.name, NEWER);
      try {
        expectSentence(
          await run({ name: "publications-verify" }, appLogin()),
          /^データベースの形が、このプログラムより新しい版のものです。/,
        );
      } finally {
        await renamed(NEWER, row?.name);
      }
    },
    TEST_MS,
  );

  it(
    "but npm run migrate, with the owner's login",
    async () => {
      await withEmpty(async ({ appUrl, ownerUrl, superUrl }) => {
        for (const name of ["publications-verify", "audit-verify"]) {
          expectSentence(
            await run({ name }, { DATABASE_URL: appUrl }),
            /^このデータベースには、まだ何も入っていません。.*npm start/,
          );
        }
        expectSentence(
          await run({ name: "migrate" }, { DATABASE_URL: appUrl }),
          /permission denied.*DATABASE_OWNER_URL を確かめてください。$/,
        );
        expect(await tablesOf(superUrl)).toEqual([]);
        const migrated = await run(
          { name: "migrate" },
          { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl },
        );
        expect(migrated).toMatchObject({ code: 0, stderr: "" });
        expect(migrated.stdout).toMatch(
          /^データベースをこのプログラムの形にしました（更新\d+件）。\n {2}\d{14}_init\n/,
        );
        expect(await tablesOf(superUrl)).toHaveLength(2);
        expect(existsSync(folder)).toBe(false);
      });
    },
    TEST_MS,
  );
});

describe("a check", () => {
  it(
    "of nothing is no success",
    async () => {
      expectSentence(
        await run({ name: "publications-verify" }, appLogin()),
        /^公表がひとつもないため、確かめるものがありません。/,
      );
      expectSentence(
        await run({ name: "audit-verify" }, appLogin()),
        /^監査記録がひとつもないため、確かめるものがありません。/,
      );
    },
    TEST_MS,
  );

  it(
    "needs the application's login alone, and finds a tail that was cut off",
    async () => {
      process.env.DATABASE_URL = database.appUrl;
      await loadRealPlans();
      for (const title of ["最初の公表", "次の公表"]) {
        expect(await publish(systemActor, { title, note: "" }, renderSmall)).toMatchObject({ ok: true });
      }
      const checked = await run({ name: "publications-verify" }, appLogin());
      expect(checked).toMatchObject({ code: 0, stderr: "" });
      const [, no = "", hash = ""] = /^最後の公表: 第(\d+)号　([0-9a-f]{64})$/m.exec(checked.stdout) ?? [];
      expect(no).toBe("2");
      const trail = await run({ name: "audit-verify" }, appLogin());
      const [, event = "", eventHash = ""] =
        /^最後の記録: 第(\d+)番　([0-9a-f]{64})$/m.exec(trail.stdout) ?? [];
      expect(trail).toMatchObject({ code: 0, stderr: "" });
      const again = (...args: string[]) => ["--expect-last", ...args];
      expect((await run({ name: "publications-verify", args: again(no, hash) }, appLogin())).code).toBe(0);
      expect((await run({ name: "audit-verify", args: again(event, eventHash) }, appLogin())).code).toBe(0);

      await sql(
        database.superUrl,
        `SET session_replication_role = replica; DELETE FROM publication_file WHERE publication_no = 2;
       DELETE FROM publication WHERE no = 2; DELETE FROM audit_event WHERE subject = 'publication:2'`,
      );
      expect((await run({ name: "publications-verify" }, appLogin())).code).toBe(0);
      expectSentence(
        await run({ name: "publications-verify", args: again(no, hash) }, appLogin()),
        /^公表第2号がありません。公表は第1号で終わっています。/,
      );
      expectSentence(
        await run({ name: "audit-verify", args: again(event, eventHash) }, appLogin()),
        /末尾の記録が消されています/,
      );
      expectSentence(
        await run({ name: "publications-verify", args: again("2", "xyz") }, appLogin()),
        /番号とハッシュ値（64文字）を/,
      );
      expect(existsSync(folder)).toBe(false);
    },
    TEST_MS,
  );
});
