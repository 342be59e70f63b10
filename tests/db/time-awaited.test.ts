/** 公表待ち: the announced day comes while the answer is approved, and everybody says the same of it. */
import { day } from "@tests/fixtures/brands";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { beforeEach, describe, expect, it } from "vitest";
import { closeDb } from "@/server/db/client";
import { changeReport, getReport, listReports } from "@/server/reports/queries";
import { previewMails, sendReminders } from "@/server/rounds/send-reminders";
import { DUE, makeRound, ORIGIN } from "./support/mails";
import { content, FY, loadPeopleAndPlan, PAPER, type People } from "./support/reports";
import { must } from "./support/rounds";

/** Before the deadline, on the eve of the announced day, and on the day; midday in Japan. */
const ANSWERED = new Date("2026-05-11T03:00:00Z");
const EVE = new Date("2026-05-19T14:59:00Z");
const DAY = new Date("2026-05-19T15:00:00Z");
const EXPECTED_ON = day("2026-05-20");

let database: TestDatabase;
let people: People;
let roundId: string;

beforeEach(async () => {
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  process.env.APP_ORIGIN = ORIGIN;
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  roundId = await makeRound([PAPER]);
  const missing = {
    reason: "awaiting_release" as const,
    note: "国の公表が後のため",
    expectedOn: EXPECTED_ON,
  };
  const awaited = content({ actualText: "", asOf: null, reason: "", missing });
  const body = { kpiId: PAPER, fy: FY, event: "submit", version: 0, content: awaited } as const;
  must(await changeReport(people.general, body, ANSWERED));
  return async () => {
    delete process.env.APP_ORIGIN;
    await closeDb();
    await database.drop();
  };
});

const approve = () =>
  changeReport(people.office, { kpiId: PAPER, fy: FY, event: "approve", version: 1 }, ANSWERED);

/** What page, list and mail say of the report: whether its department is asked for it. */
async function asked(now: Date) {
  const detail = must(await getReport(people.general, { kpiId: PAPER, fy: FY }, now));
  const row = must(await listReports(people.general, { fy: FY }, now)).find(({ kpiId }) => kpiId === PAPER);
  if (!row) throw new Error("not listed");
  const mails = must(await previewMails(people.office, { roundId }, now));
  return {
    page: detail.window,
    list: row.outstanding?.reason ?? null,
    mails: mails.flatMap(({ name, items }) => items.map(({ kpiId }) => [name, kpiId])),
  };
}

describe("approved before its day", () => {
  beforeEach(async () => {
    must(await approve());
  });

  it("is asked of nobody until the day, and of its department from midnight in Japan on", async () => {
    expect(await asked(EVE)).toMatchObject({ list: null, mails: [] });
    expect(await asked(DAY)).toEqual({
      page: { open: true, by: "round" },
      list: "due_again",
      mails: [["soumu", PAPER]],
    });
  });

  it("is asked of nobody again once the figure is handed in, and none of it is a correction", async () => {
    const { version, inForce } = must(await getReport(people.general, { kpiId: PAPER, fy: FY }, DAY));
    expect(inForce).toBeNull();
    const figure = { kpiId: PAPER, fy: FY, event: "submit", version, content: content() } as const;
    must(await changeReport(people.general, figure, DAY));
    expect(await asked(DAY)).toMatchObject({ list: null, mails: [] });
    const reminder = await sendReminders(people.office, { roundId, recipientIds: [people.general.id] }, DAY);
    expect(reminder).toMatchObject({ ok: false, reason: "invalid" });
  });
});

it("submitted and not decided: its department changes nothing, also on the day; the office decides", async () => {
  const written = { kpiId: PAPER, fy: FY, event: "submit", version: 1, content: content() } as const;
  expect(await changeReport(people.general, written, DAY)).toMatchObject({ ok: false });
  expect((await asked(DAY)).list).toBeNull();
  must(await approve());
  expect((await asked(DAY)).list).toBe("due_again");
  expect(must(await previewMails(people.office, { roundId }, DAY))).toMatchObject([{ name: "soumu" }]);
  expect(DUE > EXPECTED_ON).toBe(true);
});
