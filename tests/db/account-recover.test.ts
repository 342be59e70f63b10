/** A way back in: by the owner's login, written down, and for nobody who should not be let in. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCommandFile } from "@tests/fixtures/command";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { requireOwner } from "@/cli/database/owner";
import { systemAdministrator, type Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { recoverAccount } from "@/server/accounts/recover";
import { acceptInvitation } from "@/server/auth/links/invitation";
import { enrolOwn, readEnrolment } from "@/server/auth/second-factor/enrolment";
import { signInWithPassword } from "@/server/auth/sign-in";
import { closeDb, db } from "@/server/db/client";
import { account, actionsOf, ORIGIN, PASSWORD, person, setEnvironment } from "./support/accounts";
import { sessionOf } from "./support/sessions";

const NEW_PASSWORD = "雪のふる夜はたのしいペチカ";

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-recover-"));
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Beside this process, which has the same database open as a server would. */
function recover(args: readonly string[], ownerUrl = database.ownerUrl) {
  return runCommandFile("account-recover", args, {
    AYUMI_DATA_DIR: folder,
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    APP_ORIGIN: ORIGIN,
  });
}

function tokenOf(stdout: string): string {
  const [, token] = /^http:\/\/localhost:3000\/staff\/invitation\?token=([\w-]{43})$/m.exec(stdout) ?? [];
  if (!token) throw new Error(`no link in: ${stdout}`);
  return token;
}

async function enrol(viewer: Viewer): Promise<void> {
  const shown = await readEnrolment(viewer.id, viewer.email ?? "");
  if (!shown.ok) throw new Error(shown.reason);
  const code = new TOTP({ secret: shown.value.secret }).generate();
  if (!(await enrolOwn(viewer, code)).ok) throw new Error("not enrolled");
}

it("lets the only administrator in again, who has lost password, telephone and recovery codes", async () => {
  const admin = await person("admin");
  const open = await sessionOf(admin);
  await enrol(admin);

  const kept = await recoverAccount(systemAdministrator, {
    email: ` ${admin.email?.toUpperCase()} `,
    resetsSecondFactor: false,
    reactivates: false,
  });
  if (!kept.ok) throw new Error(kept.reason);
  expect(kept.value).toMatchObject({ hasSecondFactor: true, wasSecondFactorReset: false });
  // Nothing has happened to the account yet: the password in use holds until the link is taken up.
  expect(await viewerOfSession(open)).not.toBeNull();

  const { code, stdout, stderr } = await recover([admin.email ?? "", "--second-factor"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(stdout).toContain("2段階認証を解除しました。");
  expect(await viewerOfSession(open)).toBeNull();
  expect(await acceptInvitation({ token: kept.value.token, password: NEW_PASSWORD })).toMatchObject({
    reason: "not_found",
  });
  const token = tokenOf(stdout);
  const accepted = await acceptInvitation({ token, password: NEW_PASSWORD });
  expect(accepted).toMatchObject({ ok: true, value: { awaits: null } });
  expect(await acceptInvitation({ token, password: NEW_PASSWORD })).toMatchObject({ reason: "not_found" });
  expect(
    await signInWithPassword({ email: admin.email ?? "", password: NEW_PASSWORD }, "10.0.0.2"),
  ).toMatchObject({ ok: true });
  expect(await actionsOf(`account:${admin.id}`)).toEqual([
    "account.second_factor_on",
    "account.recover",
    "account.second_factor_reset",
    "account.recover",
    "account.accept",
    "account.sign_in",
  ]);
  const event = await db().auditEvent.findFirst({ where: { action: "account.recover" } });
  expect(event).toMatchObject({ actorId: null, actor: "システム" });
  expect(JSON.stringify(await db().auditEvent.findMany({ select: { after: true } }))).not.toContain(token);
});

it("refuses an unknown address, and a deactivated account without the express word, and changes nothing", async () => {
  const nobody = { email: "nobody@example.lg.jp", resetsSecondFactor: false, reactivates: false };
  expect(await recoverAccount(systemAdministrator, nobody)).toMatchObject({ reason: "not_found" });

  const gone = await person("office", { active: false });
  const refused = await recover([gone.email ?? "", "--second-factor"]);
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toMatch(/利用を停止しているアカウントです。.*--reactivate を付けて/);
  expect(await account(gone.id)).toMatchObject({ active: false });
  expect(await actionsOf(`account:${gone.id}`)).toEqual([]);

  const back = { email: gone.email ?? "", resetsSecondFactor: true, reactivates: true };
  expect(await recoverAccount(systemAdministrator, back)).toMatchObject({
    ok: true,
    value: { wasReactivated: true, wasSecondFactorReset: false, hasSecondFactor: false },
  });
  expect(await account(gone.id)).toMatchObject({ active: true });
  expect(await actionsOf(`account:${gone.id}`)).toEqual(["account.update", "account.recover"]);
});

it("asks for the owner's login: the application's own opens nothing", async () => {
  const someone = await person("office");
  const result = await recover([someone.email ?? ""], database.appUrl);
  expect(result.code).toBe(1);
  expect(result.stdout).toBe("");
  await expect(requireOwner(database.appUrl)).rejects.toThrow(
    /^この操作には、表の所有者のログインが要ります。/,
  );
  await expect(requireOwner(database.ownerUrl)).resolves.toBeUndefined();
  expect(await actionsOf(`account:${someone.id}`)).toEqual([]);
  expect(
    await signInWithPassword({ email: someone.email ?? "", password: PASSWORD }, "10.0.0.3"),
  ).toMatchObject({ ok: true });
});
