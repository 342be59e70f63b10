/** Each thing that may be wrong with a database, as what the logins found, and the line that says so. */
import { describe, expect, it } from "vitest";
import { detailFindings, mailFindings, startFindings } from "./database-checks";
import type { AppFacts, DatabaseFacts, LoginFailure, OwnerFacts } from "./database-facts";
import { type Finding, findingText } from "./finding";
import { poolerFinding } from "./pooler";

const OWNER: OwnerFacts = {
  user: "ayumi_owner",
  database: "ayumi",
  version: 150_004,
  versionText: "15.4",
  encoding: "UTF8",
  locale: "C.UTF-8",
  isMigrated: true,
  mayMigrate: true,
  maxConnections: 100,
  reservedConnections: 3,
  otherConnections: 0,
  clockAheadMs: 40,
  excess: { attributes: [], owned: [], unguarded: [] },
  unreadable: [],
  mailsHeld: false,
};
const APP: AppFacts = { user: "ayumi_app", mayTakeRole: "yes" };

function facts(over: {
  owner?: Partial<OwnerFacts> | LoginFailure;
  app?: Partial<AppFacts> | LoginFailure;
  hasOwnerUrl?: boolean;
}): DatabaseFacts {
  const { owner = {}, app = {}, hasOwnerUrl = true } = over;
  return {
    hasOwnerUrl,
    owner: "cause" in owner ? owner : { ...OWNER, ...owner },
    app: "cause" in app ? app : { ...APP, ...app },
  };
}

function failure(code: string): LoginFailure {
  return { code, message: "その理由", cause: Object.assign(new Error("その理由"), { code }) };
}

const wrongOnes = (findings: readonly Finding[]) => findings.filter(({ ok }) => !ok).map(findingText);

it("finds nothing wrong with what the documentation describes", () => {
  for (const right of [facts({}), facts({ owner: { isMigrated: false } })]) {
    const all = [...startFindings(right), ...detailFindings(right)];
    expect(wrongOnes(all)).toEqual([]);
    expect(all.length).toBeGreaterThan(5);
    for (const finding of all) expect(findingText(finding)).toMatch(/^✓ .+。$/);
  }
});

describe("at the start and by the doctor", () => {
  it.each<[string, DatabaseFacts, RegExp]>([
    [
      "an old server",
      facts({ owner: { version: 140_012, versionText: "14.12" } }),
      /PostgreSQL 14\.12 です。\n.*PostgreSQL 15 以上/,
    ],
    ["EUC-JP", facts({ owner: { encoding: "EUC_JP" } }), /文字コードが EUC_JP です。\n.*ENCODING 'UTF8'/],
    ["no encoding at all", facts({ owner: { encoding: "SQL_ASCII" } }), /文字コードが SQL_ASCII です。/],
    [
      "an owner's login that may make nothing",
      facts({ owner: { mayMigrate: false, isMigrated: false, user: "x" } }),
      /x は、データベース ayumi の表を作れません。\n.*ALTER DATABASE ayumi OWNER TO x/,
    ],
    [
      "another owner",
      facts({ owner: { mayMigrate: false } }),
      /表の所有者ではありません。\n.*DATABASE_OWNER_URL に、表の所有者/,
    ],
    [
      "no owner's login",
      facts({ owner: { mayMigrate: false, user: "ayumi_app" }, hasOwnerUrl: false }),
      /ayumi_app は.*\n.*環境変数 DATABASE_OWNER_URL に設定/,
    ],
    [
      "no role of the application",
      facts({ app: { mayTakeRole: "no_role" } }),
      /ayumi_app というロールがありません。\n.*CREATE ROLE ayumi_app/,
    ],
    [
      "another login of the application",
      facts({ app: { mayTakeRole: "no_right", user: "web" } }),
      /利用者 web は、ayumi_app として働けません。\n.*GRANT ayumi_app TO web/,
    ],
    [
      "a wrong password of the application",
      facts({ app: failure("28P01") }),
      /（DATABASE_URL：その理由）。\n.*利用者名とパスワード/,
    ],
    [
      "a wrong password of the owner",
      facts({ owner: failure("28P01") }),
      /（DATABASE_OWNER_URL：その理由）。/,
    ],
    [
      "a single login that is refused",
      facts({ owner: failure("28000"), hasOwnerUrl: false }),
      /（DATABASE_URL：その理由）。/,
    ],
    ["no such database", facts({ owner: failure("3D000") }), /データベースの名前を確かめ/],
    ["no right to connect", facts({ app: failure("42501") }), /CONNECT/],
    ["no connection left", facts({ app: failure("53300") }), /max_connections/],
    ["a pooler that knows no options", facts({ owner: failure("08P01") }), /pgbouncer/],
    ["a certificate of nobody's", facts({ owner: failure("SELF_SIGNED_CERT_IN_CHAIN") }), /sslrootcert/],
    ["nobody there", facts({ owner: failure("ECONNREFUSED") }), /アドレスとポート/],
  ])("%s", (_name, found, line) => {
    const lines = wrongOnes(startFindings(found));
    expect(lines).toEqual([expect.stringMatching(line)]);
    expect(lines[0]).toMatch(/^✗ .+。\n {2}→ .+。$/);
  });
});

describe("by the doctor alone", () => {
  it.each<[string, Partial<OwnerFacts>, RegExp]>([
    [
      "too many rights of the role",
      { excess: { attributes: ["SUPERUSER", "CREATEDB"], owned: [], unguarded: [] } },
      /（SUPERUSER、CREATEDB）.*\n.*NOSUPERUSER NOCREATEDB/,
    ],
    [
      "tables of its own",
      { excess: { attributes: [], owned: ["report"], unguarded: [] } },
      /表（report）の所有者/,
    ],
    [
      "rows that it could change",
      { excess: { attributes: [], owned: [], unguarded: ["audit_event"] } },
      /（audit_event）を変えられます。\n.*REVOKE UPDATE, DELETE, TRUNCATE ON audit_event/,
    ],
    ["tables that it cannot read", { unreadable: ["report"] }, /（report）を読めません。/],
    ["too few connections", { maxConnections: 18 }, /max_connections 18、うち予約 3.*サーバー1台に16本/],
    ["connections taken by others", { otherConnections: 90 }, /ほかのデータベース 90/],
    ["a clock that is ahead", { clockAheadMs: 61_000 }, /61秒進んでいます。/],
    ["a clock that is behind", { clockAheadMs: -5_001 }, /5秒遅れています。/],
  ])("%s", (_name, owner, line) => {
    expect(wrongOnes(detailFindings(facts({ owner })))).toEqual([expect.stringMatching(line)]);
  });

  it("tells mails that wait since a restore apart, beside the mail server", () => {
    const held = facts({ owner: { mailsHeld: true } });
    expect(wrongOnes(detailFindings(held))).toEqual([]);
    expect(wrongOnes(mailFindings(held))).toEqual([
      expect.stringMatching(/メールの送信を止めています。\n.*\/staff\/mails/),
    ]);
    expect(mailFindings(facts({}))).toEqual([]);
  });

  it("counts how many servers the connections are for", () => {
    const lines = detailFindings(facts({ owner: { maxConnections: 67 } })).map(findingText);
    expect(lines).toContainEqual(expect.stringContaining("サーバー4台分"));
    const one = detailFindings(facts({ owner: { maxConnections: 19 } })).map(findingText);
    expect(one).toContainEqual(expect.stringContaining("サーバー1台分"));
  });

  it("tells a pooler that mixes connections from a direct way, and leaves a failed login to its own line", () => {
    expect(poolerFinding({ backends: [7, 8] })).toMatchObject({ ok: true });
    expect(poolerFinding({ backends: [7, 7] })).toMatchObject({
      ok: false,
      remedy: expect.stringMatching(/直接/),
    });
    expect(poolerFinding(failure("08P01"))).toMatchObject({ ok: false });
    expect(poolerFinding(failure("28P01"))).toBeNull();
  });
});
