/** How sessions end, on the server and by the database's clock; and what else ends by it. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { signInAction, signOutAction } from "@/features/accounts/actions";
import { loadSignIn } from "@/features/accounts/loaders";
import type { Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { createAccount } from "@/server/accounts/change";
import { countAttempt, PAIR_LIMIT } from "@/server/auth/attempts";
import { acceptInvitation, readInvitation } from "@/server/auth/links/invitation";
import { endOtherSessions, listOwnSessions } from "@/server/auth/sessions/own";
import { readSessionToken, type SessionClaims } from "@/server/auth/sessions/session-token";
import { signInWithPassword } from "@/server/auth/sign-in";
import { closeDb, db } from "@/server/db/client";
import { actionsOf, ORIGIN, PASSWORD, person, setEnvironment } from "./support/accounts";
import { letPass, sessionOf } from "./support/sessions";

const COOKIE = "ayumi-session";
/** The browser's cookies and headers. */
const request = vi.hoisted(() => {
  process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = "true";
  return { cookies: new Map<string, string>(), headers: new Map<string, string>() };
});
// What Next itself gives an action. Nothing of ours is replaced.
vi.mock("next/headers", () => ({
  headers: async () => new Headers([...request.headers]),
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { value: request.cookies.get(name) } : undefined),
    set: (name: string, value: string) => void request.cookies.set(name, value),
  }),
}));

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
  request.cookies.clear();
  request.headers = new Map([
    ["origin", ORIGIN],
    ["user-agent", "Mozilla/5.0 (Windows NT 10.0) Edg/140.0"],
  ]);
  someone = await person("office");
});
afterEach(() => {
  vi.useRealTimers();
});

/** As if this process believed another time; the database keeps its own. */
function moveProcessClock(hours: number): void {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(Date.now() + hours * 3_600_000);
}

async function signInByForm(): Promise<string> {
  const form = new FormData();
  form.set("email", someone.email ?? "");
  form.set("password", PASSWORD);
  await expect(signInAction(null, form)).rejects.toThrow("NEXT_REDIRECT");
  return request.cookies.get(COOKIE) ?? "";
}

/** Who a browser with this cookie is. */
async function holderOf(cookie: string): Promise<string | null> {
  const claims = await readSessionToken(cookie);
  return (claims && (await viewerOfSession(claims)))?.id ?? null;
}

describe("signing out", () => {
  it("ends the session on the server: the old cookie is nobody's at once, and it is written down", async () => {
    const cookie = await signInByForm();
    expect(await holderOf(cookie)).toBe(someone.id);
    await expect(signOutAction()).rejects.toThrow("NEXT_REDIRECT");
    expect(request.cookies.get(COOKIE)).toBe("");
    expect(await holderOf(cookie)).toBeNull();
    expect(await actionsOf(`account:${someone.id}`)).toEqual(["account.sign_in", "account.sign_out"]);
  });

  it("ends this session and no other", async () => {
    const elsewhere = await sessionOf(someone);
    await signInByForm();
    await expect(signOutAction()).rejects.toThrow("NEXT_REDIRECT");
    expect(await viewerOfSession(elsewhere)).toMatchObject({ id: someone.id });
  });

  it("without a session only clears the cookie", async () => {
    request.cookies.set(COOKIE, "x");
    await expect(signOutAction()).rejects.toThrow("NEXT_REDIRECT");
    expect(request.cookies.get(COOKIE)).toBe("");
  });

  it("happens too where somebody else signs in on the same browser", async () => {
    const first = await signInByForm();
    const before = someone;
    someone = await person("manager");
    const second = await signInByForm();
    expect(await holderOf(first)).toBeNull();
    expect(await holderOf(second)).toBe(someone.id);
    expect(await actionsOf(`account:${before.id}`)).toContain("account.sign_out");
  });
});

describe("a session that is left alone", () => {
  it("ends after 30 minutes without a request, and a request keeps it", async () => {
    const session = await sessionOf(someone);
    await letPass(database.ownerUrl, session, { seen: 29 });
    expect(await viewerOfSession(session)).not.toBeNull();
    await letPass(database.ownerUrl, session, { seen: 29 });
    expect(await viewerOfSession(session)).not.toBeNull();
    await letPass(database.ownerUrl, session, { seen: 31 });
    expect(await viewerOfSession(session)).toBeNull();
  });

  it("is told of by the page that asks to sign in again", async () => {
    const cookie = await signInByForm();
    const signIn = () => loadSignIn(Promise.resolve({ callbackUrl: "/staff/entry?fy=2025" }));
    const claims = await readSessionToken(cookie);
    if (!claims) throw new Error("no session");
    await letPass(database.ownerUrl, claims, { seen: 31 });
    expect(await signIn()).toMatchObject({ callbackUrl: "/staff/entry?fy=2025", awayMinutes: 30 });
    request.cookies.clear();
    expect(await signIn()).toMatchObject({ awayMinutes: null });
  });

  it("ends after eight hours, however much it was used", async () => {
    const session = await sessionOf(someone);
    await letPass(database.ownerUrl, session, { opened: 8 * 60 - 1 });
    expect(await viewerOfSession(session)).not.toBeNull();
    await letPass(database.ownerUrl, session, { opened: 2 });
    expect(await viewerOfSession(session)).toBeNull();
  });

  it("is written to once a minute, however many requests come", async () => {
    const session = await sessionOf(someone);
    const seenAt = async () =>
      (await db().staffSession.findUniqueOrThrow({ where: { id: session.sessionId } })).seenAt;
    const first = await seenAt();
    await viewerOfSession(session);
    expect(await seenAt()).toEqual(first);
    await letPass(database.ownerUrl, session, { seen: 2 });
    await viewerOfSession(session);
    expect((await seenAt()).getTime()).toBeGreaterThan(first.getTime());
  });

  it("is forgotten two days later, and no other is", async () => {
    const [old, fresh] = [await sessionOf(someone), await sessionOf(someone)];
    await letPass(database.ownerUrl, old, { opened: 3 * 24 * 60, seen: 3 * 24 * 60 });
    await signInWithPassword({ email: someone.email ?? "", password: PASSWORD }, "10.0.0.1");
    const kept = await db().staffSession.findMany({
      where: { id: { in: [old.sessionId, fresh.sessionId] } },
      select: { id: true },
    });
    expect(kept).toEqual([{ id: fresh.sessionId }]);
  });
});

describe("a person's own sessions", () => {
  const seenBy = async (claims: SessionClaims): Promise<Viewer> => {
    const viewer = await viewerOfSession(claims);
    if (!viewer) throw new Error("the session does not hold");
    return viewer;
  };
  const list = async (viewer: Viewer) => {
    const found = await listOwnSessions(viewer);
    if (!found.ok) throw new Error(found.reason);
    return found.value;
  };

  it("are listed with what the browser says of itself, this one first; those that ended are not", async () => {
    const cookie = await signInByForm();
    const here = await readSessionToken(cookie);
    const [elsewhere, left] = [await sessionOf(someone), await sessionOf(someone)];
    await letPass(database.ownerUrl, left, { seen: 31 });
    await sessionOf(await person("manager"));
    expect(await list(await seenBy(here ?? left))).toMatchObject([
      { id: here?.sessionId, isCurrent: true, isByLink: false, device: expect.stringContaining("Edg/140") },
      { id: elsewhere.sessionId, isCurrent: false },
    ]);
  });

  it("are ended one by one or all at once, but for this one, and that is written down", async () => {
    const [here, first, second, third] = [
      await sessionOf(someone),
      await sessionOf(someone),
      await sessionOf(someone),
      await sessionOf(someone),
    ];
    const viewer = await seenBy(here);
    const end = (sessionId?: string) => endOtherSessions(viewer, sessionId ? { sessionId } : {});
    expect(await end(first.sessionId)).toEqual({ ok: true, value: { ended: 1 } });
    expect(await viewerOfSession(first)).toBeNull();
    expect(await viewerOfSession(second)).not.toBeNull();
    expect(await end(first.sessionId)).toEqual({ ok: true, value: { ended: 0 } });
    expect(await end(here.sessionId)).toEqual({ ok: true, value: { ended: 0 } });
    expect(await end()).toEqual({ ok: true, value: { ended: 2 } });
    expect(await viewerOfSession(third)).toBeNull();
    expect(await list(viewer)).toMatchObject([{ id: here.sessionId }]);
    const events = await db().auditEvent.findMany({
      where: { action: "account.end_sessions", actorId: someone.id },
      orderBy: { id: "asc" },
      select: { after: true },
    });
    expect(events).toEqual([{ after: { sessions: 1 } }, { after: { sessions: 2 } }]);
  });

  it("are nobody else's to end", async () => {
    const other = await sessionOf(await person("manager"));
    const viewer = await seenBy(await sessionOf(someone));
    expect(await endOtherSessions(viewer, { sessionId: other.sessionId })).toMatchObject({
      value: { ended: 0 },
    });
    expect(await endOtherSessions(viewer, { sessionId: "x" })).toMatchObject({ reason: "not_found" });
    expect(await viewerOfSession(other)).not.toBeNull();
  });
});

describe("a wrong clock of this process", () => {
  it("neither ends a session nor keeps one", async () => {
    const cookie = await signInByForm();
    const claims = await readSessionToken(cookie);
    if (!claims) throw new Error("no session");
    moveProcessClock(48);
    expect(await holderOf(cookie)).toBe(someone.id);
    moveProcessClock(-100);
    await letPass(database.ownerUrl, claims, { seen: 31 });
    expect(await holderOf(cookie)).toBeNull();
  });

  it("neither ends an invitation nor keeps one", async () => {
    const admin = await person("admin");
    const account = {
      email: "clock@example.lg.jp",
      name: "時計",
      role: "manager",
      department: null,
    } as const;
    moveProcessClock(-30 * 24);
    const invited = await createAccount(admin, account);
    if (!invited.ok) throw new Error(invited.reason);
    const { token, accountId } = invited.value;
    moveProcessClock(60 * 24);
    expect(await readInvitation(token)).not.toBeNull();
    await db().$executeRaw`
      UPDATE invitation SET expires_at = now() - interval '1 second' WHERE user_id = ${accountId}::uuid`;
    moveProcessClock(-60 * 24);
    expect(await readInvitation(token)).toBeNull();
    expect(await acceptInvitation({ token, password: PASSWORD })).toMatchObject({ reason: "not_found" });
  });

  it("gives no more tries", async () => {
    const attempt = () => countAttempt("clock-tries@example.lg.jp", "10.0.0.9");
    for (let tries = 0; tries < PAIR_LIMIT; tries += 1) expect((await attempt()).ok).toBe(true);
    expect(await attempt()).toMatchObject({ ok: false });
    moveProcessClock(1);
    expect(await attempt()).toMatchObject({ ok: false, waitSeconds: expect.any(Number) });
  });
});
