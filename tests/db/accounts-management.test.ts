/** What an administrator does, and what nobody else can do. */
import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { can, ROLES } from "@/domain/shared/access";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { createAccount, setAccountActive, updateAccount } from "@/server/accounts/change";
import { listDepartments } from "@/server/accounts/departments";
import { reissueInvitation } from "@/server/accounts/invitations";
import { getAccount, listAccounts } from "@/server/accounts/queries";
import { acceptInvitation, readInvitation } from "@/server/auth/links/invitation";
import { changeOwnPassword } from "@/server/auth/passwords/change";
import { closeDb, db } from "@/server/db/client";
import { account, actionsOf, PASSWORD, person, setEnvironment } from "./support/accounts";
import { sessionOf } from "./support/sessions";

let database: TestDatabase;
let admin: Viewer;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  admin = await person("admin");
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

function idOf(viewer: Viewer): string {
  if (viewer.userId === null) throw new Error("the system has no account");
  return viewer.userId;
}

async function newAccount(email: string) {
  const result = await createAccount(admin, { email, name: "所管 太郎", role: "manager", department: null });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

describe("who may", () => {
  const functions = {
    listAccounts: { action: "account.read", call: (viewer: Viewer) => listAccounts(viewer) },
    getAccount: { action: "account.read", call: (viewer: Viewer) => getAccount(viewer, idOf(admin)) },
    listDepartments: { action: "account.read", call: (viewer: Viewer) => listDepartments(viewer) },
    createAccount: {
      action: "account.manage",
      call: (viewer: Viewer) =>
        createAccount(viewer, {
          email: `${randomUUID()}@example.lg.jp`,
          name: "新",
          role: "manager",
          department: { name: `課-${randomUUID()}` },
        }),
    },
    reissueInvitation: {
      action: "account.manage",
      call: (viewer: Viewer) => reissueInvitation(viewer, { accountId: idOf(admin) }),
    },
    updateAccount: {
      action: "account.manage",
      call: (viewer: Viewer) =>
        updateAccount(viewer, {
          accountId: randomUUID(),
          version: 1,
          name: "新",
          role: "office",
          department: null,
        }),
    },
    setAccountActive: {
      action: "account.manage",
      call: (viewer: Viewer) =>
        setAccountActive(viewer, { accountId: randomUUID(), version: 1, active: false }),
    },
  } as const;

  for (const role of ROLES) {
    for (const [name, { action, call }] of Object.entries(functions)) {
      it(`${name} and ${role}`, async () => {
        const viewer = await person(role);
        const before = await db().auditEvent.count();
        const result = await call(viewer);
        const isRefused = !result.ok && result.reason === "forbidden";
        expect(isRefused).toBe(!can(viewer, action, {}));
        if (isRefused) expect(await db().auditEvent.count()).toBe(before);
      });
    }
  }

  it("the system itself changes no password", async () => {
    const input = { current: PASSWORD, password: "雪のふる夜はたのしいペチカ" };
    expect(await changeOwnPassword(systemActor, input, "unknown")).toMatchObject({ reason: "forbidden" });
  });
});

describe("a new account", () => {
  it("has a link for 7 days, a department made on the way, and three events", async () => {
    const name = `財政課-${randomUUID()}`;
    const result = await createAccount(admin, {
      email: "zaisei@example.lg.jp",
      name: "財政 一郎",
      role: "contributor",
      department: { name },
    });
    if (!result.ok) throw new Error(result.reason);
    const days = (result.value.expiresAt.getTime() - Date.now()) / (24 * 3600 * 1000);
    expect(days).toBeGreaterThan(6.99);
    expect(days).toBeLessThanOrEqual(7);
    expect(await actionsOf(`account:${result.value.accountId}`)).toEqual([
      "account.create",
      "account.invite",
    ]);
    const department = await db().department.findUniqueOrThrow({ where: { name }, select: { id: true } });
    expect(await actionsOf(`department:${department.id}`)).toEqual(["department.create"]);
    expect(JSON.stringify(await db().invitation.findMany())).not.toContain(result.value.token);
    expect(
      JSON.stringify(await db().auditEvent.findMany({ select: { after: true, before: true } })),
    ).not.toContain(result.value.token);
  });

  it("is refused for a taken address, also when two come at once", async () => {
    const input = { email: "twice@example.lg.jp", name: "二", role: "manager", department: null } as const;
    const results = await Promise.all([createAccount(admin, input), createAccount(admin, input)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({
      reason: "invalid",
      errors: { email: expect.any(String) },
    });
  });

  it("of a contributor needs a department that exists", async () => {
    const input = { email: "nodep@example.lg.jp", name: "無", role: "contributor" } as const;
    expect(await createAccount(admin, { ...input, department: null })).toMatchObject({
      reason: "invalid",
      errors: { department: expect.any(String) },
    });
    expect(await createAccount(admin, { ...input, department: { id: randomUUID() } })).toMatchObject({
      reason: "not_found",
    });
  });
});

describe("an invitation", () => {
  it("is not used up by reading, and works once", async () => {
    const { token, accountId } = await newAccount("invite-once@example.lg.jp");
    expect(await readInvitation(token)).toEqual({ email: "invite-once@example.lg.jp", name: "所管 太郎" });
    expect(await readInvitation(token)).not.toBeNull();
    const results = await Promise.all([
      acceptInvitation({ token, password: PASSWORD }),
      acceptInvitation({ token, password: PASSWORD }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await readInvitation(token)).toBeNull();
    expect(await actionsOf(`account:${accountId}`)).toEqual([
      "account.create",
      "account.invite",
      "account.accept",
    ]);
    expect((await account(accountId)).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("ends when another is issued, with its time, and with the account", async () => {
    const { token, accountId } = await newAccount("invite-end@example.lg.jp");
    const again = await reissueInvitation(admin, { accountId });
    if (!again.ok) throw new Error(again.reason);
    expect(await acceptInvitation({ token, password: PASSWORD })).toMatchObject({ reason: "not_found" });
    expect(await readInvitation(again.value.token)).not.toBeNull();

    const { sessionVersion } = await account(accountId);
    await setAccountActive(admin, { accountId, version: sessionVersion, active: false });
    expect(await readInvitation(again.value.token)).toBeNull();
    expect(await reissueInvitation(admin, { accountId })).toMatchObject({ reason: "invalid" });
    await setAccountActive(admin, { accountId, version: sessionVersion + 1, active: true });
    expect(await acceptInvitation({ token: again.value.token, password: PASSWORD })).toMatchObject({
      reason: "not_found",
    });

    const last = await reissueInvitation(admin, { accountId });
    if (!last.ok) throw new Error(last.reason);
    await db().invitation.updateMany({
      where: { userId: accountId, usedAt: null },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await acceptInvitation({ token: last.value.token, password: PASSWORD })).toMatchObject({
      reason: "not_found",
    });
  });

  it("stays open when the password was refused", async () => {
    const { token } = await newAccount("invite-weak@example.lg.jp");
    expect(await acceptInvitation({ token, password: "aaaaaaaaaaaa" })).toMatchObject({ reason: "invalid" });
    expect(await readInvitation(token)).not.toBeNull();
  });
});

describe("the last administrator", () => {
  it("stays, also against another who was only invited", async () => {
    await db().user.updateMany({
      where: { role: "admin", id: { not: idOf(admin) } },
      data: { active: false },
    });
    await person("admin", { withPassword: false });
    const { sessionVersion: version } = await account(idOf(admin));
    const input = { accountId: idOf(admin), version };
    expect(await setAccountActive(admin, { ...input, active: false })).toMatchObject({ reason: "invalid" });
    expect(
      await updateAccount(admin, { ...input, name: "変更", role: "office", department: null }),
    ).toMatchObject({ reason: "invalid", errors: { role: expect.any(String) } });
    expect(await account(idOf(admin))).toMatchObject({
      active: true,
      role: "admin",
      sessionVersion: version,
    });
  });

  it("is left when two take each other away at once", async () => {
    const other = await person("admin");
    const results = await Promise.all([
      setAccountActive(admin, { accountId: idOf(other), version: 1, active: false }),
      setAccountActive(other, {
        accountId: idOf(admin),
        version: (await account(idOf(admin))).sessionVersion,
        active: false,
      }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(
      await db().user.count({ where: { role: "admin", active: true, passwordHash: { not: null } } }),
    ).toBe(1);
    await db().user.update({ where: { id: idOf(admin) }, data: { active: true } });
  });
});

describe("a change", () => {
  it("of role ends the sessions at the next request", async () => {
    const someone = await person("office");
    const session = await sessionOf(someone);
    expect(await viewerOfSession(session)).toMatchObject({ role: "office" });
    const result = await updateAccount(admin, {
      accountId: idOf(someone),
      version: 1,
      name: someone.name,
      role: "manager",
      department: null,
    });
    expect(result.ok).toBe(true);
    expect(await viewerOfSession(session)).toBeNull();
    expect(await viewerOfSession(await sessionOf(someone))).toMatchObject({ role: "manager" });
  });

  it("of standing ends them too, and reactivating does not bring them back", async () => {
    const someone = await person("office");
    const accountId = idOf(someone);
    const session = await sessionOf(someone);
    await setAccountActive(admin, { accountId, version: 1, active: false });
    expect(await viewerOfSession(session)).toBeNull();
    expect(await viewerOfSession(await sessionOf(someone))).toBeNull();
    await setAccountActive(admin, { accountId, version: 2, active: true });
    expect(await viewerOfSession(session)).toBeNull();
  });

  it("with a stale version is a conflict; without a difference it is nothing", async () => {
    const someone = await person("manager");
    const input = {
      accountId: idOf(someone),
      name: someone.name,
      role: "manager",
      department: null,
    } as const;
    expect((await updateAccount(admin, { ...input, version: 1 })).ok).toBe(true);
    expect((await account(idOf(someone))).sessionVersion).toBe(1);
    expect((await updateAccount(admin, { ...input, name: "新しい氏名", version: 1 })).ok).toBe(true);
    expect(await updateAccount(admin, { ...input, version: 1 })).toMatchObject({ reason: "conflict" });
    expect(
      await setAccountActive(admin, { accountId: idOf(someone), version: 1, active: false }),
    ).toMatchObject({
      reason: "conflict",
      errors: { "": expect.stringContaining("（最後の操作：ご自身がアカウントを変更しました）") },
    });
  });

  it("a link made by another administrator meanwhile is told before it is put out", async () => {
    const accountId = idOf(await person("manager"));
    const other = await person("admin");
    expect(await reissueInvitation(other, { accountId, seen: "" })).toMatchObject({ ok: true });
    expect(await reissueInvitation(admin, { accountId, seen: "" })).toMatchObject({
      reason: "conflict",
      errors: { "": expect.stringContaining(`（最後の操作：${other.name}さんが招待リンクを発行しました）`) },
    });
    const [link] = await db().invitation.findMany({ where: { userId: accountId } });
    const seen = link?.createdAt.toISOString() ?? "";
    expect(await reissueInvitation(admin, { accountId, seen })).toMatchObject({ ok: true });
  });

  it("of the own password asks for the old one and ends other sessions", async () => {
    const account = await person("manager");
    const [here, elsewhere] = [await sessionOf(account), await sessionOf(account)];
    const someone = await viewerOfSession(here);
    if (!someone) throw new Error("no session");
    const wrong = await changeOwnPassword(
      someone,
      { current: "ちがうちがう", password: "雪のふる夜はたのしいペチカ" },
      "a",
    );
    expect(wrong).toMatchObject({ reason: "invalid", errors: { current: expect.any(String) } });
    const same = await changeOwnPassword(someone, { current: PASSWORD, password: PASSWORD }, "a");
    expect(same).toMatchObject({ reason: "invalid", errors: { password: expect.any(String) } });
    const changed = await changeOwnPassword(
      someone,
      { current: PASSWORD, password: "雪のふる夜はたのしいペチカ" },
      "a",
    );
    expect(changed).toEqual({ ok: true, value: null });
    expect(await viewerOfSession(elsewhere)).toBeNull();
    expect(await viewerOfSession(here)).toMatchObject({ id: account.id });
    expect(await actionsOf(`account:${idOf(someone)}`)).toEqual(["account.password"]);
  });
});

it("the list never holds a hash", async () => {
  const result = await listAccounts(admin);
  if (!result.ok) throw new Error(result.reason);
  expect(result.value.length).toBeGreaterThan(20);
  expect(JSON.stringify(result.value)).not.toMatch(/argon2|Hash/);
});
