/**
 * Backups of a system in use, each put back into an empty database of the other kind: the system's own PostgreSQL 18, and
 * the one of the operating system.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "@tests/db/support/publications";
import { type CityPostgres, startCityPostgres } from "@tests/fixtures/city-postgres";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkBackup } from "@/cli/backup/check";
import { makeBackup } from "@/cli/backup/make";
import { STOPS_ENTRY } from "@/cli/backup/manifest";
import { moveDatabase } from "@/cli/backup/move";
import { restoreBackup } from "@/cli/backup/restore";
import { migrate, migrateUpTo } from "@/cli/database/migrate";
import type { DatabaseUrls } from "@/cli/postgres/roles";
import { prepareDataFolder } from "@/cli/runtime/data-folder";
import { parseEnv } from "@/lib/env";
import { viewerNamed } from "@/server/access/viewer-of";
import { closeDb } from "@/server/db/client";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { keepStops } from "@/server/publication/stops/kept";
import {
  differences,
  ENVIRONMENT,
  fillSystem,
  keepWorking,
  lookInto,
  manifestOf,
  run,
  withFlippedByte,
  withOtherRows,
  workOn,
} from "./support/backup-drill";

const TEST_MS = 180_000;

let folder: string;
let city: CityPostgres;
let database: TestDatabase;
const inFolder = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-backup-"));
  Object.assign(process.env, ENVIRONMENT);
  [city, database] = await Promise.all([startCityPostgres(), createTestDatabase()]);
}, TEST_MS);
afterAll(async () => {
  await closeDb();
  await city?.stop();
  await database?.drop();
  for (const name of Object.keys(ENVIRONMENT)) delete process.env[name];
  rmSync(folder, { recursive: true, force: true });
});

const external = (urls: DatabaseUrls, dataFolder: string) => ({
  ...ENVIRONMENT,
  AYUMI_DATA_DIR: inFolder(dataFolder),
  DATABASE_URL: urls.appUrl,
  DATABASE_OWNER_URL: urls.ownerUrl,
});
const own = (dataFolder: string) => ({ ...ENVIRONMENT, AYUMI_DATA_DIR: inFolder(dataFolder) });

/** Without a process of its own: for what is refused before anything of the application is asked. */
function restoreHere(file: string, environment: Record<string, string>) {
  const env = parseEnv(environment);
  return restoreBackup(env, prepareDataFolder(env.dataDir), file, { occasion: "restore" });
}

describe("a backup of a system in use", () => {
  it(
    "is put back from the system's own PostgreSQL into the city's, twice",
    async () => {
      await workOn(database);
      const work = keepWorking(await fillSystem());
      const files = [inFolder("first.tar.gz"), inFolder("second.tar.gz")];
      for (const file of files) {
        const made = await run("backup", [file], external(database, "source"));
        expect(made).toMatchObject({ code: 0, stderr: "" });
      }
      expect(await work.stop()).toBeGreaterThan(5);

      for (const [index, file] of files.entries()) {
        const target = await city.createDatabase(`restored_${index}`);
        const restored = await run("restore", [file], external(target, `restored-${index}`));
        expect(restored).toMatchObject({ code: 0, stderr: "" });
        const { audit } = await manifestOf(file);
        expect(restored.stdout).toContain(`監査記録の最後: 第${audit?.id}番　${audit?.hash}`);
        expect(await differences(file, database.superUrl, target)).toEqual([]);
      }
      const [first, second] = await Promise.all(files.map(manifestOf));
      expect(Number(second?.audit?.id)).toBeGreaterThan(Number(first?.audit?.id));
    },
    TEST_MS,
  );

  it(
    "is put back from the city's PostgreSQL into the system's own, with its signing key",
    async () => {
      const source = await city.createDatabase("source");
      await migrate(source.ownerUrl);
      await workOn(source);
      const work = keepWorking(await fillSystem());
      const file = inFolder("city.tar.gz");
      const passphrase = inFolder("passphrase");
      writeFileSync(passphrase, "正しい馬 電池 ホチキス\n");
      const made = await run("backup", [file, "--passphrase-file", passphrase], external(source, "city"));
      expect(made).toMatchObject({ code: 0, stderr: "" });
      await work.stop();
      expect(readFileSync(file).includes(ENVIRONMENT.AUTH_SECRET)).toBe(false);
      expect(statSync(file).mode & 0o777).toBe(0o600);

      const { AUTH_SECRET: _, ...withoutKey } = own("own");
      const restored = await run("restore", [file, "--passphrase-file", passphrase], withoutKey);
      expect(restored).toMatchObject({ code: 0, stderr: "" });
      expect(JSON.parse(readFileSync(inFolder("own/secrets.json"), "utf8")).auth).toBe(
        ENVIRONMENT.AUTH_SECRET,
      );
      expect(readdirSync(inFolder("own"))).not.toContain("restoring");
      await lookInto(inFolder("own"), async (urls) => {
        expect(await differences(file, source.superUrl, urls)).toEqual([]);
        // What may have been used since opens nothing, and no mail goes out.
        const open = "SELECT id FROM invitation WHERE used_at IS NULL AND expires_at > now()";
        expect(await sql(urls.superUrl, open)).toEqual([]);
        expect(await sql(urls.superUrl, "SELECT id FROM staff_session")).toEqual([]);
        expect(await sql(urls.superUrl, "SELECT id FROM mail_hold WHERE since IS NOT NULL")).toHaveLength(1);
        expect(await sql(urls.superUrl, "SELECT id FROM pgboss.job WHERE name = 'mail-send'")).toEqual([]);
        const off = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O'";
        expect(await sql(urls.superUrl, off)).toEqual([]);
      });

      // The system's own is backed up without a server as well; it is still held then.
      const ofOwn = inFolder("of-own.tar.gz");
      expect(await run("backup", [ofOwn], own("own"))).toMatchObject({ code: 0, stderr: "" });
      expect((await manifestOf(ofOwn)).publications).toEqual((await manifestOf(file)).publications);

      // There is something now, in both.
      await expect(restoreHere(file, own("own"))).rejects.toThrow(
        /^データフォルダー .*には、すでにデータベースがあります。/,
      );
      await expect(restoreHere(file, external(source, "own"))).rejects.toThrow(
        /^復元先のデータベースが空ではありません/,
      );
    },
    TEST_MS,
  );
});

/** Every table but the audit trail, to which each move adds its own event. */
async function sums(url: string): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(
    url,
    `SELECT relname::text AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname NOT IN ('audit_event', '_prisma_migrations', 'installation') ORDER BY 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ sum: string }>(
      url,
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(to_jsonb(t)::text), '' ORDER BY md5(to_jsonb(t)::text))), '') AS sum
       FROM public."${name}" t`,
    );
    found[name] = row?.sum ?? "";
  }
  return found;
}

describe("a backup of an earlier version", () => {
  it(
    "is put back in its own form and brought to the newest one",
    async () => {
      const before = await city.createDatabase("before");
      await migrateUpTo(before.ownerUrl, "20261129150000_rights_by_column");
      await sql(
        before.ownerUrl,
        "INSERT INTO user_account (email, name, role) VALUES ('before@example.jp', '以前の人', 'office')",
      );
      const file = inFolder("before.tar.gz");
      await makeBackup(before.ownerUrl, file, {});
      const restored = await run("restore", [file], own("before"));
      expect(restored).toMatchObject({ code: 0, stderr: "" });
      await lookInto(inFolder("before"), async (urls) => {
        expect(await sql(urls.superUrl, "SELECT name FROM user_account")).toEqual([{ name: "以前の人" }]);
        expect(await sql(urls.superUrl, "SELECT id FROM mail_hold WHERE since IS NOT NULL")).toHaveLength(1);
        expect(await migrate(urls.ownerUrl)).toEqual([]);
      });
    },
    TEST_MS,
  );
});

describe("what was taken off the public site", () => {
  it(
    "stays off it, although the backup's database does not know of it yet",
    async () => {
      await workOn(database);
      const office = await viewerNamed("dx1@example.jp");
      if (!office) throw new Error("nobody of the office");
      const target = { kind: "text", passage: "はじめの公表" } as const;
      const hidden = await hideFromPublic(office, { target, cause: "other", reason: "誤って載せたため" });
      expect(hidden.ok).toBe(true);
      await keepStops(inFolder("kept"));
      const stops = readFileSync(path.join(inFolder("kept"), STOPS_ENTRY));

      // The database went back to a time before the stop; what the data folder kept went along.
      const earlier = await city.createDatabase("restored_0");
      const file = inFolder("before-the-stop.tar.gz");
      await makeBackup(earlier.ownerUrl, file, { [STOPS_ENTRY]: stops });
      const restored = await run("restore", [file], own("stopped"));
      expect(restored).toMatchObject({ code: 0, stderr: "" });
      expect(restored.stdout).toContain("公開の停止をやり直しました（停止1件、削除0件）。");
      await lookInto(inFolder("stopped"), async (urls) => {
        const [stop] = await sql(
          urls.superUrl,
          "SELECT reason FROM publication_stop WHERE lifted_at IS NULL",
        );
        expect(stop).toEqual({ reason: "誤って載せたため" });
      });
    },
    TEST_MS,
  );
});

describe("a damaged backup", () => {
  it(
    "is refused wherever a byte is another one",
    async () => {
      const file = inFolder("first.tar.gz");
      const { size } = statSync(file);
      const damaged = inFolder("damaged.tar.gz");
      // The whole of gzip's header and of the seal, and places all over.
      const places = [
        ...Array.from({ length: 12 }, (_, index) => index),
        ...Array.from({ length: 40 }, (_, index) => Math.floor(((index + 0.5) / 40) * size)),
        ...Array.from({ length: 130 }, (_, index) => size - 1 - index),
      ];
      for (const at of places) {
        writeFileSync(damaged, withFlippedByte(file, at));
        await expect(checkBackup(damaged), `byte ${at} of ${size}`).rejects.toThrow(
          /ままではありません|バックアップではないか/,
        );
      }
      writeFileSync(damaged, readFileSync(file).subarray(0, size - 5));
      await expect(checkBackup(damaged)).rejects.toThrow(/途中で切れています/);
    },
    TEST_MS,
  );

  it(
    "leaves nothing behind, in a folder or in a database",
    async () => {
      const damaged = inFolder("damaged.tar.gz");
      const { size } = statSync(inFolder("first.tar.gz"));
      writeFileSync(damaged, withFlippedByte(inFolder("first.tar.gz"), Math.floor(size / 2)));
      await expect(restoreHere(damaged, own("untouched"))).rejects.toThrow("のままではありません");
      expect(readdirSync(inFolder("untouched"))).toEqual([]);
      expect((await run("backup-check", [damaged], {})).code).toBe(1);
    },
    TEST_MS,
  );
});

describe("a backup that breaks a rule of the database", () => {
  it(
    "leaves nothing of it behind, in a database or in a folder",
    async () => {
      const broken = inFolder("broken.tar.gz");
      await withOtherRows(inFolder("first.tar.gz"), broken, "mail_hold", "2\t\\N\n");
      const target = await city.createDatabase("broken");
      const refusal =
        /^バックアップの表 mail_hold を、データベースが受け付けませんでした（.*mail_hold_one_row/;
      await expect(restoreHere(broken, external(target, "broken"))).rejects.toThrow(refusal);
      const left = await sql(
        target.superUrl,
        `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
         UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
         UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace`,
      );
      expect(left).toEqual([]);
      await expect(restoreHere(broken, own("broken-own"))).rejects.toThrow(refusal);
      expect(readdirSync(inFolder("broken-own"))).toEqual([]);
    },
    TEST_MS,
  );
});

describe("a database that is moved", () => {
  it(
    "is the same on the city's server, and back again",
    async () => {
      // What an earlier test put back into a data folder of its own.
      const before = await lookInto(inFolder("own"), (urls) => sums(urls.superUrl));
      const there = await city.createDatabase("moved");
      const moved = await run("move-database", ["external"], external(there, "own"));
      expect(moved).toMatchObject({ code: 0, stderr: "" });
      expect(moved.stdout).toContain("すべての表の件数と内容が、移す前と一致しています。");
      expect(await sums(there.superUrl)).toEqual(before);
      expect(readdirSync(inFolder("own"))).not.toContain("moving.tar.gz");

      await expect(moveDatabase(parseEnv(external(there, "own")), "embedded")).rejects.toThrow(
        "には、すでにデータベースがあります。",
      );
      const back = await run("move-database", ["embedded"], external(there, "back"));
      expect(back).toMatchObject({ code: 0, stderr: "" });
      expect(await lookInto(inFolder("back"), (urls) => sums(urls.superUrl))).toEqual(before);
    },
    TEST_MS,
  );

  it("is not moved under a server that still uses it", async () => {
    const there = await city.createDatabase("in_use");
    await migrate(there.ownerUrl);
    const server = new pg.Client({ connectionString: there.appUrl });
    await server.connect();
    try {
      await expect(moveDatabase(parseEnv(external(there, "not-moved")), "embedded")).rejects.toThrow(
        "ほかの接続が1本あります",
      );
    } finally {
      await server.end();
    }
  });
});

describe("backups that follow one another", () => {
  it(
    "keep the newest of their own name, and touch nothing else",
    async () => {
      const backups = inFolder("backups");
      mkdirSync(backups);
      const strangers = ["ayumi-20260101-000000.tar.gz", "other-20260101-000000.tar.gz", "ayumi.tar.gz"];
      const unfinished = path.join(backups, "ayumi-20260104-000000.tar.gz.new");
      writeFileSync(unfinished, "killed");
      for (const name of strangers) writeFileSync(path.join(backups, name), "not ours");
      const ours = readFileSync(inFolder("first.tar.gz"));
      for (const day of ["01", "02", "03"]) {
        writeFileSync(path.join(backups, `ayumi-202601${day}-120000.tar.gz`), ours);
      }
      const made = await run(
        "backup",
        [path.join(backups, "ayumi.tar.gz"), "--keep", "2"],
        external(database, "source"),
      );
      expect(made).toMatchObject({ code: 0, stderr: "" });
      const left = readdirSync(backups);
      expect(left).toEqual(expect.arrayContaining([...strangers, "ayumi-20260103-120000.tar.gz"]));
      expect(left).toHaveLength(strangers.length + 2);
      expect(existsSync(path.join(backups, "ayumi-20260102-120000.tar.gz"))).toBe(false);
    },
    TEST_MS,
  );

  it(
    "never write over a file, nor make a system where there is none",
    async () => {
      await expect(makeBackup(database.ownerUrl, inFolder("first.tar.gz"), {})).rejects.toThrow(
        "は既にあります",
      );
      const nothing = await run("backup", [inFolder("nothing.tar.gz")], own("mistyped"));
      expect(nothing.code).toBe(1);
      expect(nothing.stderr).toContain("にデータベースがありません");
      expect(existsSync(inFolder("mistyped"))).toBe(false);
      expect(existsSync(inFolder("nothing.tar.gz"))).toBe(false);
    },
    TEST_MS,
  );
});
