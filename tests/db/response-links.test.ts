/** Personal links: what one opens, what ends it, and that a wrong one is treated as a right one. */

import { randomBytes, randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import type { Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { setAccountActive, updateAccount } from "@/server/accounts/change";
import { listAccounts } from "@/server/accounts/queries";
import { listAuditEvents } from "@/server/audit/queries";
import { readResponseLink, responseUrl, startResponding } from "@/server/auth/links/response-link";
import { changeOwnPassword } from "@/server/auth/passwords/change";
import { endOtherSessions, listOwnSessions } from "@/server/auth/sessions/own";
import { createSessionToken, readSessionToken } from "@/server/auth/sessions/session-token";
import { closeDb, db } from "@/server/db/client";
import { changeReport, getReport, listReports } from "@/server/reports/queries";
import { listRoundLinks, revokeLinks } from "@/server/rounds/response-links";
import { ORIGIN, setEnvironment } from "./support/accounts";
import { Browser } from "./support/accounts-next-auth";
import { countedQueries, startCounting, stopCounting } from "./support/counted-queries";
import { COUNT, content, FY, NOW, openRound, PAPER, SHARE } from "./support/reports";
import { buildLinksWorld, type LinksWorld, linkFor, sessionBy } from "./support/response-links";
import { sessionOf } from "./support/sessions";

let database: TestDatabase;
let world: LinksWorld;
let linkId: string;

beforeAll(async () => {
  startCounting();
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  process.env.NEXTAUTH_URL = ORIGIN;
  world = await buildLinksWorld();
  linkId = await linkFor(world.roundId, world.people.general);
});
afterAll(async () => {
  stopCounting();
  await closeDb();
  await database.drop();
});

const tokenOf = (id: string) => new URL(responseUrl(id)).searchParams.get("token") ?? "";
const signedBy = async (): Promise<Viewer> => {
  const viewer = await sessionBy(linkId, world.people.general);
  if (!viewer) throw new Error("the link does not hold");
  return viewer;
};
const read = (viewer: Viewer, kpiId: KpiId, fy = FY) => getReport(viewer, { kpiId, fy }, NOW);
const draftOf = (kpiId: KpiId, version = 0) =>
  ({ kpiId, fy: FY, event: "save_draft", version, content: content() }) as const;

describe("a session by a personal link", () => {
  it("reads and writes the person's items of the round", async () => {
    const viewer = await signedBy();
    expect(viewer).toMatchObject({ id: world.people.general.id, responseScope: { fy: FY, kpiIds: [PAPER] } });
    expect(await read(viewer, PAPER)).toMatchObject({ ok: true, value: { window: { open: true } } });
    expect(await changeReport(viewer, draftOf(PAPER), NOW)).toMatchObject({ ok: true });
    expect(await changeReport(viewer, { ...draftOf(PAPER, 1), event: "submit" }, NOW)).toMatchObject({
      ok: true,
      value: { state: "submitted" },
    });
    const list = await listReports(viewer, { fy: FY });
    expect(list.ok && list.value.map(({ kpiId }) => kpiId)).toEqual([PAPER]);
  });

  it.each([
    ["another person's item of the same department", COUNT, FY],
    ["another department's item", SHARE, FY],
    ["another year's report", PAPER, FY + 1],
    ["a KPI that does not exist", toKpiId("no-such-kpi"), FY],
  ])("finds nothing of %s", async (_what, kpiId, fy) => {
    const viewer = await signedBy();
    expect(await read(viewer, kpiId, fiscalYear(fy))).toMatchObject({ ok: false, reason: "not_found" });
    const written = await changeReport(viewer, { ...draftOf(kpiId), fy: fiscalYear(fy) }, NOW);
    expect(written).toMatchObject({ ok: false, reason: "not_found" });
    expect(await db().report.count({ where: { itemId: kpiId, fy } })).toBe(0);
    const list = await listReports(viewer, { fy: fiscalYear(FY + 1) });
    expect(list.ok && list.value).toEqual([]);
  });

  it("would have found the colleague's item after signing in (so that the check above can fail)", async () => {
    expect(await read(world.people.general, COUNT)).toMatchObject({ ok: true });
    expect(await sessionBy(await linkFor(world.roundId, world.colleague), world.colleague)).toMatchObject({
      responseScope: { kpiIds: [COUNT] },
    });
  });

  it("does nothing else in the person's name: no password, no accounts, no rounds, no audit", async () => {
    const viewer = await signedBy();
    const passwords = { current: "しずかな湖畔の森のかげから", password: "もう起きちゃいかがと郭公が啼く" };
    const version = () =>
      db().user.findUnique({
        where: { id: viewer.id },
        select: { passwordHash: true, sessionVersion: true },
      });
    const before = await version();
    for (const refusal of [
      await changeOwnPassword(viewer, passwords, "10.0.0.1"),
      await listOwnSessions(viewer),
      await endOtherSessions(viewer, {}),
      await listAccounts(viewer),
      await listAuditEvents(viewer, { filter: {} }),
      await listRoundLinks(viewer, { roundId: world.roundId }),
      await revokeLinks(viewer, { roundId: world.roundId, userId: viewer.id }),
    ]) {
      expect(refusal).toMatchObject({ ok: false, reason: "forbidden" });
    }
    expect(await version()).toEqual(before);
  });

  it("goes on when every item is answered", async () => {
    const submitted = await db().report.findMany({ where: { itemId: PAPER }, select: { state: true } });
    expect(submitted).toEqual([{ state: "submitted" }]);
    expect(await read(await signedBy(), PAPER)).toMatchObject({ ok: true });
    expect(await startResponding(tokenOf(linkId))).toMatchObject({ ok: true });
  });
});

describe("what ends a link, and every session by it", () => {
  const setRound = (data: { openedAt?: Date | null; closedAt?: Date | null }) =>
    db().collectionRound.update({
      where: { id: world.roundId },
      data: { openedAt: NOW, closedAt: null, ...data },
      select: { id: true },
    });
  const setPerson = (data: { active?: boolean; role?: "contributor" | "manager" }) =>
    db().user.update({
      where: { id: world.people.general.id },
      data: { active: true, role: "contributor", ...data },
      select: { id: true },
    });
  const holds = async () => ({
    link: (await readResponseLink(tokenOf(linkId))) !== null,
    begins: (await startResponding(tokenOf(linkId))).ok,
    session: (await sessionBy(linkId, world.people.general)) !== null,
  });
  const nothing = { link: false, begins: false, session: false };

  afterEach(async () => {
    await setRound({});
    await setPerson({});
    expect(await holds()).toEqual({ link: true, begins: true, session: true });
  });

  it("the round's close", async () => {
    await setRound({ closedAt: NOW });
    expect(await holds()).toEqual(nothing);
  });

  it("a round that is not sent out yet", async () => {
    await setRound({ openedAt: null });
    expect(await holds()).toEqual(nothing);
  });

  it("a deactivated account", async () => {
    await setPerson({ active: false });
    expect(await holds()).toEqual(nothing);
  });

  it("another role", async () => {
    await setPerson({ role: "manager" });
    expect(await holds()).toEqual(nothing);
  });

  it("nothing but that link: not another link of the person, not the person's own session", async () => {
    const { general, office } = world.people;
    const mine = await linkFor(world.roundId, general);
    const other = await openRound(fiscalYear(FY + 1));
    const elsewhere = await linkFor(other, general);
    const foreign = await linkFor(world.roundId, world.colleague);
    const own = { roundId: world.roundId, userId: general.id };
    expect(await revokeLinks(office, own, NOW)).toEqual({ ok: true, value: { revoked: 2 } });
    // Both links of that round, and a second time nothing.
    expect(await revokeLinks(office, own, NOW)).toEqual({ ok: true, value: { revoked: 0 } });
    expect(await holds()).toEqual(nothing);
    expect(await sessionBy(mine, general)).toBeNull();
    expect(await sessionBy(elsewhere, general)).toMatchObject({ responseScope: { fy: FY + 1 } });
    expect(await sessionBy(foreign, world.colleague)).not.toBeNull();
    expect(await viewerOfSession(await sessionOf(general))).toMatchObject({ responseScope: null });
    const events = await db().auditEvent.findMany({
      where: { action: "link.revoke" },
      select: { subject: true, actorId: true, after: true },
    });
    expect(events).toEqual([
      { subject: `round:${FY}`, actorId: office.id, after: { person: general.name, links: 2 } },
    ]);
    linkId = await linkFor(world.roundId, general);
  });
});

describe("a session cannot be bent", () => {
  it("to somebody else's account or to an unknown link", async () => {
    const { general, citizen, office } = world.people;
    for (const person of [world.colleague, citizen, office]) {
      expect(await sessionBy(linkId, person)).toBeNull();
    }
    await expect(sessionBy(randomUUID(), general)).rejects.toThrow("staff_session_link_id_fkey");
  });

  it("into a whole session by asking next-auth to write the cookie again", async () => {
    const browser = new Browser();
    const claims = await sessionOf(world.people.general, linkId);
    browser.cookies["ayumi-session"] = await createSessionToken(claims);
    const cookie = () => readSessionToken(browser.cookies["ayumi-session"]);
    expect((await browser.get("/session")).body).toMatchObject({ user: { name: "soumu" } });
    expect(await cookie()).toEqual(claims);
    const csrfToken = await browser.csrfToken();
    const foreign = await sessionOf(world.people.office);
    for (const data of [foreign, { sessionId: undefined }, { linkId: null }, {}]) {
      await browser.post("/session", { csrfToken, data });
      expect(await cookie()).toEqual(claims);
    }
  });

  it("and tells next-auth's session end point nothing more, and nothing once the link is gone", async () => {
    const browser = new Browser();
    const gone = await linkFor(world.roundId, world.people.general);
    browser.cookies["ayumi-session"] = await createSessionToken(await sessionOf(world.people.general, gone));
    expect((await browser.get("/session")).body).toEqual({
      expires: expect.any(String),
      user: { name: "soumu", email: "soumu@example.jp" },
    });
    await db().responseLink.update({ where: { id: gone }, data: { revokedAt: NOW }, select: { id: true } });
    expect((await browser.get("/session")).body).toEqual({ expires: expect.any(String) });
  });

  it("by the account's own changes: they end it, and the link begins anew", async () => {
    const { citizen, admin } = world.people;
    const link = await linkFor(world.roundId, citizen);
    const session = await sessionOf(citizen, link);
    const departmentId = citizen.departmentId ?? "";
    const renamed = { name: "shimin2", role: "contributor", department: { id: departmentId } } as const;
    const account = { accountId: citizen.id, version: 1 };
    expect(await updateAccount(admin, { ...account, ...renamed })).toMatchObject({ ok: true });
    expect(await viewerOfSession(session)).toBeNull();
    const begun = await startResponding(tokenOf(link));
    expect(begun).toMatchObject({ ok: true, value: { session: { userId: citizen.id }, fy: FY } });
    const again = begun.ok && begun.value.session;
    expect(again && (await viewerOfSession(again))).toMatchObject({ id: citizen.id });
    const stop = { accountId: citizen.id, version: 2, active: false };
    expect(await setAccountActive(admin, stop)).toMatchObject({ ok: true });
    expect(await readResponseLink(tokenOf(link))).toBeNull();
  });
});

describe("the use of a link", () => {
  const uses = () =>
    db().auditEvent.findMany({
      where: { action: "link.use" },
      select: { actorId: true, actor: true, subject: true, before: true, after: true },
      orderBy: { id: "desc" },
    });

  it("is written down once each time, reading it is not, and a link that does not hold leaves nothing", async () => {
    const before = (await uses()).length;
    await readResponseLink(tokenOf(linkId));
    await readResponseLink(tokenOf(linkId));
    expect(await uses()).toHaveLength(before);
    await startResponding(tokenOf(linkId));
    await startResponding(tokenOf(linkId));
    await startResponding(tokenOf(randomUUID()));
    const after = await uses();
    expect(after).toHaveLength(before + 2);
    expect(after[0]).toEqual({
      actorId: world.people.general.id,
      actor: "総務課 soumu（回答リンクから）",
      subject: `round:${FY}`,
      before: null,
      after: null,
    });
  });

  it("keeps no token anywhere in the database", async () => {
    const token = tokenOf(linkId);
    const rows = [await db().responseLink.findMany(), await db().rateLimit.findMany(), await uses()];
    expect(JSON.stringify(rows)).not.toContain(token.slice(22, 40));
  });
});

describe("a wrong link is treated as a right one", () => {
  const changed = (token: string) => `${token.slice(0, -1)}${token.endsWith("A") ? "E" : "A"}`;

  it("asks the database the same questions", async () => {
    const revoked = await linkFor(world.roundId, world.people.general);
    await db().responseLink.update({
      where: { id: revoked },
      data: { revokedAt: NOW },
      select: { id: true },
    });
    const tokens: Record<string, unknown> = {
      valid: tokenOf(linkId),
      "valid, of somebody else": tokenOf(await linkFor(world.roundId, world.colleague)),
      revoked: tokenOf(revoked),
      "of a link that is not there": tokenOf(randomUUID()),
      "the right id with a wrong MAC": changed(tokenOf(linkId)),
      guessed: randomBytes(48).toString("base64url"),
      "cut short": tokenOf(linkId).slice(0, 40),
      "no text": "",
      nothing: undefined,
      "given twice": [tokenOf(linkId), tokenOf(linkId)],
    };
    await readResponseLink(tokens.valid);
    const asked: Record<string, string[]> = {};
    for (const [what, token] of Object.entries(tokens)) {
      const { queries, result } = await countedQueries(() => readResponseLink(token));
      expect(result !== null, what).toBe(what.startsWith("valid"));
      asked[what] = queries;
    }
    expect(asked.valid).toHaveLength(1);
    for (const what of Object.keys(tokens)) expect(asked[what], what).toEqual(asked.valid);
  });
});

describe("the office's list of links", () => {
  it("shows each person with what was made and taken back, and no way in", async () => {
    const list = await listRoundLinks(world.people.office, { roundId: world.roundId });
    if (!list.ok) throw new Error(list.reason);
    expect(list.value).toMatchObject({ roundId: world.roundId, fy: FY, isOpen: true });
    expect(list.value.people.map(({ name, mayAnswer }) => ({ name, mayAnswer }))).toEqual([
      { name: "shimin2", mayAnswer: false },
      { name: "soumu", mayAnswer: true },
      { name: "soumu2", mayAnswer: true },
    ]);
    const soumu = list.value.people[1];
    const made = soumu?.links.map(({ createdAt }) => createdAt) ?? [];
    expect(made).toEqual([...made].sort().reverse());
    expect(soumu?.links.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
    expect(JSON.stringify(list)).not.toContain(linkId);
  });

  it("asks no more the more links there are", async () => {
    const { office, general } = world.people;
    const list = () => countedQueries(() => listRoundLinks(office, { roundId: world.roundId }));
    const few = await list();
    for (let no = 0; no < 20; no += 1) await linkFor(world.roundId, general);
    expect((await list()).queries).toHaveLength(few.queries.length);
  });

  it.each([
    ["an unknown round", { roundId: randomUUID() }],
    ["no id", { roundId: "x" }],
  ])("finds nothing of %s", async (_what, input) => {
    expect(await listRoundLinks(world.people.office, input)).toMatchObject({ reason: "not_found" });
  });

  it("takes nothing back of a person without a link, nor from anything but ids", async () => {
    const { office, manager } = world.people;
    const { roundId } = world;
    for (const input of [
      { roundId, userId: manager.id },
      { roundId: randomUUID(), userId: manager.id },
      { roundId, userId: "x" },
      { roundId, userId: { not: "" } as unknown as string },
    ]) {
      expect(await revokeLinks(office, input)).toMatchObject({ ok: false, reason: "not_found" });
    }
  });
});
