/** Time passes over a 公表待ち: who is reminded, what the respondent's page asks, and what the round counts, agree. */

import { day } from "@tests/fixtures/brands";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadMyReports } from "@/features/report-entry/loaders/my-reports";
import { closeDb, db } from "@/server/db/client";
import { changeReport } from "@/server/reports/queries";
import { listRounds } from "@/server/rounds/queries";
import { queueDueReminders } from "@/server/rounds/reminders";
import { previewMails } from "@/server/rounds/send-reminders";
import { dayFromDue, mailsOf, makeRound, ORIGIN } from "./support/mails";
import { content, FY, loadPeopleAndPlan, PAPER, type People } from "./support/reports";
import { closeNow, must } from "./support/rounds";

let database: TestDatabase;
let people: People;
let roundId: string;

/** Eight days after the deadline. */
const EXPECTED_ON = day("2026-06-06");
const [BEFORE, DAY, DAY_AFTER] = [dayFromDue(7), dayFromDue(8), dayFromDue(9)];

beforeAll(async () => {
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  process.env.APP_ORIGIN = ORIGIN;
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  roundId = await makeRound([PAPER]);
});
afterAll(async () => {
  delete process.env.APP_ORIGIN;
  await closeDb();
  await database.drop();
});

const change = async (viewer: People["general"], body: Record<string, unknown>, now: Date) =>
  must(await changeReport(viewer, { kpiId: PAPER, fy: FY, ...body } as never, now));

const awaited = content({
  actualText: "",
  asOf: null,
  reason: "",
  missing: { reason: "awaiting_release", note: "国の統計の公表を待つため", expectedOn: EXPECTED_ON },
});

/** What the page asks of the respondent, whom a reminder by hand would reach, and what the round counts as answered. */
async function asked(now: Date) {
  const { myReports } = await loadMyReports(people.general, FY, now);
  const [round] = must(await listRounds(people.office, now));
  const mails = await previewMails(people.office, { roundId }, now);
  return {
    page: myReports?.waiting.map(({ reason }) => reason),
    mails: mails.ok ? mails.value.map(({ name }) => name) : mails.reason,
    answered: round?.progress?.answered,
  };
}

it("waits for the office while it is submitted, though its day has come: nobody is reminded", async () => {
  await change(people.general, { event: "submit", version: 0, content: awaited }, dayFromDue(-20));
  for (const now of [BEFORE, DAY, dayFromDue(40)]) {
    expect(await asked(now), now.toISOString()).toEqual({ page: [], mails: [], answered: 1 });
    expect(await queueDueReminders(now)).toBe(0);
  }
});

it("is an answer once it is approved, until its day", async () => {
  await change(people.office, { event: "approve", version: 1 }, BEFORE);
  expect(await asked(BEFORE)).toEqual({ page: [], mails: [], answered: 1 });
  expect(await queueDueReminders(BEFORE)).toBe(0);
});

it("is due again on its day: page, round and mail ask for it, and the mail says why", async () => {
  expect(await asked(DAY)).toEqual({ page: ["due_again"], mails: ["soumu"], answered: 0 });
  expect(await queueDueReminders(DAY)).toBe(1);
  expect(await mailsOf(roundId)).toEqual(["soumu after-7@2026-05-29"]);
  const mail = await db().mail.findFirstOrThrow({ select: { body: true } });
  expect(mail.body).toContain("公表待ち（令和8年6月6日予定）とのご回答でした。");
});

it("stays due again through a draft, and ends with the answer", async () => {
  const figure = content({ actualText: "12,500" });
  await change(people.general, { event: "save_draft", version: 2, content: figure }, DAY_AFTER);
  expect(await asked(DAY_AFTER)).toEqual({ page: ["due_again"], mails: ["soumu"], answered: 0 });
  await change(people.general, { event: "submit", version: 3, content: figure }, DAY_AFTER);
  for (const now of [DAY_AFTER, dayFromDue(40)]) {
    expect(await asked(now)).toEqual({ page: [], mails: [], answered: 1 });
    expect(await queueDueReminders(now)).toBe(0);
  }
});

it("stays answered and approved while a correction is drafted, and comes back when that is returned", async () => {
  const progress = async () => must(await listRounds(people.office, DAY_AFTER))[0]?.progress;
  await change(people.office, { event: "approve", version: 4 }, DAY_AFTER);
  const correction = { content: content({ actualText: "12,400" }), correctionReason: "集計の誤りのため" };
  await change(people.general, { event: "save_draft", version: 5, ...correction }, DAY_AFTER);
  expect(await asked(dayFromDue(40))).toEqual({ page: [], mails: [], answered: 1 });
  expect(await progress()).toEqual({ total: 1, answered: 1, approved: 1 });
  expect(await queueDueReminders(dayFromDue(30))).toBe(0);

  await change(people.general, { event: "submit", version: 6, ...correction }, DAY_AFTER);
  await change(people.office, { event: "return", version: 7, comment: "根拠を書いてください" }, DAY_AFTER);
  await change(people.general, { event: "save_draft", version: 8, ...correction }, DAY_AFTER);
  expect(await asked(DAY_AFTER)).toEqual({ page: ["returned"], mails: ["soumu"], answered: 0 });
  expect(await progress()).toEqual({ total: 1, answered: 0, approved: 1 });
  const byHand = must(await previewMails(people.office, { roundId }, DAY_AFTER));
  expect(byHand[0]?.body).toContain("根拠を書いてください");
  await change(people.general, { event: "submit", version: 9, ...correction }, DAY_AFTER);
  expect(await asked(DAY_AFTER)).toEqual({ page: [], mails: [], answered: 1 });
});

it("is handed in when the round closes", async () => {
  await closeNow(people.office, roundId, DAY_AFTER);
  const closing = await db().auditEvent.findFirstOrThrow({ where: { action: "round.close" } });
  expect(closing.after).toEqual({ items: 1, missing: 0 });
});
