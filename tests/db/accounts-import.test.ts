/** An office's accounts from a file: looked at first, then all or nothing, each as the screen would make it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCommandFile } from "@tests/fixtures/command";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemAdministrator } from "@/server/access/viewer";
import { importAccounts } from "@/server/accounts/import";
import { readInvitation } from "@/server/auth/links/invitation";
import { closeDb, db } from "@/server/db/client";
import { ORIGIN, setEnvironment } from "./support/accounts";

let database: TestDatabase;
let folder: string;
let file: string;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-accounts-"));
  file = path.join(folder, "people.csv");
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function run(lines: readonly string[], ...args: string[]) {
  writeFileSync(file, `${["氏名,メールアドレス,役割,所属", ...lines].join("\r\n")}\r\n`);
  return runCommandFile("accounts-import", [file, ...args], {
    AYUMI_DATA_DIR: path.join(folder, "data"),
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    APP_ORIGIN: ORIGIN,
  });
}

const isThere = async () => ({
  accounts: (await db().user.findMany({ select: { email: true } })).map(({ email }) => email).sort(),
  departments: (await db().department.findMany({ select: { name: true } })).map(({ name }) => name).sort(),
  events: await db().auditEvent.count(),
});

it("shows what forty rows would do, does it when it is confirmed, and prints each link once", async () => {
  await db().department.create({ data: { name: "１課" }, select: { id: true } });
  await db().user.create({
    data: { email: "there@example.jp", name: "前からいる人", role: "manager" },
    select: { id: true },
  });
  const before = await isThere();
  const people = Array.from(
    { length: 39 },
    (_, index) => `甲${index},p${index}@example.jp,所管課,${(index % 3) + 1}課`,
  );
  const lines = [...people, "乙,there@example.jp,システム管理者,"];

  const preview = await run(lines);
  expect(preview).toMatchObject({ code: 0, stderr: "" });
  expect(preview.stdout).toContain("2行目　新規　　甲0　p0@example.jp　所管課　1課\n");
  expect(preview.stdout).toContain("3行目　新規　　甲1　p1@example.jp　所管課　2課（新しい所属）\n");
  expect(preview.stdout).toContain("41行目　登録済み　乙　there@example.jp　変更しません\n");
  expect(preview.stdout).toMatch(/新規39人、登録済み1人です。まだ何も登録していません。/);
  expect(await isThere()).toEqual(before);

  const { code, stdout } = await run(lines, "--confirm", "--links");
  expect(code).toBe(0);
  const tokens = [...stdout.matchAll(/http:\/\/localhost:3000\/staff\/invitation\?token=([\w-]{43})$/gm)];
  expect(tokens).toHaveLength(39);
  expect(await readInvitation(tokens[4]?.[1])).toMatchObject({ email: "p4@example.jp", name: "甲4" });
  const after = await isThere();
  expect(after.accounts).toHaveLength(40);
  // 「1課」 is 「１課」 typed in another width: it was there.
  expect(after.departments).toEqual(["2課", "3課", "１課"]);
  expect(await db().user.findUnique({ where: { email: "there@example.jp" } })).toMatchObject({
    role: "manager",
    name: "前からいる人",
  });
  const events = await db().auditEvent.groupBy({
    by: ["action", "actor", "actorId"],
    _count: true,
    orderBy: { action: "asc" },
  });
  expect(events).toEqual([
    { action: "account.create", actor: "システム", actorId: null, _count: 39 },
    { action: "account.invite", actor: "システム", actorId: null, _count: 39 },
    { action: "department.create", actor: "システム", actorId: null, _count: 2 },
  ]);
});

it("takes nothing of a file in which one row is wrong, and says which", async () => {
  const before = await isThere();
  const result = await run(["丙,c@example.jp,管理職,", "丁,d@example.jp,部長,"], "--confirm", "--links");
  expect(result.code).toBe(1);
  expect(result.stdout).toMatch(/^3行目　役割：「部長」という役割はありません。/);
  expect(result.stderr).toMatch(/誤りが1件あります。.*何も登録していません。$/);
  expect(await isThere()).toEqual(before);
});

it("takes nothing where one account cannot be made", async () => {
  const before = await isThere();
  const person = { name: "戊", role: "manager", department: "新しい課" } as const;
  const people = ["e@example.jp", "F@example.jp"].map((email) => ({ ...person, email }));
  // An address in capitals: the database itself refuses it.
  await expect(
    importAccounts(systemAdministrator, { people, isConfirmed: true, withInvitations: true }),
  ).rejects.toThrow();
  expect(await isThere()).toEqual(before);
});

it("makes accounts without a link for people who sign in by their organization", async () => {
  const people = [{ email: "g@example.jp", name: "己", role: "office", department: "1課" }] as const;
  const made = await importAccounts(systemAdministrator, {
    people,
    isConfirmed: true,
    withInvitations: false,
  });
  expect(made).toEqual({
    ok: true,
    value: [{ isNew: true, department: "1課", isDepartmentNew: false, invitation: null }],
  });
  expect(await db().user.findUnique({ where: { email: "g@example.jp" } })).toMatchObject({ role: "office" });
});
