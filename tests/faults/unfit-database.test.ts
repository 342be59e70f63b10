/** A database that could not be used is refused with a sentence before anything is made in it; the doctor says the same. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCommandFile } from "@tests/fixtures/command";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detailFindings, startFindings } from "@/cli/doctor/database-checks";
import { readDatabaseFacts } from "@/cli/doctor/database-facts";
import { poolerFinding, readPoolerFacts } from "@/cli/doctor/pooler";
import { refuseUnfitDatabase } from "@/cli/doctor/refuse-unfit";
import { freePort } from "@/cli/postgres/cluster";

let database: TestDatabase;
let folder: string;
/** Of the same server: nothing is in it. */
const made: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-unfit-"));
});
afterAll(async () => {
  for (const name of made) await asSuperuser(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await asSuperuser("DROP ROLE IF EXISTS unfit_login");
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}
const asSuperuser = (sql: string) => query(database.superUrl, sql);

function at(url: string, name: string, login?: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  if (login) [address.username, address.password] = login.split(":") as [string, string];
  return address.href;
}

async function emptyDatabase(options: string): Promise<string> {
  const name = `unfit_${made.length}_${process.pid}`;
  made.push(name);
  await asSuperuser(`CREATE DATABASE ${name} OWNER ayumi_owner TEMPLATE template0 ${options}`);
  return name;
}

async function start(appUrl: string, ownerUrl: string) {
  return runCommandFile("start", [], {
    AYUMI_DATA_DIR: folder,
    PORT: String(await freePort()),
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
  });
}

describe("a start makes nothing", () => {
  it.each<[string, string, (name: string) => Promise<string>, RegExp]>([
    [
      "with a wrong password of the application",
      "",
      async (name) => at(database.appUrl, name, "ayumi_app:wrong"),
      /^データベースに接続できません（DATABASE_URL：.*利用者名とパスワードを確かめて/,
    ],
    [
      "with a login that may not act as the application",
      "",
      async (name) => {
        await asSuperuser("CREATE ROLE unfit_login LOGIN PASSWORD 'x'");
        return at(database.appUrl, name, "unfit_login:x");
      },
      /^DATABASE_URL の利用者 unfit_login は、ayumi_app として働けません。.*GRANT ayumi_app TO unfit_login/,
    ],
    [
      "in a database without an encoding",
      "ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'",
      async (name) => at(database.appUrl, name),
      /の文字コードが SQL_ASCII です。.*ENCODING 'UTF8'/,
    ],
  ])("%s", async (_name, options, appUrlOf, sentence) => {
    const name = await emptyDatabase(options);
    const { code, stderr } = await start(await appUrlOf(name), at(database.ownerUrl, name));
    expect(stderr).toMatch(sentence);
    expect(stderr.split("\n")).toHaveLength(1);
    expect(code).toBe(1);
    const tables = await query(
      at(database.superUrl, name),
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace",
    );
    expect(tables).toEqual([]);
  });

  it("in a database of EUC-JP, nor where the owner's login owns nothing", async () => {
    const [euc, plain] = [
      await emptyDatabase("ENCODING 'EUC_JP' LOCALE_PROVIDER libc LOCALE 'C'"),
      await emptyDatabase(""),
    ];
    const urls = (name: string, owner = at(database.ownerUrl, name)) => ({
      appUrl: at(database.appUrl, name),
      ownerUrl: owner,
    });
    await expect(refuseUnfitDatabase(urls(euc))).rejects.toThrow(/文字コードが EUC_JP です。/);
    await expect(refuseUnfitDatabase(urls(plain, at(database.appUrl, plain)))).rejects.toThrow(
      /^ayumi_app は、データベース .* の表を作れません。表の所有者のログインを、環境変数 DATABASE_OWNER_URL に/,
    );
    await expect(refuseUnfitDatabase(urls(plain))).resolves.toBeUndefined();
  });
});

describe("the doctor", () => {
  it("finds a migrated database right, by both logins", async () => {
    const facts = await readDatabaseFacts(database);
    const findings = [...startFindings(facts), ...detailFindings(facts)];
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings).toHaveLength(7);
    expect(poolerFinding(await readPoolerFacts(database.appUrl))).toMatchObject({ ok: true });
  });

  it("finds what the application's role may do too much, and too little", async () => {
    await query(database.superUrl, "GRANT UPDATE ON audit_event TO ayumi_app");
    const facts = await readDatabaseFacts(database);
    expect(detailFindings(facts).filter(({ ok }) => !ok)).toMatchObject([
      { what: expect.stringMatching(/変えてはならない表（audit_event）/) },
    ]);
    await query(
      database.superUrl,
      "REVOKE UPDATE ON audit_event FROM ayumi_app; REVOKE SELECT ON report FROM ayumi_app",
    );
    expect(detailFindings(await readDatabaseFacts(database)).filter(({ ok }) => !ok)).toMatchObject([
      { what: expect.stringMatching(/表（report）を読めません/) },
    ]);
    await query(database.superUrl, "GRANT SELECT ON report TO ayumi_app");
  });

  it("says each thing in a line, ends with 1, and changes nothing", async () => {
    const untouched = path.join(folder, "not-made");
    const { code, stdout, stderr } = await runCommandFile("doctor", [], {
      AYUMI_DATA_DIR: untouched,
      PORT: String(await freePort()),
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      SMTP_URL: "smtp://127.0.0.1:1",
      MAIL_FROM: "dx@example.jp",
      OIDC_ISSUER: "http://127.0.0.1:1/",
      OIDC_CLIENT_ID: "id",
      OIDC_CLIENT_SECRET: "secret",
      OIDC_NAME: "庁内",
    });
    expect(stdout).toContain("✓ ayumi_app で接続できます。\n");
    expect(stdout).toMatch(/メール：\n✗ メールサーバーに接続できませんでした。\n {2}→ .*SMTP_URL/);
    expect(stdout).toMatch(/サインイン：\n✗ 認証サーバー .* の設定を読めません（.+）。\n {2}→ .*OIDC_ISSUER/);
    expect(stdout).toMatch(/公開アドレス：\n✗ サーバーが動いていません（ECONNREFUSED）。/);
    expect(stderr).toBe("直すところが3件あります。");
    expect(code).toBe(1);
    expect(existsSync(untouched)).toBe(false);
  });
});
