/** The page behind a personal link and its one button, as a browser asks for them. */
import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startRespondingAction } from "@/features/response-link/actions";
import { loadResponseStart } from "@/features/response-link/loaders";
import type { Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { LINK_LIMIT } from "@/server/auth/attempts";
import { responseUrl } from "@/server/auth/links/response-link";
import { requireViewer } from "@/server/auth/sessions/session";
import { createSessionToken, readSessionToken } from "@/server/auth/sessions/session-token";
import { closeDb, db } from "@/server/db/client";
import { actionsOf, ORIGIN, setEnvironment } from "./support/accounts";
import { FY, NOW } from "./support/reports";
import { buildLinksWorld, type LinksWorld, linkFor } from "./support/response-links";
import { sessionOf } from "./support/sessions";

const COOKIE = "ayumi-session";
const LINK_COOKIE = "ayumi-link";
/** The browser's cookies, and what the front door says of the request. */
const request = vi.hoisted(() => {
  process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = "true";
  return { cookies: new Map<string, string>(), headers: new Map<string, string>() };
});
// What Next itself gives a page or an action. Nothing of ours is replaced.
vi.mock("next/headers", () => ({
  headers: async () => new Headers([...request.headers]),
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { value: request.cookies.get(name) } : undefined),
    set: (name: string, value: string) => void request.cookies.set(name, value),
  }),
}));

let database: TestDatabase;
let world: LinksWorld;
let token: string;
let linkId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  world = await buildLinksWorld();
  linkId = await linkFor(world.roundId, world.people.general);
  token = tokenOf(linkId);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});
beforeEach(async () => {
  request.cookies.clear();
  request.headers = new Map([
    ["origin", ORIGIN],
    ["x-ayumi-client", "192.0.2.1"],
  ]);
  await db().rateLimit.deleteMany();
});

function tokenOf(id: string): string {
  return new URL(responseUrl(id)).searchParams.get("token") ?? "";
}

/** As the front door hands the link's token on. */
async function open(asked: string | undefined) {
  if (asked === undefined) request.cookies.delete(LINK_COOKIE);
  else request.cookies.set(LINK_COOKIE, asked);
  try {
    return await loadResponseStart(NOW);
  } finally {
    request.cookies.delete(LINK_COOKIE);
  }
}

async function press(asked: string) {
  const form = new FormData();
  form.set("token", asked);
  return startRespondingAction(null, form);
}

async function signIn(person: Viewer, by?: string): Promise<void> {
  request.cookies.set(COOKIE, await createSessionToken(await sessionOf(person, by)));
}

/** Whose session the browser has, and by which link. */
async function session(): Promise<{ userId: string; linkId: string | null } | null> {
  const claims = await readSessionToken(request.cookies.get(COOKIE));
  if (!claims || !(await viewerOfSession(claims))) return null;
  return db().staffSession.findUnique({
    where: { id: claims.sessionId },
    select: { userId: true, linkId: true },
  });
}

/** What Next answers with when a page or an action breaks off: "404", "redirect /staff/entry?fy=2025". */
async function brokenOff(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown as { digest?: unknown },
  );
  const [kind, ...rest] = String(error?.digest).split(";");
  if (kind === "NEXT_REDIRECT") return `redirect ${rest[1]}`;
  if (kind !== "NEXT_HTTP_ERROR_FALLBACK") throw error ?? new Error("it did not break off");
  return rest[0] ?? "";
}

describe("opening a link", () => {
  it("says whose it is, what it asks for and until when, and signs nobody in", async () => {
    const before = await actionsOf(`round:${FY}`);
    await open(token);
    expect(await open(token)).toEqual({
      kind: "link",
      token,
      view: {
        name: "soumu",
        department: "総務課",
        roundTitle: `${FY}年度の照会`,
        year: "令和7年度（2025年度）",
        deadline: "令和8年5月31日（15日過ぎていますが、まだ受け付けています）",
        tone: "warning",
        items: ["1項目"],
        endsSessionOf: null,
      },
    });
    expect(request.cookies.size).toBe(0);
    expect(await actionsOf(`round:${FY}`)).toEqual(before);
  });

  it("is 404 alike for every link that does not hold", async () => {
    const revoked = await linkFor(world.roundId, world.people.general);
    await db().responseLink.update({
      where: { id: revoked },
      data: { revokedAt: NOW },
      select: { id: true },
    });
    for (const asked of [tokenOf(revoked), tokenOf(randomUUID()), "x", "", "-", undefined]) {
      expect(await brokenOff(open(asked))).toBe("404");
    }
  });

  it("warns whose screen it would end", async () => {
    await signIn(world.people.office);
    expect(await open(token)).toMatchObject({ view: { endsSessionOf: "dx1" } });
    await signIn(world.people.general);
    expect(await open(token)).toMatchObject({ view: { endsSessionOf: null } });
  });
});

describe("the button 「回答を始める」", () => {
  it("starts a session that reaches as far as the link, and goes on to the entry of its year", async () => {
    const before = await actionsOf(`round:${FY}`);
    expect(await brokenOff(press(token))).toBe(`redirect /staff/entry?fy=${FY}`);
    expect(await session()).toEqual({ userId: world.people.general.id, linkId });
    expect(await actionsOf(`round:${FY}`)).toEqual([...before, "link.use"]);
  });

  it("keeps the session of somebody who has signed in as the same person", async () => {
    await signIn(world.people.general);
    expect(await brokenOff(press(token))).toBe(`redirect /staff/entry?fy=${FY}`);
    expect(await session()).toEqual({ userId: world.people.general.id, linkId: null });
  });

  it("takes the place of anybody else's session, and of one by an earlier link", async () => {
    for (const by of [undefined, await linkFor(world.roundId, world.colleague)]) {
      await signIn(by === undefined ? world.people.office : world.colleague, by);
      await brokenOff(press(token));
      expect(await session()).toMatchObject({ userId: world.people.general.id, linkId });
    }
  });

  it("does nothing from another site, nor with a link that does not hold, nor with more than a token", async () => {
    request.headers.set("origin", "https://elsewhere.example");
    expect(await brokenOff(press(token))).toBe("403");
    request.headers.delete("origin");
    expect(await brokenOff(press(token))).toBe("403");
    request.headers.set("origin", ORIGIN);
    expect(await press("x")).toMatchObject({ ok: false, reason: "not_found" });
    const form = new FormData();
    form.set("token", token);
    form.set("userId", world.people.office.id);
    expect(await startRespondingAction(null, form)).toMatchObject({ ok: false, reason: "invalid" });
    expect(await session()).toBeNull();
  });
});

describe("guessing", () => {
  const spend = (points: number) =>
    db().rateLimit.updateMany({ where: { key: { startsWith: "answer-link:" } }, data: { points } });

  it("is counted for each address, right and wrong alike, and stops at the limit with the time to wait", async () => {
    await open(token);
    await brokenOff(open("x"));
    await press("x");
    await brokenOff(press(token));
    expect(await db().rateLimit.findMany({ select: { key: true, points: true } })).toEqual([
      { key: "answer-link:address:192.0.2.1", points: 4 },
    ]);
    await spend(LINK_LIMIT - 1);
    expect(await open(token)).toMatchObject({ kind: "link" });
    request.cookies.clear();
    for (const asked of [token, "x"]) {
      expect(await open(asked)).toEqual({ kind: "wait", sentence: expect.stringContaining("約15分後に") });
      expect(await press(asked)).toMatchObject({ ok: false, reason: "busy" });
    }
    expect(await session()).toBeNull();
    request.headers.set("x-ayumi-client", "192.0.2.2");
    expect(await open(token)).toMatchObject({ kind: "link" });
  });

  it("at its limit writes nothing more, and ends with its window", async () => {
    await open(token);
    await spend(LINK_LIMIT);
    const rows = await db().rateLimit.findMany();
    await open(token);
    expect(await db().rateLimit.findMany()).toEqual(rows);
    await db().rateLimit.updateMany({ data: { expire: new Date(Date.now() - 1) } });
    expect(await open(token)).toMatchObject({ kind: "link" });
  });
});

describe("the other pages, for somebody who came by a link", () => {
  beforeEach(() => signIn(world.people.general, linkId));

  it.each(["/staff/entry", "/staff/entry?fy=2025", "/staff/entry/t-paper/2025"])(
    "%s is theirs",
    async (page) => {
      request.headers.set("x-ayumi-path", page);
      expect(await requireViewer()).toMatchObject({ id: world.people.general.id });
    },
  );

  it.each(["/staff/password", "/staff/plan", "/staff/rounds", "/staff/entry-other", "/staff/entries"])(
    "%s is 403",
    async (page) => {
      request.headers.set("x-ayumi-path", page);
      expect(await brokenOff(requireViewer())).toBe("403");
    },
  );

  it.each(["/staff", "/staff?_rsc=1a2b3"])("%s leads to the entry of the link's year", async (page) => {
    request.headers.set("x-ayumi-path", page);
    expect(await brokenOff(requireViewer())).toBe(`redirect /staff/entry?fy=${FY}`);
  });

  it("every page asks to sign in once the link is gone", async () => {
    const gone = await linkFor(world.roundId, world.people.general);
    await signIn(world.people.general, gone);
    await db().responseLink.update({ where: { id: gone }, data: { revokedAt: NOW }, select: { id: true } });
    request.headers.set("x-ayumi-path", "/staff/entry?fy=2025");
    expect(await brokenOff(requireViewer())).toBe(
      "redirect /staff/sign-in?callbackUrl=%2Fstaff%2Fentry%3Ffy%3D2025",
    );
  });
});
