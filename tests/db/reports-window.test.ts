/** When a department may write: the round, a reopened item, an announced figure. The office always may. */

import { day } from "@tests/fixtures/brands";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { USUAL_PLAN_WORDS } from "@/domain/words/ja/plan/plan-words";
import { ENTRY_CLOSED_WORDS } from "@/domain/words/ja/rounds/rounds";
import type { Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { changeReport, getReport } from "@/server/reports/queries";
import { content, FY, loadPeopleAndPlan, NOW, openRound, PAPER, type People, SHARE } from "./support/reports";

let database: TestDatabase;
let people: People;
let roundId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  roundId = await openRound();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});
afterEach(() => setRound({ openedAt: NOW, closedAt: null }));

type Change = Omit<Parameters<typeof changeReport>[1], "kpiId" | "fy">;
const change = (viewer: Viewer, body: Change, now = NOW) =>
  changeReport(viewer, { kpiId: PAPER, fy: FY, ...body }, now);
const report = async (viewer: Viewer, now = NOW) => {
  const result = await getReport(viewer, { kpiId: PAPER, fy: FY }, now);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
};
const version = async () => (await report(people.office)).version;

async function setRound(data: { openedAt: Date | null; closedAt: Date | null }): Promise<void> {
  await db().collectionRound.update({ where: { id: roundId }, data, select: { id: true } });
}

async function setReopened(reopenedAt: Date | null): Promise<void> {
  await db().roundItem.update({
    where: { roundId_itemId: { roundId, itemId: PAPER } },
    data: { reopenedAt, reopenedReason: reopenedAt ? "集計の誤りが分かったため" : "" },
    select: { itemId: true },
  });
}

const draft = async (actualText: string) =>
  ({ event: "save_draft", version: await version(), content: content({ actualText }) }) as const;

describe("outside an open round", () => {
  it.each([
    ["before it is sent out", { openedAt: null, closedAt: null }, "preparing"],
    ["after it was closed", { openedAt: NOW, closedAt: NOW }, "closed"],
  ] as const)("a department changes nothing %s, and is told why", async (_when, times, reason) => {
    await setRound(times);
    const before = await version();
    expect(await change(people.general, await draft("13,000"))).toEqual({
      ok: false,
      reason: "forbidden",
      errors: { "": ENTRY_CLOSED_WORDS[reason](USUAL_PLAN_WORDS.office) },
    });
    expect(await version()).toBe(before);
    expect(await report(people.general)).toMatchObject({
      window: { open: false, reason },
      allowed: { edit: false, submit: false },
    });
  });

  it("the office may still enter a figure", async () => {
    await setRound({ openedAt: NOW, closedAt: NOW });
    expect(await change(people.office, await draft("13,100"))).toMatchObject({ ok: true });
  });

  it("another department's report looks like one that does not exist, window or not", async () => {
    await setRound({ openedAt: NOW, closedAt: NOW });
    expect(await change(people.citizen, await draft("1"))).toEqual({ ok: false, reason: "not_found" });
  });
});

describe("an item reopened after the close", () => {
  it("is the department's again, through a return, until it is approved", async () => {
    await setRound({ openedAt: NOW, closedAt: NOW });
    await setReopened(NOW);
    const submit = async (actualText: string) =>
      change(people.general, {
        event: "submit",
        version: await version(),
        content: content({ actualText }),
      });
    expect(await submit("12,900")).toMatchObject({ ok: true });
    await change(people.office, {
      event: "return",
      version: await version(),
      comment: "単位をご確認ください",
    });
    expect(await submit("12,800")).toMatchObject({ ok: true });
    await change(people.office, { event: "approve", version: await version() });
    expect((await report(people.general)).window).toEqual({ open: false, reason: "closed" });
  });
});

describe("a return", () => {
  const handedIn = async () => {
    const now = await report(people.general);
    await change(people.office, {
      event: "submit",
      version: now.version,
      content: content({ actualText: "12,700" }),
      correctionReason: "集計を直したため",
    });
    const before = await db().mail.count();
    await change(people.office2, {
      event: "return",
      version: await version(),
      comment: "根拠を添えてください",
    });
    return before;
  };

  it("reaches who is asked by mail, with the comment", async () => {
    const before = await handedIn();
    const mails = await db().mail.findMany({ select: { occasionKey: true, address: true, body: true } });
    expect(mails.length).toBe(before + 1);
    expect(mails.filter(({ body }) => body.includes("根拠を添えてください"))).toEqual([
      expect.objectContaining({
        address: "soumu@example.jp",
        occasionKey: expect.stringContaining(`returned:${PAPER}/`),
      }),
    ]);
  });

  it("after the close opens the item again, or the department could not answer it", async () => {
    await setRound({ openedAt: NOW, closedAt: NOW });
    await handedIn();
    expect(await report(people.general)).toMatchObject({
      state: "returned",
      window: { open: true, by: "reopened" },
    });
    await setReopened(null);
  });
});

describe("公表待ち", () => {
  const BEFORE = new Date("2026-08-31T03:00:00Z");
  const DAY = new Date("2026-08-31T15:00:00Z");
  // Of the other department: nobody ever said a figure of it.
  const awaitedKpi = { kpiId: SHARE, fy: FY };
  const share = async (viewer: Viewer, now = NOW) => {
    const result = await getReport(viewer, awaitedKpi, now);
    if (!result.ok) throw new Error(result.reason);
    return result.value;
  };
  const say = (viewer: Viewer, body: Change, now = NOW) =>
    changeReport(viewer, { ...awaitedKpi, ...body }, now);

  it("comes back to the department on its day, after the round was closed, and is no correction", async () => {
    const missing = {
      reason: "awaiting_release" as const,
      note: "国の統計の公表を待つため",
      expectedOn: day("2026-09-01"),
    };
    const awaited = content({ actualText: "", asOf: null, reason: "", missing });
    const { version: first } = await share(people.office);
    await say(people.office, { event: "submit", version: first, content: awaited });
    await say(people.office2, { event: "approve", version: (await share(people.office)).version });
    await setRound({ openedAt: NOW, closedAt: NOW });

    expect((await share(people.citizen, BEFORE)).window).toEqual({ open: false, reason: "closed" });
    const due = await share(people.citizen, DAY);
    expect(due).toMatchObject({ window: { open: true, by: "awaited" }, inForce: null });
    // Midnight in Japan, nine hours before London's.
    const submit = {
      event: "submit",
      version: due.version,
      content: content({ actualText: "42.5" }),
    } as const;
    expect(await say(people.citizen, submit, BEFORE)).toMatchObject({ reason: "forbidden" });
    expect(await say(people.citizen, submit, DAY)).toMatchObject({ ok: true });
  });
});
