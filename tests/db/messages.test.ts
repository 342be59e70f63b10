/** やり取り: who writes and who reads, what is new to whom, and whom a question reaches. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MESSAGE_MAX } from "@/domain/reports/entry/messages";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { mintViewer, type Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { postMessage } from "@/server/reports/messages/post";
import { listMessages } from "@/server/reports/messages/thread";
import { countUnread, markRead } from "@/server/reports/messages/unread";
import { COUNT, FY, loadPeopleAndPlan, NOW, openRound, PAPER, type People, SHARE } from "./support/reports";

let database: TestDatabase;
let people: People;
let roundId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  people = await loadPeopleAndPlan();
  roundId = await openRound();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});
beforeEach(async () => {
  await setRound({ closedAt: null });
  await setItem({ respondentId: null, reopenedAt: null, reopenedReason: "" });
});

const paper = { kpiId: PAPER, fy: FY };
const say = (viewer: Viewer, body: string, of = paper) =>
  postMessage(viewer, { ...of, field: null, body }, NOW);

async function setRound(data: { closedAt: Date | null }): Promise<void> {
  await db().collectionRound.update({ where: { id: roundId }, data, select: { id: true } });
}

/** The round's line for the KPI. */
async function setItem(data: {
  respondentId?: string | null;
  reopenedAt?: Date | null;
  reopenedReason?: string;
}): Promise<void> {
  const where = { roundId_itemId: { roundId, itemId: PAPER } };
  await db().roundItem.update({ where, data, select: { itemId: true } });
}

function must<T>(result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.reason} ${JSON.stringify(result.errors)}`);
}

async function thread(viewer: Viewer, of = paper) {
  return must(await listMessages(viewer, of, NOW));
}

async function unreadOf(viewer: Viewer, fy = FY): Promise<Record<string, number>> {
  return Object.fromEntries(must(await countUnread(viewer, { fy })));
}

/** Has read everything that there is. */
async function readAll(viewer: Viewer, of = paper): Promise<void> {
  const last = (await thread(viewer, of)).messages.at(-1);
  if (last) must(await markRead(viewer, { ...of, upToId: last.id }, NOW));
}

async function byLink(kpiIds: readonly KpiId[], fy = FY): Promise<Viewer> {
  const row = await db().user.findUniqueOrThrow({
    where: { id: people.general.id },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      department: { select: { id: true, name: true } },
    },
  });
  return mintViewer(row, {
    responseScope: { linkId: "00000000-0000-4000-8000-000000000000", fy, kpiIds, initiativeIds: [] },
  });
}

const mailsOf = (userId: string) => db().mail.count({ where: { recipientId: userId } });

describe("a question and its answer", () => {
  it("stand in the order of writing, with who wrote them and what they speak of", async () => {
    const question = { ...paper, field: "actual", body: "1月だけ多いのはなぜですか。\r\n\u0007" } as const;
    must(await postMessage(people.office, question, NOW));
    must(await say(people.general, "確定申告の時期のためです。"));
    expect((await thread(people.manager)).messages).toMatchObject([
      {
        field: "actual",
        body: "1月だけ多いのはなぜですか。",
        author: people.office.name,
        office: "計画の担当課",
        isOwn: false,
        isUnread: true,
      },
      { field: null, body: "確定申告の時期のためです。", author: people.general.name, office: "総務課" },
    ]);
    const [own] = (await thread(people.office)).messages;
    expect(own).toMatchObject({ isOwn: true, isUnread: false });
  });

  it("leave their beginning in the audit trail, of the report", async () => {
    must(await say(people.general, `長い説明。\n${"あ".repeat(200)}`));
    const event = await db().auditEvent.findFirst({ orderBy: { id: "desc" } });
    expect(event).toMatchObject({
      action: "report.message",
      subject: `report:${PAPER}/${FY}`,
      actorId: people.general.id,
      after: { message: expect.stringMatching(/^長い説明。 あ+…$/), messageField: null },
    });
  });

  it("are never changed and never taken back", async () => {
    const { id } = must(await say(people.office, "取り消せません。"));
    await expect(
      db().reportMessage.update({
        where: { id: BigInt(id) },
        data: { body: "別の文" },
        select: { id: true },
      }),
    ).rejects.toThrow();
    await expect(db().reportMessage.deleteMany({ where: { id: BigInt(id) } })).rejects.toThrow();
  });

  it("sent twice are one message; the same words later in the talk are another", async () => {
    const count = async () => (await thread(people.office)).messages.length;
    const before = await count();
    const answers = await Promise.all([1, 2, 3].map(() => say(people.office, "確認しましたか。")));
    expect(new Set(answers.map((answer) => must(answer).id)).size).toBe(1);
    expect(await count()).toBe(before + 1);
    must(await say(people.general, "はい。"));
    must(await say(people.office, "確認しましたか。"));
    expect(await count()).toBe(before + 3);
  });

  it.each([
    ["nothing", " \n ", /入力してください/],
    ["too much", "あ".repeat(MESSAGE_MAX + 1), /2000文字以内/],
  ])("of %s get a sentence", async (_, body, sentence) => {
    const answer = await say(people.office, body);
    expect(answer).toMatchObject({ reason: "invalid", errors: { body: expect.stringMatching(sentence) } });
  });
});

describe("what is new", () => {
  it("is new to each for themselves, never one's own, and old once it was seen", async () => {
    await readAll(people.general);
    await readAll(people.office);
    must(await say(people.office, "一つ目の質問です。"));
    must(await say(people.office, "二つ目の質問です。"));
    expect(await unreadOf(people.general)).toEqual({ [PAPER]: 2 });
    expect(await unreadOf(people.office)).toEqual({});

    const messages = (await thread(people.general)).messages.filter(({ isUnread }) => isUnread);
    expect(messages.map(({ body }) => body)).toEqual(["一つ目の質問です。", "二つ目の質問です。"]);
    must(await markRead(people.general, { ...paper, upToId: messages[0]?.id ?? "" }, NOW));
    expect(await unreadOf(people.general)).toEqual({ [PAPER]: 1 });

    must(await say(people.general, "一つ目の答えです。"));
    expect(await unreadOf(people.office)).toEqual({ [PAPER]: 1 });
    expect(await unreadOf(people.general)).toEqual({ [PAPER]: 1 });
    await readAll(people.general);
    expect(await unreadOf(people.general)).toEqual({});
    expect(await unreadOf(people.office)).toEqual({ [PAPER]: 1 });
  });

  it("stays seen: an older browser window takes nothing back, and nobody reads ahead", async () => {
    await readAll(people.general);
    const first = (await thread(people.general)).messages[0]?.id ?? "";
    must(await markRead(people.general, { ...paper, upToId: first }, NOW));
    expect(await unreadOf(people.general)).toEqual({});
    must(await markRead(people.general, { ...paper, upToId: "999999999999" }, NOW));
    must(await say(people.office, "先には読めません。"));
    expect(await unreadOf(people.general)).toEqual({ [PAPER]: 1 });
  });

  it("is counted of what one may see, in that year", async () => {
    must(await say(people.office, "市民課への質問です。", { kpiId: SHARE, fy: FY }));
    must(await say(people.office, "所管の決まっていない指標です。", { kpiId: COUNT, fy: FY }));
    expect(Object.keys(await unreadOf(people.citizen))).toEqual([SHARE]);
    expect(Object.keys(await unreadOf(people.general))).not.toContain(SHARE);
    expect(Object.keys(await unreadOf(people.manager)).sort()).toEqual([COUNT, PAPER, SHARE].sort());
    expect(await unreadOf(people.citizen, fiscalYear(FY + 1))).toEqual({});
    expect(await countUnread(people.admin, { fy: FY })).toMatchObject({ reason: "forbidden" });
    expect(await unreadOf(await byLink([PAPER]))).toEqual(await unreadOf(people.general));
    expect(await unreadOf(await byLink([COUNT]))).toEqual({});
    expect(await unreadOf(await byLink([PAPER], fiscalYear(FY - 1)))).toEqual({});
  });
});

describe("who", () => {
  it("another department: as if there were nothing", async () => {
    for (const answer of [
      await listMessages(people.citizen, paper, NOW),
      await say(people.citizen, "見えますか。"),
      await markRead(people.citizen, { ...paper, upToId: "1" }, NOW),
    ]) {
      expect(answer).toEqual({ ok: false, reason: "not_found" });
    }
  });

  it("a manager reads and does not write; an administrator does not read", async () => {
    expect((await thread(people.manager)).canPost).toBe(false);
    expect(await say(people.manager, "部長です。")).toEqual({ ok: false, reason: "forbidden" });
    await readAll(people.manager);
    expect((await thread(people.manager)).messages.some(({ isUnread }) => isUnread)).toBe(false);
    expect(await listMessages(people.admin, paper, NOW)).toMatchObject({ reason: "forbidden" });
  });

  it("a department also when the round is over, and by a personal link for its items", async () => {
    await setRound({ closedAt: new Date() });
    must(await say(people.general, "終わってからの補足です。"));
    const own = await byLink([PAPER]);
    expect((await thread(own)).canPost).toBe(true);
    must(await say(own, "リンクからの答えです。"));
    expect(await say(await byLink([COUNT]), "ほかの指標です。")).toEqual({ ok: false, reason: "not_found" });
  });
});

describe("a question of the office is mailed", () => {
  it("to everybody of the department where nobody is named, and to nobody else", async () => {
    const [general, citizen] = [await mailsOf(people.general.id), await mailsOf(people.citizen.id)];
    must(await say(people.office, "単位は千枚ですか。"));
    expect(await mailsOf(people.general.id)).toBe(general + 1);
    expect(await mailsOf(people.citizen.id)).toBe(citizen);
    const mail = await db().mail.findFirst({ orderBy: { createdAt: "desc" } });
    expect(mail?.body).toContain("単位は千枚ですか。");
    const event = await db().auditEvent.findFirst({ orderBy: { id: "desc" } });
    expect(event?.after).toMatchObject({ mails: 1 });
  });

  it("not when the department answers, nor outside a round; again for a reopened item", async () => {
    const before = await mailsOf(people.general.id);
    must(await say(people.general, "はい、千枚です。"));
    await setRound({ closedAt: new Date() });
    must(await say(people.office, "来年度も同じですか。"));
    expect(await mailsOf(people.general.id)).toBe(before);
    await setItem({ reopenedAt: new Date(), reopenedReason: "数値の確認" });
    must(await say(people.office, "直してもらえますか。"));
    expect(await mailsOf(people.general.id)).toBe(before + 1);
  });

  it("not to a department where the person named is no longer of it", async () => {
    await setItem({ respondentId: people.citizen.id });
    const before = await mailsOf(people.general.id);
    must(await say(people.office, "担当の方に伺います。"));
    expect(await mailsOf(people.general.id)).toBe(before);
    expect(await db().mail.count({ where: { body: { contains: "担当の方に伺います。" } } })).toBe(0);
  });
});
