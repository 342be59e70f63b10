/** Signing in at an identity provider: the protocol against a small provider, and who is let in. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { logger } from "@/lib/logger";
import { viewerOfSession } from "@/server/access/viewer-of";
import { countAccounts, listAccounts } from "@/server/accounts/queries";
import { readSessionToken } from "@/server/auth/sessions/session-token";
import { closeDb, db } from "@/server/db/client";
import { actionsOf, ORIGIN, person, setEnvironment } from "./support/accounts";
import { Browser } from "./support/accounts-next-auth";
import { type FakeProvider, startFakeProvider } from "./support/accounts-oidc-server";

const CLIENT_ID = "ayumi-test";
const SESSION = "ayumi-session";

let database: TestDatabase;
let provider: FakeProvider;

beforeAll(async () => {
  database = await createTestDatabase();
  provider = await startFakeProvider(CLIENT_ID);
  setEnvironment(database.appUrl);
  process.env.NEXTAUTH_URL = ORIGIN;
  process.env.OIDC_ISSUER = provider.issuer;
  process.env.OIDC_CLIENT_ID = CLIENT_ID;
  process.env.OIDC_CLIENT_SECRET = "client-secret";
  process.env.OIDC_NAME = "庁内アカウント";
});
afterAll(async () => {
  await closeDb();
  await provider.close();
  await database.drop();
});

/** The whole way: the button, the provider, and back. @returns where the browser ends up */
async function goThrough(
  browser: Browser,
  claims: Record<string, unknown>,
  changes: { state?: string; nonce?: string; callbackUrl?: string } = {},
): Promise<string> {
  const start = await browser.post("/signin/oidc", {
    csrfToken: await browser.csrfToken(),
    callbackUrl: changes.callbackUrl ?? "/staff/entry",
    json: "true",
  });
  const authorization = new URL((start.body as { url: string }).url);
  expect(authorization.origin).toBe(provider.issuer);
  const asked = authorization.searchParams;
  expect(asked.get("redirect_uri")).toBe(`${ORIGIN}/api/auth/callback/oidc`);
  expect(asked.get("code_challenge_method")).toBe("S256");
  provider.nonce = changes.nonce ?? asked.get("nonce") ?? "";
  provider.claims = { sub: "person-1", ...claims };
  const state = changes.state ?? asked.get("state") ?? "";
  const back = await browser.get(`/callback/oidc?code=code&state=${encodeURIComponent(state)}`);
  return back.location ?? "";
}

it("lets in whoever has a verified address of an active account", async () => {
  const someone = await person("office", { email: "oidc@example.lg.jp", withPassword: false });
  const browser = new Browser();
  const target = await goThrough(browser, { email: "OIDC@example.lg.jp", email_verified: true });
  expect(target).toBe(`${ORIGIN}/staff/entry`);
  const claims = await readSessionToken(browser.cookies[SESSION]);
  expect(claims && (await viewerOfSession(claims))).toMatchObject({ id: someone.id });
  expect(await actionsOf(`account:${someone.userId}`)).toEqual(["account.sign_in"]);
  expect(provider.tokenRequests.at(-1)?.get("code_verifier")).toMatch(/.{43}/);
});

it("counts whoever came that way as somebody who has begun", async () => {
  const here = await person("office", { email: "came@example.lg.jp", withPassword: false });
  const notYet = await person("office", { email: "not-yet@example.lg.jp", withPassword: false });
  const admin = await person("admin");
  const before = await countAccounts(admin);
  await goThrough(new Browser(), { email: "came@example.lg.jp", email_verified: true });
  const listed = await listAccounts(admin);
  const begun = (id: string | null) =>
    listed.ok && listed.value.find((account) => account.id === id)?.hasSignedIn;
  expect([begun(here.userId), begun(notYet.userId)]).toEqual([true, false]);
  const after = await countAccounts(admin);
  if (!before.ok || !after.ok) throw new Error("not counted");
  expect(before.value.notBegun - after.value.notBegun).toBe(1);
});

it("takes Entra ID's word for a verified domain", async () => {
  await person("office", { email: "entra@example.lg.jp" });
  const browser = new Browser();
  await goThrough(browser, { email: "entra@example.lg.jp", xms_edov: true });
  expect(browser.cookies[SESSION]).toBeDefined();
});

it.each([
  ["an address that is not verified", { email: "oidc@example.lg.jp", email_verified: false }],
  ["an address of which nothing is said", { email: "oidc@example.lg.jp" }],
  ["no address", { email_verified: true }],
  ["an address without an account", { email: "stranger@example.lg.jp", email_verified: true }],
  ["a deactivated account", { email: "left@example.lg.jp", email_verified: true }],
  ["a filter in place of a text", { email: { not: "" }, email_verified: true }],
])("refuses %s, with a page of ours", async (_name, claims) => {
  await db().user.upsert({
    where: { email: "left@example.lg.jp" },
    create: { email: "left@example.lg.jp", name: "退職 者", role: "office", active: false },
    update: {},
  });
  const accounts = await db().user.count();
  const browser = new Browser();
  expect(await goThrough(browser, claims)).toMatch(
    /\/(api\/auth\/error|staff\/sign-in)\?error=AccessDenied$/,
  );
  expect(browser.cookies[SESSION]).toBeUndefined();
  expect(await db().user.count()).toBe(accounts);
});

it.each([
  ["state", { state: "forged" }],
  ["nonce", { nonce: "forged" }],
])("refuses an answer with another %s, with one line in the log and no stack", async (name, changes) => {
  const [failed, warned] = [vi.spyOn(logger, "error"), vi.spyOn(logger, "warn")];
  const browser = new Browser();
  const target = await goThrough(browser, { email: "oidc@example.lg.jp", email_verified: true }, changes);
  expect(target).toMatch(/error=OAuthCallback|error=Callback/);
  expect(browser.cookies[SESSION]).toBeUndefined();
  expect(failed).not.toHaveBeenCalled();
  expect(warned).toHaveBeenCalledExactlyOnceWith(
    { method: "oidc", cause: "answer_unusable", reason: expect.stringContaining(name) },
    "sign-in: refused",
  );
  vi.restoreAllMocks();
});

it("writes down that the provider does not take the client, or cannot be read, in the words of every refusal", async () => {
  const failed = vi.spyOn(logger, "error");
  const claims = { email: "oidc@example.lg.jp", email_verified: true };
  provider.refuses = { path: "/token", status: 401, error: "invalid_client" };
  expect(await goThrough(new Browser(), claims)).toMatch(/error=OAuthCallback$/);
  const away = new Browser();
  const csrfToken = await away.csrfToken();
  provider.refuses = { path: "/.well-known/openid-configuration", status: 503, error: "away" };
  await away.post("/signin/oidc", { csrfToken, callbackUrl: "/staff", json: "true" });
  provider.refuses = null;
  expect(failed.mock.calls).toEqual(
    ["client_refused", "provider_unreachable"].map((cause) => [
      { method: "oidc", cause, reason: expect.any(String) },
      "sign-in: refused",
    ]),
  );
  vi.restoreAllMocks();
});

it("tells nobody an error's own words: the browser gets a code, the log the error", async () => {
  const failed = vi.spyOn(logger, "error").mockImplementation(() => undefined);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query("ALTER TABLE user_account RENAME TO user_account_away");
  const byPassword = new Browser();
  const csrfToken = await byPassword.csrfToken();
  try {
    const claims = { email: "oidc@example.lg.jp", email_verified: true };
    expect(await goThrough(new Browser(), claims)).toMatch(/\?error=Callback$/);
    const input = { csrfToken, email: "oidc@example.lg.jp", password: "x", json: "true" };
    const { body } = await byPassword.post("/callback/credentials", input);
    expect((body as { url: string }).url).toMatch(/\?error=Callback$/);
  } finally {
    await owner.query("ALTER TABLE user_account_away RENAME TO user_account");
    await owner.end();
  }
  expect(failed.mock.calls.map(([about, message]) => [message, about])).toMatchObject(
    ["oidc", "password"].map((method) => [
      "sign-in: refused",
      { method, cause: "unexpected", err: expect.any(Error) },
    ]),
  );
  vi.restoreAllMocks();
});

it("leads to no other site afterwards", async () => {
  const browser = new Browser();
  const claims = { email: "oidc@example.lg.jp", email_verified: true };
  expect(await goThrough(browser, claims, { callbackUrl: "https://evil.example/staff" })).toBe(
    `${ORIGIN}/staff`,
  );
});
