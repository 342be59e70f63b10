/** Who wrote out somebody's mail had their link in hand, and decides on nothing that was submitted through it. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { linkOfToken, startResponding } from "@/server/auth/links/response-link";
import { closeDb, db } from "@/server/db/client";
import { LINK_PLACEHOLDER } from "@/server/mail/compose";
import { changeReport, getReport, listReports } from "@/server/reports/queries";
import { approveReports } from "@/server/rounds/approve-many";
import { readMailFile } from "@/server/rounds/mail-file";
import { setEnvironment } from "./support/accounts";
import { content, FY, NOW, PAPER } from "./support/reports";
import { buildLinksWorld, type LinksWorld, linkFor } from "./support/response-links";
import { must } from "./support/rounds";

let database: TestDatabase;
let world: LinksWorld;
let mailNo = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  world = await buildLinksWorld();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

/** Version of the report of PAPER now. */
async function version(): Promise<number> {
  const row = await db().report.findFirst({ where: { itemId: PAPER }, select: { version: true } });
  return row?.version ?? 0;
}

/** Whatever waits is decided by somebody who may. */
beforeEach(async () => {
  const waiting = await db().report.count({ where: { itemId: PAPER, state: "submitted" } });
  if (waiting > 0) {
    const asked = { kpiId: PAPER, fy: FY, event: "return", version: await version() } as const;
    const returned = await changeReport(world.people.office2, { ...asked, comment: "確認" }, NOW);
    if (!returned.ok) throw new Error(returned.reason);
  }
});

async function newMail(state: "kept" | "sent"): Promise<{ mailId: string; linkId: string }> {
  const { general } = world.people;
  const linkId = await linkFor(world.roundId, general);
  mailNo += 1;
  const { id: mailId } = await db().mail.create({
    data: {
      roundId: world.roundId,
      recipientId: general.id,
      linkId,
      occasionKey: `by-hand:${mailNo}`,
      occasionKind: "by_hand",
      address: "soumu@example.jp",
      subject: `ご回答のお願い（${mailNo}）`,
      body: `次のリンクからご回答ください。\n${LINK_PLACEHOLDER}\n`,
      state,
      sentAt: state === "sent" ? NOW : null,
    },
    select: { id: true },
  });
  return { mailId, linkId };
}

/** The token that stands in a mail's file; null where none does. */
async function download(viewer: Viewer, mailId: string): Promise<string | null> {
  const file = await readMailFile(viewer, mailId);
  if (!file.ok) throw new Error(file.reason);
  const text = Buffer.from(file.value.body).toString("utf8").replaceAll("=\r\n", "").replaceAll("=3D", "=");
  return /\?token=([A-Za-z0-9_-]{64})/.exec(text)?.[1] ?? null;
}

async function submitBy(token: string): Promise<void> {
  const begun = await startResponding(token);
  const viewer = begun.ok && begun.value.session ? await viewerOfSession(begun.value.session) : null;
  if (!viewer) throw new Error("the link does not hold");
  await submit(viewer);
}

/** Each says something else: what was approved already is no correction. */
let turn = 0;

async function submit(viewer: Viewer): Promise<void> {
  turn += 1;
  const change = {
    kpiId: PAPER,
    fy: FY,
    event: "submit",
    content: content({ nextStep: `${turn}回目の確認をします。` }),
    correctionReason: "確認のため",
  } as const;
  const submitted = await changeReport(viewer, { ...change, version: await version() }, NOW);
  if (!submitted.ok) throw new Error(`${submitted.reason} ${JSON.stringify(submitted.errors)}`);
}

async function decide(viewer: Viewer, event: "approve" | "return") {
  const asked = { kpiId: PAPER, fy: FY, version: await version() };
  return changeReport(viewer, { ...asked, event, comment: "確認しました" }, NOW);
}

describe("the office that wrote out a colleague's mail", () => {
  it("neither approves nor returns what was submitted through its link, nor among many; a colleague does", async () => {
    const { office, office2 } = world.people;
    const { mailId, linkId } = await newMail("kept");
    const token = await download(office, mailId);
    expect(linkOfToken(token)).toBe(linkId);
    await submitBy(token ?? "");
    expect(await decide(office, "approve")).toMatchObject({ ok: false, reason: "forbidden" });
    expect(await decide(office, "return")).toMatchObject({ ok: false, reason: "forbidden" });
    const many = { roundId: world.roundId, reports: [{ kpiId: PAPER, version: await version() }] };
    expect(await approveReports(office, many, NOW)).toMatchObject({ ok: false, reason: "forbidden" });
    expect(await getReport(office, { kpiId: PAPER, fy: FY }, NOW)).toMatchObject({
      value: { allowed: { approve: false, return: false, ownSubmission: true } },
    });
    expect(await decide(office2, "approve")).toMatchObject({ ok: true });
  });

  it("decides on what the same person submits signed in, or through another link", async () => {
    const { office, general } = world.people;
    const { mailId } = await newMail("kept");
    await download(office, mailId);
    await submit(general);
    expect(await decide(office, "return")).toMatchObject({ ok: true });
    const other = await newMail("kept");
    await submitBy((await download(world.people.office2, other.mailId)) ?? "");
    expect(await decide(office, "approve")).toMatchObject({ ok: true });
  });

  it("counts from the first download on, however often it is repeated", async () => {
    const { office } = world.people;
    const { mailId, linkId } = await newMail("kept");
    for (let times = 0; times < 2; times += 1) await download(office, mailId);
    const fetches = await db().linkFetch.findMany({ where: { linkId }, select: { userId: true } });
    expect(fetches).toEqual([{ userId: office.id }]);
  });
});

describe("a mail that was sent", () => {
  it("is written out without a link that works, and counts for nothing", async () => {
    const { office } = world.people;
    const { mailId, linkId } = await newMail("sent");
    expect(await download(office, mailId)).toBeNull();
    expect(await db().linkFetch.count({ where: { linkId } })).toBe(0);
    const file = await readMailFile(office, mailId);
    const text = file.ok ? Buffer.from(file.value.body).toString("utf8") : "";
    expect(text).not.toContain(LINK_PLACEHOLDER);
    expect(text).not.toContain("token=");
  });
});

describe("what came through a link", () => {
  it("says so to who decides, in the history and in the audit trail", async () => {
    const { mailId } = await newMail("kept");
    await submitBy((await download(world.people.office, mailId)) ?? "");
    const listed = await listReports(world.people.office2, { fy: FY }, NOW);
    const row = listed.ok ? listed.value.find(({ kpiId }) => kpiId === PAPER) : undefined;
    expect(row).toMatchObject({ isByLink: true });
    expect(row?.authorIds).toEqual([world.people.general.id, world.people.office.id]);
    const report = await getReport(world.people.office2, { kpiId: PAPER, fy: FY }, NOW);
    expect(report.ok && report.value.history[0]).toMatchObject({ event: "submit", isByLink: true });
    const event = await db().auditEvent.findFirst({
      where: { action: "report.submit", subjectKpiId: PAPER },
      orderBy: { id: "desc" },
      select: { actor: true, actorId: true },
    });
    expect(event).toEqual({ actor: "総務課 soumu（回答リンクから）", actorId: world.people.general.id });
    must(await decide(world.people.office2, "approve"));
    const decided = must(await listReports(world.people.office2, { fy: FY }, NOW));
    expect(decided.find(({ kpiId }) => kpiId === PAPER)?.handling).toMatchObject({
      written: { by: world.people.general.name, isByLink: true },
      decided: { event: "approve", by: world.people.office2.name },
    });
  });
});
