/** Checks that check: they make and migrate nothing, need the application's login alone, and fail on nothing. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadRealPlans, renderSmall, sql } from "@tests/db/support/publications";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { systemActor } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { publish } from "@/server/publication/publish";
import { type Ended, runCommand } from "./support/commands";

vi.setConfig({ testTimeout: 120_000 });

interface Command {
  readonly name: string;
  readonly args?: readonly string[];
}

const PUBLICATIONS: Command = { name: "publications-verify" };
const AUDIT: Command = { name: "audit-verify" };
const MIGRATE: Command = { name: "migrate" };

/** All that read or write a database which is there. */
const COMMANDS: readonly Command[] = [
  PUBLICATIONS,
  AUDIT,
  { name: "export", args: ["site"] },
  { name: "publication-stop", args: ["list"] },
  { name: "plan-import", args: [path.resolve("prisma/plans/dx-1.yaml")] },
];

let root: string;
let database: TestDatabase;
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), "ayumi-checks-"));
  database = await createTestDatabase();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  rmSync(root, { recursive: true, force: true });
});
/** Whatever a command did: the data folder that it was given is not there, and nothing else was made. */
afterEach(() => expect(readdirSync(root)).toEqual([]));

const run = ({ name, args = [] }: Command, environment: Record<string, string>) =>
  runCommand(name, args, { AYUMI_DATA_DIR: path.join(root, "data"), INIT_CWD: root, ...environment });
/** As the person has it who may only check. */
const appLogin = () => ({ DATABASE_URL: database.appUrl });

/** Beside each other: most of the time of a command is its start. */
async function expectRefused(
  commands: readonly Command[],
  environment: Record<string, string>,
  pattern: RegExp,
): Promise<void> {
  const ended: Ended[] = await Promise.all(commands.map((command) => run(command, environment)));
  for (const { code, stdout, stderr } of ended) {
    expect(stderr).toMatch(pattern);
    expect(stderr.split("\n")).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  }
}

const LAST = "(SELECT max(migration_name) FROM _prisma_migrations)";
const NEWER = "99990101000000_later";

describe("no command", () => {
  it("makes a folder or a database where there is none", async () => {
    const all = [...COMMANDS, MIGRATE, { name: "database-adopt", args: ["--confirm"] }];
    await expectRefused(
      all,
      {},
      /^データフォルダー .*(には、データベースがありません|がありません)。AYUMI_DATA_DIR/,
    );
  });

  it("migrates a database of an older program", async () => {
    const finished = (when: string) =>
      sql(
        database.superUrl,
        `UPDATE _prisma_migrations SET finished_at = ${when} WHERE migration_name = ${LAST}`,
      );
    await finished("NULL");
    try {
      const older = /^データベースの形が、このプログラムより古い版のものです。.*npm run migrate/;
      await expectRefused(COMMANDS, appLogin(), older);
      const unfinished = "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL";
      expect(await sql(database.superUrl, unfinished)).toHaveLength(1);
    } finally {
      await finished("now()");
    }
  });

  it("touches a database of a newer program", async () => {
    const [row] = await sql<{ name: string }>(database.superUrl, `SELECT ${LAST} AS name`);
    const renamed = (from = "", to = "") =>
      sql(
        database.superUrl,
        `UPDATE _prisma_migrations SET migration_name = '${to}' WHERE migration_name = '${from}'`,
      );
    await renamed(row?.name, NEWER);
    try {
      const newer = /^データベースの形が、このプログラムより新しい版のものです。/;
      await expectRefused([PUBLICATIONS], appLogin(), newer);
    } finally {
      await renamed(NEWER, row?.name);
    }
  });
});

it("npm run migrate migrates, with the owner's login", async () => {
  const empty = `${database.name}_empty`;
  const url = (of: string) => of.replace(database.name, empty);
  const app = { DATABASE_URL: url(database.appUrl) };
  const tables = () =>
    sql(
      url(database.superUrl),
      "SELECT FROM pg_class WHERE relname IN ('publication', '_prisma_migrations')",
    );
  await sql(database.superUrl, `CREATE DATABASE ${empty} OWNER ayumi_owner`);
  try {
    await expectRefused([PUBLICATIONS], app, /^このデータベースには、まだ何も入っていません。.*npm start/);
    await expectRefused([MIGRATE], app, /permission denied.*DATABASE_OWNER_URL を確かめてください。$/);
    expect(await tables()).toEqual([]);
    const migrated = await run(MIGRATE, { ...app, DATABASE_OWNER_URL: url(database.ownerUrl) });
    expect(migrated).toMatchObject({ code: 0, stderr: "" });
    expect(migrated.stdout).toMatch(
      /^データベースをこのプログラムの形にしました（更新\d+件）。\n {2}\d{14}_init\n/,
    );
    expect(await tables()).toHaveLength(2);
  } finally {
    await sql(database.superUrl, `DROP DATABASE ${empty} WITH (FORCE)`);
  }
});

describe("a check", () => {
  it("of nothing is no success", async () => {
    const nothing = /^(公表|監査記録)がひとつもないため、確かめるものがありません。/;
    await expectRefused([PUBLICATIONS, AUDIT], appLogin(), nothing);
  });

  it("is told by what login it may read, and takes one that may become the application's", async () => {
    const stranger = new URL(database.appUrl);
    stranger.username = "stranger_of_checks";
    const at = { DATABASE_URL: stranger.href };
    await sql(database.superUrl, `CREATE ROLE ${stranger.username} LOGIN PASSWORD '${stranger.password}'`);
    try {
      const refused = /^データベースの利用者 stranger_of_checks には、あゆみの表を読む権限がありません。/;
      await expectRefused([PUBLICATIONS], at, refused);
      await sql(database.superUrl, `GRANT ayumi_app TO ${stranger.username} WITH INHERIT FALSE`);
      await expectRefused([PUBLICATIONS], at, /^公表がひとつもないため/);
    } finally {
      await sql(database.superUrl, `DROP ROLE ${stranger.username}`);
    }
  });

  it("needs the application's login alone, and finds a tail that was cut off", async () => {
    process.env.DATABASE_URL = database.appUrl;
    await loadRealPlans();
    for (const title of ["最初の公表", "次の公表"]) {
      expect(await publish(systemActor, { title, note: "" }, renderSmall)).toMatchObject({ ok: true });
    }
    /** Runs well, and prints what to note outside. */
    const noted = async (command: Command): Promise<string[]> => {
      const { code, stdout, stderr } = await run(command, appLogin());
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      return /--expect-last (\d+) ([0-9a-f]{64})」/.exec(stdout)?.slice(1, 3) ?? [];
    };
    const expecting = (command: Command, last: readonly string[]) => ({
      ...command,
      args: ["--expect-last", ...last],
    });
    const [publications, trail] = await Promise.all([noted(PUBLICATIONS), noted(AUDIT)]);
    expect(publications[0]).toBe("2");
    expect(await noted(expecting(PUBLICATIONS, publications))).toEqual(publications);

    await sql(
      database.superUrl,
      `SET session_replication_role = replica; DELETE FROM publication_file WHERE publication_no = 2;
       DELETE FROM publication WHERE no = 2; DELETE FROM audit_event WHERE subject = 'publication:2'`,
    );
    expect((await noted(PUBLICATIONS))[0]).toBe("1");
    await expectRefused(
      [expecting(PUBLICATIONS, publications), expecting(AUDIT, trail)],
      appLogin(),
      /^(公表第2号がありません。公表は第1号で|監査記録 第\d+番がありません。記録は第\d+番で)終わっています。/,
    );
  });
});
