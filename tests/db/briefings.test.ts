/** What managers are told by mail: at a round's end and with a publication, once each, unless they switched it off. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tokyoDate } from "@/domain/shared/iso-date";
import { liveYear } from "@/features/dashboard/loaders/year";
import { headlineOf } from "@/features/dashboard/view-model/headline";
import { systemActor } from "@/server/access/viewer";
import { readOwnMails, setOwnMails } from "@/server/auth/own-mails";
import { closeDb, db } from "@/server/db/client";
import { REMINDER_QUEUE } from "@/server/mail/jobs";
import { importPlan } from "@/server/proposals/import";
import { queueBriefings } from "@/server/publication/briefings";
import { readPlanSource } from "@/server/publication/plan-source";
import { publish } from "@/server/publication/publish";
import { changeReport } from "@/server/reports/queries";
import { listMails } from "@/server/rounds/outbox";
import { renderOnePage } from "./support/access-world";
import { setEnvironment } from "./support/accounts";
import { makeRound } from "./support/mails";
import {
  COUNT,
  content,
  FY,
  loadPeopleAndPlan,
  NOW,
  PAPER,
  type People,
  PLAN,
  SHARE,
} from "./support/reports";
import { closeNow, must } from "./support/rounds";

let database: TestDatabase;
let people: People;
let roundId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  must(await importPlan(systemActor, PLAN));
  must(await publish(systemActor, { title: "計画の公表", note: "" }, renderOnePage));
  people = await loadPeopleAndPlan();
  roundId = await makeRound([PAPER, SHARE, COUNT]);
  const report = { kpiId: PAPER, fy: FY };
  const worse = content({ actualText: "16,000", warningNote: "確認済み" });
  must(await changeReport(people.general, { ...report, event: "submit", version: 0, content: worse }, NOW));
  must(await changeReport(people.office, { ...report, event: "approve", version: 1 }, NOW));
  const given = { kpiId: SHARE, fy: FY };
  const share = content({ actualText: "90", warningNote: "確認済み" });
  must(await changeReport(people.citizen, { ...given, event: "submit", version: 0, content: share }, NOW));
  must(
    await changeReport(people.office, { ...given, event: "return", version: 1, comment: "数え直し" }, NOW),
  );
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

async function mailsTo(id: string): Promise<{ occasionKind: string; subject: string; body: string }[]> {
  return db().mail.findMany({
    where: { recipientId: id },
    select: { occasionKind: true, subject: true, body: true },
    orderBy: { createdAt: "asc" },
  });
}

/** What the manager's first screen says of it. */
async function dashboardSentences(): Promise<readonly string[]> {
  const source = must(await readPlanSource(people.manager, { planId: null, asOf: null }));
  const now = new Date();
  const year = await liveYear(people.manager, source, FY, now, () => null);
  return headlineOf({ ...year, today: tokyoDate(now) });
}

describe("a manager", () => {
  it("is not told of what was published before they came", async () => {
    expect(await queueBriefings()).toBe(0);
  });

  it("is told once when a round ends: how the year stands, what turned, who did not answer", async () => {
    const looks = async () => {
      const rows = await db().$queryRaw<{ count: bigint }[]>`
        SELECT count(*) FROM pgboss.job WHERE name = ${REMINDER_QUEUE}`;
      return Number(rows[0]?.count);
    };
    const before = await looks();
    await closeNow(people.office, roundId, new Date());
    // The job queue looks at once.
    expect(await looks()).toBe(before + 1);
    expect(await queueBriefings()).toBe(1);
    expect(await queueBriefings()).toBe(0);

    const [mail, ...others] = await mailsTo(people.manager.id);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("【進捗】令和7年度 実績の照会が終了しました");
    expect(mail?.body).toContain(
      "令和7年度は3項目のうち達成0、上向き0、未達1、未評価2（うち差戻し中1、値がまだないもの1）です。",
    );
    expect(mail?.body).toContain(
      "最も遅れているのは「紙の枚数」（16,000千枚、目標値10,000千枚、現状値より後退）です。",
    );
    expect(mail?.body).toContain(
      "■ 前回の公表から変わった評価（1件）\n1. 紙の枚数（令和7年度）：－ 未評価 → × 未達",
    );
    // The sentence of the dashboard, word for word.
    const left = [
      "未回答は指標1件（計画の担当課）です（照会は終了しました）。",
      "差戻しは指標1件（市民課）です。",
    ];
    expect(mail?.body).toContain(`■ 未回答\n${left.join("\n")}\n`);
    expect((await dashboardSentences()).slice(-2)).toEqual(left);
    expect(mail?.body).toContain("/staff/own-mails");
    // Nobody else is: who answers and who decides has heard of it otherwise.
    expect(await db().mail.count({ where: { occasionKind: "round_closed" } })).toBe(1);
  });

  it("is told once of a publication, and the outbox has the mail beside no round", async () => {
    must(await publish(systemActor, { title: "令和7年度の実績", note: "" }, renderOnePage));
    expect(await queueBriefings()).toBe(1);
    expect(await queueBriefings()).toBe(0);
    const [, mail] = await mailsTo(people.manager.id);
    expect(mail?.subject).toBe("【進捗】第2号を公表しました（令和7年度の実績）");
    expect(mail?.body).toContain("1. 紙の枚数（令和7年度）：－ 未評価 → × 未達");
    // What it tells is looked at as it was published.
    expect(mail?.body).toMatch(/\/staff\/dashboard\?plan=t-plan&fy=2025&as-of=2\n/);
    const { mails } = must(await listMails(people.office));
    expect(mails[0]).toMatchObject({ round: null, occasion: "公表のお知らせ（管理職）", hasLink: false });
  });

  it("is told nothing once that is switched off, and again once it is on", async () => {
    expect(must(await readOwnMails(people.manager))).toEqual({ isForRole: true, getsBriefings: true });
    must(await setOwnMails(people.manager, { getsBriefings: false }));
    must(await setOwnMails(people.manager, { getsBriefings: false }));
    expect(must(await readOwnMails(people.manager)).getsBriefings).toBe(false);
    const trail = { action: "account.own_mails", actorId: people.manager.id };
    expect(await db().auditEvent.count({ where: trail })).toBe(1);

    const better = { kpiId: SHARE, fy: FY, content: content({ actualText: "95", warningNote: "確認済み" }) };
    must(await changeReport(people.office2, { ...better, event: "submit", version: 2 }, NOW));
    must(await changeReport(people.office, { kpiId: SHARE, fy: FY, event: "approve", version: 3 }, NOW));
    must(await publish(systemActor, { title: "追加", note: "" }, renderOnePage));
    expect(await queueBriefings()).toBe(0);
    must(await setOwnMails(people.manager, { getsBriefings: true }));
    expect(await queueBriefings()).toBe(1);
  });

  it("is not told days later of what was missed", async () => {
    must(await publish(systemActor, { title: "同じ内容", note: "" }, renderOnePage));
    expect(await queueBriefings()).toBe(0);
    await db().$executeRaw`UPDATE user_account SET gets_briefings = true`;
    expect(await queueBriefings(new Date(Date.now() + 72 * 3_600_000))).toBe(0);
  });
});

it("everybody else has nothing to switch off", async () => {
  expect(must(await readOwnMails(people.office)).isForRole).toBe(false);
});
