/** Signing in: counted before hashing, one sentence for every cause, never locked out for good. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { viewerOfSession } from "@/server/access/viewer-of";
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, clientAddress, PAIR_LIMIT } from "@/server/auth/attempts";
import { verifyPassword } from "@/server/auth/passwords/hash";
import { createSessionToken, readSessionToken } from "@/server/auth/sessions/session-token";
import { signInWithPassword } from "@/server/auth/sign-in";
import { closeDb, db } from "@/server/db/client";
import { watchDisk } from "@/server/db/disk";
import { actionsOf, ORIGIN, PASSWORD, person, setEnvironment } from "./support/accounts";
import { Browser } from "./support/accounts-next-auth";

vi.mock("@/server/auth/passwords/hash", async (original) => {
  const real = await original<typeof import("@/server/auth/passwords/hash")>();
  return { ...real, verifyPassword: vi.fn(real.verifyPassword) };
});

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  process.env.NEXTAUTH_URL = ORIGIN;
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  vi.mocked(verifyPassword).mockClear();
});
const signIn = (email: string, address = "10.0.0.1", password = PASSWORD) =>
  signInWithPassword({ email, password }, address);

/** Many tries at once cost nothing when none of them is hashed. */
function withoutHashing(): void {
  vi.mocked(verifyPassword).mockResolvedValue(false);
}

function hashingAgain(): void {
  vi.mocked(verifyPassword).mockImplementation(async (...args) =>
    (
      await vi.importActual<typeof import("@/server/auth/passwords/hash")>("@/server/auth/passwords/hash")
    ).verifyPassword(...args),
  );
}

describe("signInWithPassword", () => {
  it("lets the right person in and writes it down", async () => {
    const someone = await person("office", { email: "in@example.lg.jp" });
    expect(await signIn(" ＩＮ@Example.lg.jp ")).toEqual({
      ok: true,
      value: { userId: someone.userId, sessionId: expect.any(String), awaits: null },
    });
    expect(await actionsOf(`account:${someone.userId}`)).toEqual(["account.sign_in"]);
  });

  it("lets people in while the disk has no room for anything else", async () => {
    await person("office", { email: "full@example.lg.jp" });
    watchDisk({ folder: "/", minFreeBytes: 1, freeBytes: () => 0 });
    const signedIn = await signIn("full@example.lg.jp");
    watchDisk(null);
    expect(signedIn).toMatchObject({ ok: true });
  });

  it("says the same of a wrong password, an unknown, an invited and a deactivated account, and hashes each time", async () => {
    await person("office", { email: "known@example.lg.jp" });
    await person("office", { email: "invited@example.lg.jp", withPassword: false });
    await person("office", { email: "stopped@example.lg.jp", active: false });
    const answers = [
      await signIn("known@example.lg.jp", "a", "ちがうパスワードです"),
      await signIn("unknown@example.lg.jp", "b"),
      await signIn("invited@example.lg.jp", "c"),
      await signIn("stopped@example.lg.jp", "d"),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false, reason: "invalid" });
    expect(verifyPassword).toHaveBeenCalledTimes(4);
  });
});

describe("counting", () => {
  it("comes before hashing", async () => {
    await person("office", { email: "before@example.lg.jp" });
    const seen: number[] = [];
    vi.mocked(verifyPassword).mockImplementation(async () => {
      seen.push(await db().rateLimit.count({ where: { points: { gt: 0 } } }));
      return false;
    });
    await signIn("before@example.lg.jp");
    expect(seen).toEqual([3]);
  });

  it("stops the eleventh try of an account from one address, the right password included, and says how long", async () => {
    await person("office", { email: "pair@example.lg.jp" });
    withoutHashing();
    const tries = Array.from({ length: PAIR_LIMIT }, () => signIn("pair@example.lg.jp", "10.0.0.1", "x"));
    await Promise.all(tries);
    expect(verifyPassword).toHaveBeenCalledTimes(PAIR_LIMIT);
    const refused = await signIn("pair@example.lg.jp");
    expect(refused).toMatchObject({
      ok: false,
      reason: "busy",
      errors: { "": expect.stringMatching(/約15分後/) },
    });
    expect(verifyPassword).toHaveBeenCalledTimes(PAIR_LIMIT);
    hashingAgain();
    // Another address, and another account from this address, are not concerned.
    expect((await signIn("pair@example.lg.jp", "10.0.0.2")).ok).toBe(true);
    await person("office", { email: "pair-other@example.lg.jp" });
    expect((await signIn("pair-other@example.lg.jp")).ok).toBe(true);
  });

  it("counts every one of many at once", async () => {
    withoutHashing();
    const answers = await Promise.all(
      Array.from({ length: PAIR_LIMIT * 3 }, () => signIn("storm@example.lg.jp", "10.0.0.1", "x")),
    );
    expect(answers.filter((answer) => !answer.ok && answer.reason === "invalid")).toHaveLength(PAIR_LIMIT);
  });

  it("stops an address that tries many accounts", async () => {
    withoutHashing();
    for (let i = 0; i < ADDRESS_LIMIT; i += 1) {
      expect(await signIn(`spray${i}@example.lg.jp`)).toMatchObject({ reason: "invalid" });
    }
    expect(await signIn("spray-more@example.lg.jp")).toMatchObject({ reason: "busy" });
    expect(await signIn("spray-more@example.lg.jp", "10.0.0.2")).toMatchObject({ reason: "invalid" });
    const rows = await db().rateLimit.count();
    await signIn("spray-again@example.lg.jp");
    expect(await db().rateLimit.count()).toBe(rows);
  });

  it("of an account from everywhere does not shut its owner out where they signed in before", async () => {
    await person("office", { email: "owner@example.lg.jp" });
    hashingAgain();
    expect((await signIn("owner@example.lg.jp", "10.0.0.7")).ok).toBe(true);
    withoutHashing();
    for (let i = 0; i < ACCOUNT_LIMIT; i += 1) await signIn("owner@example.lg.jp", `10.1.0.${i}`, "x");
    hashingAgain();
    expect(await signIn("owner@example.lg.jp", "10.0.0.8")).toMatchObject({ reason: "busy" });
    expect((await signIn("owner@example.lg.jp", "10.0.0.7")).ok).toBe(true);
  });

  it("gives the tries back after a success, so that a whole city hall can sign in from one address", async () => {
    await person("office", { email: "many@example.lg.jp" });
    hashingAgain();
    for (let i = 0; i < PAIR_LIMIT + 2; i += 1) expect((await signIn("many@example.lg.jp")).ok).toBe(true);
    const address = await db().rateLimit.findFirst({ where: { key: { startsWith: "sign-in:address" } } });
    expect(address?.points).toBe(0);
  });

  it("ends with its window", async () => {
    await person("office", { email: "window@example.lg.jp" });
    withoutHashing();
    for (let i = 0; i <= PAIR_LIMIT; i += 1) await signIn("window@example.lg.jp", "10.0.0.1", "x");
    hashingAgain();
    expect(await signIn("window@example.lg.jp")).toMatchObject({ reason: "busy" });
    // Going on trying does not prolong it.
    await db().rateLimit.updateMany({ data: { expire: new Date(Date.now() - 1) } });
    expect((await signIn("window@example.lg.jp")).ok).toBe(true);
  });

  it("keeps no address of anybody in clear", async () => {
    await signIn("secret-typed-here@example.lg.jp");
    expect(JSON.stringify(await db().rateLimit.findMany())).not.toContain("secret-typed");
  });
});

describe("clientAddress", () => {
  it("believes the front door's header alone", () => {
    const read = (headers: Record<string, string>) => clientAddress((name) => headers[name]);
    expect(read({ "x-ayumi-client": "192.0.2.1" })).toBe("192.0.2.1");
    expect(read({ "x-forwarded-for": "192.0.2.1", "x-real-ip": "192.0.2.1" })).toBe("unknown");
  });
});

describe("the session token", () => {
  it("names a session alone, is encrypted, and is refused when changed", async () => {
    const claims = { sessionId: "7b1c2f0e-1111-4111-8111-000000000000" };
    const token = await createSessionToken(claims);
    expect(await readSessionToken(token)).toEqual(claims);
    expect(Buffer.from(token.split(".").join(""), "base64url").toString("latin1")).not.toContain(
      claims.sessionId,
    );
    expect(await readSessionToken(`${token.slice(0, -4)}AAAA`)).toBeNull();
    expect(await readSessionToken("x")).toBeNull();
    expect(await readSessionToken(undefined)).toBeNull();
  });
});

describe("next-auth's own door", () => {
  const SESSION = "ayumi-session";

  async function attempt(browser: Browser, fields: Record<string, unknown>) {
    return browser.post("/callback/credentials", {
      csrfToken: await browser.csrfToken(),
      callbackUrl: "/staff",
      json: "true",
      ...fields,
    });
  }

  it("opens to the right password, with the same session", async () => {
    hashingAgain();
    const someone = await person("manager", { email: "door@example.lg.jp" });
    const browser = new Browser();
    await attempt(browser, { email: "door@example.lg.jp", password: PASSWORD });
    const claims = await readSessionToken(browser.cookies[SESSION]);
    expect(claims && (await viewerOfSession(claims))).toMatchObject({ id: someone.id });
    expect((await browser.get("/session")).body).toMatchObject({ user: { email: "door@example.lg.jp" } });
    // A session that was ended has no content, whatever the cookie says.
    await db().user.update({ where: { id: someone.userId ?? "" }, data: { sessionVersion: 2 } });
    expect((await browser.get("/session")).body).not.toHaveProperty("user");
  });

  it("signs out for good: the cookie of before opens nothing any more", async () => {
    hashingAgain();
    const someone = await person("manager", { email: "out@example.lg.jp" });
    const browser = new Browser();
    await attempt(browser, { email: "out@example.lg.jp", password: PASSWORD });
    const kept = { ...browser.cookies };
    await browser.post("/signout", { csrfToken: await browser.csrfToken(), json: "true" });
    expect(browser.cookies[SESSION]).toBeUndefined();
    Object.assign(browser.cookies, kept);
    expect((await browser.get("/session")).body).not.toHaveProperty("user");
    expect(await actionsOf(`account:${someone.userId}`)).toEqual(["account.sign_in", "account.sign_out"]);
  });

  it.each([
    ["a filter in place of a text", { email: { not: "" }, password: PASSWORD }],
    ["a list", { email: ["door@example.lg.jp"], password: PASSWORD }],
    ["no e-mail", { password: PASSWORD }],
    ["another field", { email: "door@example.lg.jp", password: PASSWORD, role: "admin" }],
    ["a wrong password", { email: "door@example.lg.jp", password: "ちがうパスワードです" }],
  ])("stays shut to %s", async (_name, fields) => {
    hashingAgain();
    const browser = new Browser();
    await attempt(browser, fields);
    expect(browser.cookies[SESSION]).toBeUndefined();
  });

  it("stays shut without the CSRF token", async () => {
    hashingAgain();
    const browser = new Browser();
    await browser.csrfToken();
    await browser.post("/callback/credentials", {
      email: "door@example.lg.jp",
      password: PASSWORD,
      csrfToken: "x",
    });
    expect(browser.cookies[SESSION]).toBeUndefined();
  });
});
