/** The second factor: asked for after the password, no code twice, kept so that the database alone gives nobody in. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { reissueInvitation } from "@/server/accounts/invitations";
import { acceptInvitation } from "@/server/auth/links/invitation";
import {
  readSecondFactorRoles,
  resetSecondFactor,
  setSecondFactorRoles,
} from "@/server/auth/second-factor/administer";
import { enrolOwn, readEnrolment } from "@/server/auth/second-factor/enrolment";
import {
  readOwnSecondFactor,
  renewRecoveryCodes,
  turnOffSecondFactor,
} from "@/server/auth/second-factor/own";
import { openSecret, sealSecret } from "@/server/auth/second-factor/secret";
import { CODE_LIMIT, passWithCode, passWithEnrolment } from "@/server/auth/second-factor/sign-in-step";
import type { OpenedSession } from "@/server/auth/sessions/open";
import { readPending } from "@/server/auth/sessions/pending";
import { signInWithOidc, signInWithPassword } from "@/server/auth/sign-in";
import { closeDb, db } from "@/server/db/client";
import { actionsOf, PASSWORD, person, setEnvironment } from "./support/accounts";
import { letPass, sessionOf } from "./support/sessions";

let database: TestDatabase;
let someone: Viewer;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await db().secondFactorRole.deleteMany();
  someone = await person("office");
});

/** The code that the app shows now, or so many steps of half a minute from now. */
function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}

async function signIn(who = someone): Promise<OpenedSession> {
  const result = await signInWithPassword({ email: who.email ?? "", password: PASSWORD }, "10.0.0.1");
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

/** Sets up an app for somebody. */
async function enrol(who = someone): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const shown = await readEnrolment(who.id, who.email ?? "");
  if (!shown.ok) throw new Error(shown.reason);
  const { secret } = shown.value;
  const enrolled = await enrolOwn(who, codeOf(secret, -1));
  if (!enrolled.ok) throw new Error(JSON.stringify(enrolled));
  return { secret, recoveryCodes: enrolled.value.recoveryCodes };
}

describe("an account with a second factor", () => {
  it("is signed in by password and code alone; before, its session opens nothing and nobody has signed in", async () => {
    const { secret } = await enrol();
    const session = await signIn();
    expect(session.awaits).toBe("code");
    expect(await viewerOfSession(session)).toBeNull();
    expect(await actionsOf(`account:${someone.id}`)).toEqual(["account.second_factor_on"]);
    expect(await passWithCode(session, "000000")).toMatchObject({
      reason: "invalid",
      errors: { code: expect.stringContaining("違います") },
    });
    expect(await viewerOfSession(session)).toBeNull();
    expect(await passWithCode(session, codeOf(secret))).toEqual({ ok: true, value: null });
    expect(await viewerOfSession(session)).toMatchObject({ id: someone.id });
    expect(await actionsOf(`account:${someone.id}`)).toEqual(["account.second_factor_on", "account.sign_in"]);
  });

  it("takes no code twice, nor an older one after it", async () => {
    const { secret } = await enrol();
    const code = codeOf(secret);
    expect(await passWithCode(await signIn(), code)).toMatchObject({ ok: true });
    for (const used of [code, codeOf(secret, -1)]) {
      expect(await passWithCode(await signIn(), used)).toMatchObject({ reason: "invalid" });
    }
    expect(await passWithCode(await signIn(), codeOf(secret, 1))).toMatchObject({ ok: true });
  });

  it("takes one code once of two at the same time", async () => {
    const { secret } = await enrol();
    const sessions = [await signIn(), await signIn()];
    const answers = await Promise.all(sessions.map((session) => passWithCode(session, codeOf(secret))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("stops trying after ten wrong codes, whichever session they come by, the right one included", async () => {
    const { secret } = await enrol();
    const [first, second] = [await signIn(), await signIn()];
    for (let tries = 0; tries < CODE_LIMIT; tries += 1) {
      expect(await passWithCode(tries % 2 ? first : second, "123456")).toMatchObject({ reason: "invalid" });
    }
    expect(await passWithCode(first, codeOf(secret))).toMatchObject({ reason: "busy" });
    expect(await viewerOfSession(first)).toBeNull();
  });

  it("waits ten minutes for the code", async () => {
    const { secret } = await enrol();
    const session = await signIn();
    await letPass(database.ownerUrl, session, { opened: 11 });
    expect(await readPending(session)).toBeNull();
    expect(await passWithCode(session, codeOf(secret))).toMatchObject({ reason: "invalid" });
    expect(await viewerOfSession(session)).toBeNull();
  });

  it("is not gone round by a new password through an invitation", async () => {
    await enrol();
    const invited = await reissueInvitation(await person("admin"), { accountId: someone.id });
    if (!invited.ok) throw new Error(invited.reason);
    const password = "雪のふる夜はたのしいペチカ";
    const accepted = await acceptInvitation({ token: invited.value.token, password });
    expect(accepted).toMatchObject({ ok: true, value: { awaits: "code" } });
    expect(accepted.ok && (await viewerOfSession(accepted.value))).toBeNull();
  });

  it("is not asked for by the organization's provider, whose part that is", async () => {
    await enrol();
    const session = await signInWithOidc({ sub: "x", email: someone.email, email_verified: true });
    expect(session).toMatchObject({ ok: true, value: { awaits: null } });
    expect(session.ok && (await viewerOfSession(session.value))).toMatchObject({ id: someone.id });
  });

  it("cannot be set up anew over the one in use", async () => {
    await enrol();
    expect(await readEnrolment(someone.id, "x")).toMatchObject({ reason: "conflict" });
    expect(await enrolOwn(someone, "123456")).toMatchObject({ reason: "conflict" });
  });
});

describe("recovery codes", () => {
  it("are ten, work once each, however they are typed, and stand in the database as hashes alone", async () => {
    const { recoveryCodes } = await enrol();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = "", second = ""] = recoveryCodes;
    expect(first).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
    expect(JSON.stringify(await db().recoveryCode.findMany())).not.toContain(first.replaceAll("-", ""));
    expect(await passWithCode(await signIn(), first)).toMatchObject({ ok: true });
    expect(await passWithCode(await signIn(), first)).toMatchObject({ reason: "invalid" });
    const typed = ` ${second.toLowerCase().replaceAll("-", " ")} `;
    expect(await passWithCode(await signIn(), typed)).toMatchObject({ ok: true });
    expect(await readOwnSecondFactor(someone)).toMatchObject({ value: { isOn: true, recoveryCodesLeft: 8 } });
  });

  it("are somebody's own", async () => {
    const { recoveryCodes } = await enrol();
    const other = await person("manager");
    await enrol(other);
    expect(await passWithCode(await signIn(other), recoveryCodes[0] ?? "")).toMatchObject({
      reason: "invalid",
    });
  });

  it("are renewed against a code, and the old ones end", async () => {
    const { secret, recoveryCodes } = await enrol();
    expect(await renewRecoveryCodes(someone, "000000")).toMatchObject({ reason: "invalid" });
    const renewed = await renewRecoveryCodes(someone, codeOf(secret));
    if (!renewed.ok) throw new Error(renewed.reason);
    expect(await passWithCode(await signIn(), recoveryCodes[0] ?? "")).toMatchObject({ reason: "invalid" });
    expect(await passWithCode(await signIn(), renewed.value.recoveryCodes[0] ?? "")).toMatchObject({
      ok: true,
    });
  });
});

describe("the secret", () => {
  it("stands in the database encrypted, for its own account and with the key of AUTH_SECRET alone", async () => {
    const { secret } = await enrol();
    const row = await db().secondFactor.findUniqueOrThrow({ where: { userId: someone.id } });
    expect(Buffer.from(row.secret).toString("latin1")).not.toContain(secret);
    expect(openSecret(someone.id, row.secret)).toBe(secret);
    expect(openSecret("7b1c2f0e-1111-4111-8111-000000000000", row.secret)).toBeNull();
    const changed = Uint8Array.from(row.secret);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(openSecret(someone.id, changed)).toBeNull();
    expect(sealSecret(someone.id, secret)).not.toEqual(sealSecret(someone.id, secret));
  });
});

describe("what the administrator decides", () => {
  it("asks people of a role to set one up at their next sign-in, and ends no session that is there", async () => {
    const admin = await person("admin");
    await enrol(admin);
    const before = await sessionOf(someone);
    expect(await setSecondFactorRoles(admin, { roles: ["office", "admin"] })).toMatchObject({ ok: true });
    expect(await readSecondFactorRoles(admin)).toEqual({ ok: true, value: ["admin", "office"] });
    expect(await viewerOfSession(before)).not.toBeNull();
    const session = await signIn();
    expect(session.awaits).toBe("enrolment");
    expect(await viewerOfSession(session)).toBeNull();
    const shown = await readEnrolment(someone.id, someone.email ?? "");
    if (!shown.ok) throw new Error(shown.reason);
    // The page may be read again: the app already has it.
    expect(await readEnrolment(someone.id, someone.email ?? "")).toEqual(shown);
    expect(shown.value.uri).toMatch(/^otpauth:\/\/totp\//);
    // A code cannot take the place of setting up, nor the other way round.
    expect(await passWithCode(session, codeOf(shown.value.secret))).toMatchObject({ reason: "invalid" });
    const passed = await passWithEnrolment(session, codeOf(shown.value.secret));
    expect(passed.ok && passed.value.recoveryCodes).toHaveLength(10);
    expect(await viewerOfSession(session)).toMatchObject({ id: someone.id });
    expect((await signIn()).awaits).toBe("code");
    expect((await signIn(await person("manager"))).awaits).toBeNull();
    const event = await db().auditEvent.findFirst({ where: { action: "settings.second_factor" } });
    expect(event).toMatchObject({
      subjectKind: "settings",
      after: { secondFactorRoles: ["admin", "office"] },
    });
  });

  it("does not bind an administrator who has none: nobody might be left to let them in", async () => {
    const admin = await person("admin");
    expect(await setSecondFactorRoles(admin, { roles: ["office", "admin"] })).toMatchObject({
      reason: "invalid",
      errors: { "": expect.stringContaining("ご自身の2段階認証を設定し") },
    });
    // One that was begun and not confirmed is none.
    await readEnrolment(admin.id, admin.email ?? "");
    expect(await setSecondFactorRoles(admin, { roles: ["admin"] })).toMatchObject({ reason: "invalid" });
    expect(await readSecondFactorRoles(admin)).toEqual({ ok: true, value: [] });
    expect(await setSecondFactorRoles(admin, { roles: ["office"] })).toMatchObject({ ok: true });
    await db().secondFactorRole.create({ data: { role: "admin" }, select: { role: true } });
    // It binds already: another role may be added or taken away.
    expect(await setSecondFactorRoles(admin, { roles: ["admin"] })).toMatchObject({ ok: true });
  });

  it("is nobody else's to decide", async () => {
    for (const role of ["office", "manager", "contributor"] as const) {
      const viewer = await person(role);
      expect(await setSecondFactorRoles(viewer, { roles: [] })).toMatchObject({ reason: "forbidden" });
      expect(await resetSecondFactor(viewer, { accountId: someone.id })).toMatchObject({
        reason: "forbidden",
      });
    }
  });

  it("takes a colleague's away, with the sessions and the recovery codes, but not their own", async () => {
    const admin = await person("admin");
    const { recoveryCodes } = await enrol();
    const session = await signIn();
    await passWithCode(session, recoveryCodes[0] ?? "");
    expect(await resetSecondFactor(admin, { accountId: someone.id })).toEqual({ ok: true, value: null });
    expect(await viewerOfSession(session)).toBeNull();
    expect((await signIn()).awaits).toBeNull();
    expect(await db().recoveryCode.count({ where: { userId: someone.id } })).toBe(0);
    expect(await actionsOf(`account:${someone.id}`)).toContain("account.second_factor_reset");
    expect(await resetSecondFactor(admin, { accountId: someone.id })).toMatchObject({ reason: "not_found" });
    await enrol(admin);
    expect(await resetSecondFactor(admin, { accountId: admin.id })).toMatchObject({ reason: "forbidden" });
  });

  it("may not be taken back by the person where the role has to have one", async () => {
    const { secret, recoveryCodes } = await enrol();
    await setSecondFactorRoles(await person("admin"), { roles: ["office"] });
    expect(await turnOffSecondFactor(someone, recoveryCodes[0] ?? "")).toMatchObject({ reason: "invalid" });
    await db().secondFactorRole.deleteMany();
    expect(await turnOffSecondFactor(someone, "000000")).toMatchObject({ reason: "invalid" });
    expect(await turnOffSecondFactor(someone, codeOf(secret))).toEqual({ ok: true, value: null });
    expect((await signIn()).awaits).toBeNull();
  });
});
