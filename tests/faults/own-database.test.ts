/**
 * A data folder knows its database: a start that lost its environment, or was given another one, ends with a sentence and
 * leaves everything as it was.
 */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "@tests/db/support/publications";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readKnownDatabase, writeKnownDatabase } from "@/cli/database/record";
import { freePort } from "@/cli/postgres/cluster";
import { endProcess, findPostmaster } from "@/cli/postgres/orphan";
import { type Ended, runCommand } from "./support/commands";
import { type RunningServer, startServer, statusOf } from "./support/front-door";

const TEST_MS = 120_000;

let folder: string;
let running: RunningServer | undefined;
const folders: string[] = [];

function newFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "ayumi-own-"));
  folders.push(made);
  return made;
}

/** Serves once, and ends: what a folder is like that was used. */
async function serveOnce(environment: Readonly<Record<string, string>>): Promise<void> {
  running = await startServer(environment);
  expect(await statusOf(running.url)).toBe(200);
  expect((await running.stop()).code).toBe(0);
  running = undefined;
}

/** Every file outside of the cluster with its hash: PostgreSQL's own files change whenever it runs. */
function content(of: string): Record<string, string> {
  const files = readdirSync(of, { recursive: true, encoding: "utf8" })
    .filter((file) => !/^(postgres|logs)\//.test(file) && statSync(path.join(of, file)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(path.join(of, file)))
        .digest("hex"),
    ]),
  );
}

async function start(environment: Readonly<Record<string, string>>): Promise<Ended> {
  return runCommand("start", [], { PORT: String(await freePort()), ...environment });
}

function expectSentence({ code, stderr }: Ended, pattern: RegExp): void {
  expect(stderr).toMatch(pattern);
  expect(stderr.split("\n")).toHaveLength(1);
  expect(code).toBe(1);
}

/** The start is refused, the doctor says why in the same words, and the folder is byte for byte what it was. */
async function expectRefused(environment: Readonly<Record<string, string>>, pattern: RegExp): Promise<void> {
  const before = content(environment.AYUMI_DATA_DIR ?? "");
  const entries = readdirSync(environment.AYUMI_DATA_DIR ?? "").sort();
  expectSentence(await start(environment), pattern);
  const examined = await runCommand("doctor", [], { PORT: String(await freePort()), ...environment });
  const wrongs = examined.stdout.replaceAll("\n  → ", "").match(/(?<=^✗ ).*$/gm) ?? [];
  expect(wrongs.filter((each) => pattern.test(each))).toHaveLength(1);
  expect(examined.code).toBe(1);
  expect(content(environment.AYUMI_DATA_DIR ?? "")).toEqual(before);
  expect(readdirSync(environment.AYUMI_DATA_DIR ?? "").sort()).toEqual(entries);
}

afterAll(async () => {
  running?.signal("SIGKILL");
  await running?.ended;
  for (const each of folders) {
    const left = findPostmaster(path.join(each, "postgres"));
    if (left) await endProcess(left.pid);
    rmSync(each, { recursive: true, force: true });
  }
});

describe("the folder of the city's own database", () => {
  let database: TestDatabase;
  /** Of another installation, and one that nothing was ever loaded into. */
  let other: TestDatabase;
  const at = (of: TestDatabase) => ({
    AYUMI_DATA_DIR: folder,
    DATABASE_URL: of.appUrl,
    DATABASE_OWNER_URL: of.ownerUrl,
  });
  const publications = async (of: TestDatabase) =>
    (await sql<{ count: number }>(of.superUrl, "SELECT count(*)::int AS count FROM publication"))[0]?.count;

  beforeAll(async () => {
    folder = newFolder();
    database = await createTestDatabase();
    other = await createTestDatabase();
    // Its own, as a database has that is not a copy.
    await sql(
      other.superUrl,
      "SET session_replication_role = replica; UPDATE installation SET id = gen_random_uuid()",
    );
    await serveOnce(at(database));
  }, TEST_MS);
  afterAll(async () => {
    await database.drop();
    await other.drop();
  });

  it("says which one it is, without a password, to its owner alone", () => {
    const file = path.join(folder, "database.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, "utf8");
    expect(JSON.parse(text)).toEqual({
      kind: "external",
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      host: "127.0.0.1",
      port: Number(new URL(database.appUrl).port),
      name: database.name,
      systemIdentifier: expect.stringMatching(/^\d+$/),
      demo: false,
    });
    expect(text).not.toContain(new URL(database.appUrl).password);
  });

  it(
    "refuses a start that lost DATABASE_URL, with and without its record",
    async () => {
      const known = new RegExp(
        `^データフォルダー .* は、データベース 127\\.0\\.0\\.1:\\d+/${database.name}（識別番号 [0-9a-f-]{36}） のものですが、環境変数 DATABASE_URL が設定されていません。DATABASE_URL を設定して.*npm run database:adopt`,
      );
      await expectRefused({ AYUMI_DATA_DIR: folder }, known);
      // As a version before left it.
      const before = newFolder();
      cpSync(folder, before, { recursive: true });
      rmSync(path.join(before, "database.json"));
      await expectRefused(
        { AYUMI_DATA_DIR: before },
        /別のデータベースから公開した内容の控えがありますが、環境変数 DATABASE_URL が/,
      );
      const demo = await runCommand("demo", [], { PORT: String(await freePort()), AYUMI_DATA_DIR: folder });
      expectSentence(demo, /はデモ用ではありません。デモには別の AYUMI_DATA_DIR を/);
      expectSentence(await runCommand("publications-verify", [], { AYUMI_DATA_DIR: folder }), known);
    },
    TEST_MS,
  );

  it(
    "refuses another database, an empty one and a copy before anything is written there",
    async () => {
      await expectRefused(
        at(other),
        /接続先の .* は、それとは別のデータベースです。.*npm run database:adopt/,
      );
      expect(await publications(other)).toBe(0);
      for (const command of ["publications-verify", "audit-verify", "migrate"]) {
        expectSentence(await runCommand(command, [], at(other)), /は、それとは別のデータベースです。/);
      }

      await sql(database.superUrl, `CREATE DATABASE ${database.name}_empty OWNER ayumi_owner`);
      await sql(
        database.superUrl,
        `CREATE DATABASE ${database.name}_copy TEMPLATE ${database.name} OWNER ayumi_owner`,
      );
      const named = (name: string): TestDatabase => {
        const url = (of: string) => of.replace(database.name, name);
        return {
          ...database,
          appUrl: url(database.appUrl),
          ownerUrl: url(database.ownerUrl),
          superUrl: url(database.superUrl),
        };
      };
      const [empty, copy] = [named(`${database.name}_empty`), named(`${database.name}_copy`)];
      try {
        await expectRefused(at(empty), /接続先の .*_empty（識別番号 なし） には、あゆみのデータがないか/);
        expect(await sql(empty.superUrl, "SELECT FROM pg_class WHERE relname = 'publication'")).toEqual([]);
        await expectRefused(at(copy), /接続先の .*_copy（識別番号 .*） は、その複製です/);
        expect(await publications(copy)).toBe(1);
        await expectRefused(
          { ...at(database), DATABASE_OWNER_URL: copy.ownerUrl },
          /^環境変数 DATABASE_URL（.*）と DATABASE_OWNER_URL（.*）が、別々のデータベースを指しています。/,
        );
      } finally {
        await sql(database.superUrl, `DROP DATABASE ${database.name}_empty WITH (FORCE)`);
        await sql(database.superUrl, `DROP DATABASE ${database.name}_copy WITH (FORCE)`);
      }
    },
    TEST_MS,
  );

  it(
    "is taken over from the version before",
    async () => {
      const record = readFileSync(path.join(folder, "database.json"), "utf8");
      rmSync(path.join(folder, "database.json"));
      await serveOnce(at(database));
      expect(readFileSync(path.join(folder, "database.json"), "utf8")).toBe(record);
      expect(await publications(database)).toBe(1);
    },
    TEST_MS,
  );

  it(
    "is given another database on purpose, which its audit trail tells",
    async () => {
      const record = readFileSync(path.join(folder, "database.json"), "utf8");
      const shown = await runCommand("database-adopt", [], at(other));
      expect(shown).toMatchObject({ code: 0, stderr: "" });
      expect(shown.stdout).toMatch(
        /いまの記録　.*\n替えたあと　.*公表0件\nまだ何も変えていません。.*-- --confirm/,
      );
      expect(readFileSync(path.join(folder, "database.json"), "utf8")).toBe(record);

      const adopted = await runCommand("database-adopt", ["--confirm"], at(other));
      expect(adopted.stdout).toMatch(/替えました。/);
      await expectRefused(at(database), /は、それとは別のデータベースです。|は、データベース .*のものですが/);
      await serveOnce(at(other));
      const [event] = await sql<{ before: object; after: object; actor: string }>(
        other.superUrl,
        "SELECT actor, before, after FROM audit_event WHERE action = 'database.adopt'",
      );
      expect(event).toEqual({
        actor: "システム",
        before: { database: expect.stringContaining(`/${database.name}（識別番号 `) },
        after: { database: expect.stringContaining(`/${other.name}（識別番号 `) },
      });
      expect(readFileSync(path.join(folder, "database.json"), "utf8")).not.toContain("adoptedFrom");
      const again = await runCommand("database-adopt", ["--confirm"], at(other));
      expect(again.stdout).toMatch(/は、すでに.*のものです。何も変えていません。$/);
    },
    TEST_MS,
  );
});

describe("the folder of the system's own database", () => {
  beforeAll(async () => {
    folder = newFolder();
    await serveOnce({ AYUMI_DATA_DIR: folder });
  }, TEST_MS);

  it(
    "refuses another one in DATABASE_URL, with and without its record, and nothing is written there",
    async () => {
      const database = await createTestDatabase();
      try {
        const environment = {
          AYUMI_DATA_DIR: folder,
          DATABASE_URL: database.appUrl,
          DATABASE_OWNER_URL: database.ownerUrl,
        };
        const sentence =
          /には内蔵のデータベースがありますが、環境変数 DATABASE_URL に別のデータベースが設定されています。/;
        await expectRefused(environment, sentence);
        renameSync(path.join(folder, "database.json"), path.join(folder, "kept.json"));
        await expectRefused(environment, sentence);
        renameSync(path.join(folder, "kept.json"), path.join(folder, "database.json"));
        expect(await sql(database.superUrl, "SELECT no FROM publication")).toEqual([]);
      } finally {
        await database.drop();
      }
    },
    TEST_MS,
  );

  it(
    "is checked without a server, for which its database runs for the moment",
    async () => {
      const before = content(folder);
      const checked = await runCommand("publications-verify", [], { AYUMI_DATA_DIR: folder });
      expect(checked).toMatchObject({ code: 0, stderr: "" });
      expect(checked.stdout).toMatch(
        /^公表1件と、保存してある公開ページ・その時点の保存版のファイル\d+件を確かめました。/,
      );
      const trail = await runCommand("audit-verify", [], { AYUMI_DATA_DIR: folder });
      expect(trail).toMatchObject({ code: 0, stderr: "" });
      expect(content(folder)).toEqual(before);
      expect(findPostmaster(path.join(folder, "postgres"))).toBeNull();
    },
    TEST_MS,
  );

  it(
    "refuses a database of another folder in its place, and the loss of its own",
    async () => {
      const stranger = newFolder();
      cpSync(path.join(folder, "database.json"), path.join(stranger, "database.json"));
      await expectRefused(
        { AYUMI_DATA_DIR: stranger },
        /にあるはずの内蔵のデータベース（識別番号 .*）が、見つかりません/,
      );
      expect(existsSync(path.join(stranger, "secrets.json"))).toBe(false);
      const record = readKnownDatabase(folder);
      if (record === null) throw new Error("no record");
      writeKnownDatabase(folder, { ...record, id: "00000000-0000-4000-8000-000000000000" });
      await expectRefused({ AYUMI_DATA_DIR: folder }, /は、それとは別のデータベースです。/);
    },
    TEST_MS,
  );
});
