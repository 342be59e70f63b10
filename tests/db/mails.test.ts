/** The mails of a round where no mail server is set up: whom they go to, what they say, when they are made. */

import { day } from "@tests/fixtures/brands";
import { parseMail } from "@tests/fixtures/mail-sink";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { toKpiId } from "@/domain/shared/kpi-id";
import { mintViewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { MASKED_LINK } from "@/server/mail/compose";
import { changeReport } from "@/server/reports/queries";
import { readMailFile } from "@/server/rounds/mail-file";
import { listMails } from "@/server/rounds/outbox";
import { queueDueReminders } from "@/server/rounds/reminders";
import { resendMail } from "@/server/rounds/resend-mail";
import { previewMails, sendReminders } from "@/server/rounds/send-reminders";
import { DUE, dayFromDue, mailsOf, makeRound, ORIGIN, queue } from "./support/mails";
import { sql } from "./support/publications";
import { COUNT, content, FY, loadPeopleAndPlan, PAPER, type People, SHARE } from "./support/reports";

let database: TestDatabase;
let people: People;
let roundId: string;

beforeAll(() => {
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  process.env.APP_ORIGIN = ORIGIN;
  delete process.env.SMTP_URL;
});
beforeEach(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  roundId = await makeRound([PAPER, SHARE, COUNT]);
});
afterEach(async () => {
  await closeDb();
  await database.drop();
});
afterAll(() => {
  delete process.env.APP_ORIGIN;
});

const submit = (kpiId: string, over: Record<string, unknown> = {}, version = 0, now = dayFromDue(-40)) =>
  changeReport(
    people.general,
    { kpiId: toKpiId(kpiId), fy: FY, event: "submit", version, content: content(over) },
    now,
  ).then((result) => expect(result).toMatchObject({ ok: true }));
const events = () =>
  sql<{ action: string; actor: string; after: unknown }>(
    database.superUrl,
    "SELECT action, actor, after FROM audit_event WHERE action LIKE 'mail.%' ORDER BY id",
  );

describe("the mail that opens a round", () => {
  it("goes once to each who is asked, with their own items, a link and the deadline", async () => {
    expect(await queue(roundId, { kind: "opening" }, dayFromDue(-30))).toBe(2);
    expect(await queue(roundId, { kind: "opening" }, dayFromDue(-30))).toBe(0);
    expect(await mailsOf(roundId)).toEqual(["shimin opening", "soumu opening"]);
    const outbox = await listMails(people.office, { roundId });
    expect(outbox).toMatchObject({ ok: true, value: { total: 2, isSending: false } });
    const mail = outbox.ok ? outbox.value.mails.find(({ name }) => name === "soumu") : undefined;
    expect(mail).toMatchObject({
      state: "kept",
      department: "総務課",
      address: "soumu@example.jp",
      occasion: "照会の開始",
      subject: "【照会】令和7年度 実績のご回答のお願い（期限：令和8年5月29日）",
      hasCalendar: true,
      hasLink: true,
    });
    expect(mail?.body).toContain("紙の枚数（単位：千枚）");
    expect(mail?.body).not.toContain("割合");
    expect(mail?.body).toContain(MASKED_LINK);
    // Nothing in the database lets anybody in.
    expect(JSON.stringify(await db().mail.findMany())).not.toContain("token=");
    expect(await db().responseLink.count()).toBe(2);
  });

  it("leaves out who is not in use, who has answered, and the KPI of nobody", async () => {
    await db().user.updateMany({ where: { name: "shimin" }, data: { active: false } });
    await submit(PAPER);
    expect(await queue(roundId, { kind: "opening" }, dayFromDue(-30))).toBe(0);
  });

  it("goes to the person named alone", async () => {
    const [department] = await db().department.findMany({ where: { name: "総務課" } });
    const { id } = await db().user.create({
      data: { email: "second@example.jp", name: "second", role: "contributor", departmentId: department?.id },
    });
    await db().roundItem.updateMany({ where: { itemId: PAPER }, data: { respondentId: id } });
    await queue(roundId, { kind: "opening" }, dayFromDue(-30));
    expect(await mailsOf(roundId)).toEqual(["second opening", "shimin opening"]);
  });

  it("is undone with its transaction", async () => {
    const undone = db().$transaction(async (tx) => {
      const { queueMails } = await import("@/server/reports/notify");
      await queueMails(tx, { roundId, occasion: { kind: "opening" } });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await db().mail.count()).toBe(0);
    expect(await db().responseLink.count()).toBe(0);
  });
});

describe("the daily run", () => {
  /** Every day from the first to the last, as the server does it. */
  const run = async (from: number, to: number) => {
    for (let day = from; day <= to; day += 1) await queueDueReminders(dayFromDue(day));
  };

  it("keeps five days after any mail, but for the day after the deadline", async () => {
    await queue(roundId, { kind: "opening" }, dayFromDue(-9), [people.general.id]);
    await queue(roundId, { kind: "opening" }, dayFromDue(-30), [people.citizen.id]);
    await run(-10, 35);
    const [general, citizen] = ["soumu", "shimin"].map(async (name) => {
      const mails = await db().mail.findMany({
        where: { recipient: { name } },
        orderBy: { createdAt: "asc" },
      });
      return mails.map(({ occasionKey, createdAt }) => [
        occasionKey.split("@")[0],
        Math.round((createdAt.getTime() - dayFromDue(0).getTime()) / 86_400_000),
      ]);
    });
    expect(await general).toEqual([
      ["opening", -9],
      ["before-1", -1],
      ["after-1", 1],
      ["after-7", 7],
      ["after-30", 30],
    ]);
    expect(await citizen).toEqual([
      ["opening", -30],
      ["before-7", -7],
      ["before-1", -1],
      ["after-1", 1],
      ["after-7", 7],
      ["after-30", 30],
    ]);
  });

  it("makes one mail after days without a server, and writes one event", async () => {
    await run(9, 10);
    expect(await mailsOf(roundId)).toEqual([`shimin after-7@${DUE}`, `soumu after-7@${DUE}`]);
    expect(await events()).toEqual([
      { action: "mail.queue", actor: "システム", after: { mails: 2, occasion: "期限の7日後" } },
    ]);
  });

  it("is the same when several run at once", async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => queueDueReminders(dayFromDue(-7))));
    expect(made.reduce((sum, each) => sum + each)).toBe(2);
    expect(await mailsOf(roundId)).toHaveLength(2);
  });

  it("counts 公表待ち as answered until its day has come", async () => {
    const missing = { reason: "awaiting_release", note: "県の公表後", expectedOn: "2026-06-03" };
    await submit(PAPER, { actualText: "", missing });
    // While it waits for the office's decision nobody of the department may answer it, its day come or not.
    await run(-10, 5);
    expect(await mailsOf(roundId)).not.toContainEqual(expect.stringContaining("soumu"));
    const approval = { kpiId: PAPER, fy: FY, event: "approve", version: 1 } as const;
    expect(await changeReport(people.office, approval, dayFromDue(4))).toMatchObject({ ok: true });
    await run(4, 4);
    expect(await mailsOf(roundId)).not.toContainEqual(expect.stringContaining("soumu"));
    await run(5, 5);
    expect(await mailsOf(roundId)).toContain(`soumu after-1@${DUE}`);
    const mail = await db().mail.findFirst({ where: { recipient: { name: "soumu" } } });
    expect(mail?.body).toContain("予定の日になりました。");
  });

  it("tells what was returned, with the comment", async () => {
    await submit(PAPER);
    await changeReport(
      people.office,
      { kpiId: PAPER, fy: FY, event: "return", version: 1, comment: "桁を確かめてください。" },
      dayFromDue(-20),
    );
    await run(-7, -7);
    const mail = await db().mail.findFirst({
      where: { recipient: { name: "soumu" }, occasionKey: { startsWith: "before" } },
    });
    expect(mail?.body).toContain("差戻しのコメント：桁を確かめてください。");
  });

  it.each([
    { round: "being prepared", times: { openedAt: null, closedAt: null } },
    { round: "closed", times: { closedAt: new Date() } },
  ])("makes none for a round $round", async ({ times }) => {
    await db().collectionRound.update({ where: { id: roundId }, data: times });
    expect(await queueDueReminders(dayFromDue(1))).toBe(0);
  });

  it("begins anew with a new deadline", async () => {
    await run(-7, -7);
    await db().collectionRound.update({ where: { id: roundId }, data: { dueOn: new Date("2026-06-12") } });
    await queue(roundId, { kind: "extended", dueOn: day("2026-06-12") }, dayFromDue(-2));
    await run(-1, 7);
    const keys = (await db().mail.findMany({ where: { recipient: { name: "soumu" } } })).map(
      ({ occasionKey }) => occasionKey,
    );
    expect(keys.toSorted()).toEqual(
      [`before-7@${DUE}`, "before-7@2026-06-12", "extended@2026-06-12"].toSorted(),
    );
  });
});

describe("whom to ask", () => {
  it("is named with the extension, as the round says it; in its place the plan's contact", async () => {
    const bodies = async () => {
      const preview = await previewMails(people.office, { roundId }, dayFromDue(2));
      return preview.ok ? preview.value.map(({ body }) => body) : [];
    };
    const [plan] = await bodies();
    expect(plan).toMatch(/■ お問い合わせ先\n(?!.*内線)/);
    await db().collectionRound.update({
      where: { id: roundId },
      data: { contact: "DX推進課 情報係（内線 2345）" },
    });
    for (const body of await bodies()) {
      expect(body).toContain("■ お問い合わせ先\nDX推進課 情報係（内線 2345）\n");
      expect(body).not.toContain("お世話になって");
    }
  });
});

describe("a reminder by hand", () => {
  it("shows before it is sent what will be sent, and is sent whenever the last mail was", async () => {
    const preview = await previewMails(people.office, { roundId }, dayFromDue(2));
    expect(
      preview.ok && preview.value.map(({ name, items }) => [name, items.map(({ name }) => name)]),
    ).toEqual(
      expect.arrayContaining([
        ["soumu", ["紙の枚数"]],
        ["shimin", ["割合"]],
      ]),
    );
    const [first] = preview.ok ? preview.value : [];
    expect(first?.body).toContain(MASKED_LINK);
    expect(await db().mail.count()).toBe(0);

    const input = { roundId, recipientIds: [people.general.id] };
    expect(await sendReminders(people.office, input, dayFromDue(3))).toEqual({
      ok: true,
      value: { queued: 1 },
    });
    expect(await sendReminders(people.office, input, dayFromDue(3))).toEqual({
      ok: true,
      value: { queued: 1 },
    });
    const [sent] = await db().mail.findMany();
    const shown = preview.ok ? preview.value.find(({ name }) => name === "soumu") : undefined;
    expect(sent?.subject).toBe(shown?.subject);
    // It counts as the last mail.
    await queueDueReminders(dayFromDue(7));
    expect(await mailsOf(roundId)).toEqual(["soumu by-hand:", "soumu by-hand:", `shimin after-7@${DUE}`]);
    expect((await events()).slice(0, 2)).toEqual(
      Array(2).fill({
        action: "mail.queue",
        actor: "dx1",
        after: { mails: 1, occasion: "個別の督促", recipients: "soumu" },
      }),
    );
  });

  it("happens once when the same request comes twice", async () => {
    const input = {
      roundId,
      recipientIds: [people.general.id],
      requestId: "6f0d5cf4-3a93-43c8-bb5d-1a2b3c4d5e6f",
    };
    await Promise.all([1, 2, 3].map(() => sendReminders(people.office, input, dayFromDue(2))));
    expect(await mailsOf(roundId)).toEqual(["soumu by-hand:"]);
    expect(await events()).toHaveLength(1);
  });

  it("is refused where nothing is owed, and outside an open round", async () => {
    await submit(PAPER);
    const input = { roundId, recipientIds: [people.general.id] };
    expect(await sendReminders(people.office, input)).toMatchObject({ ok: false, reason: "invalid" });
    await db().collectionRound.update({ where: { id: roundId }, data: { closedAt: new Date() } });
    expect(await sendReminders(people.office, input)).toMatchObject({ ok: false, reason: "invalid" });
    expect(await previewMails(people.office, { roundId })).toMatchObject({ ok: false, reason: "invalid" });
    expect(await db().mail.count()).toBe(0);
  });
});

describe("mails about one KPI", () => {
  it("go to who is asked for it, with what the office wrote", async () => {
    await queue(
      roundId,
      { kind: "question", kpiId: PAPER, messageId: "1", text: "集計の範囲は？" },
      dayFromDue(1),
    );
    const returned = { kind: "returned", kpiId: PAPER, version: 2, comment: "桁が違います。" } as const;
    await queue(roundId, returned, dayFromDue(1));
    expect(await mailsOf(roundId)).toEqual(["soumu question:1", `soumu returned:${PAPER}/2`]);
    const bodies = (await db().mail.findMany({ orderBy: { occasionKey: "asc" } })).map(({ body }) => body);
    expect(bodies[0]).toContain("集計の範囲は？");
    expect(bodies[1]).toContain("桁が違います。");
  });

  it("lead to the sign-in after the round's end, and for who is no respondent", async () => {
    await queue(
      roundId,
      { kind: "question", kpiId: PAPER, messageId: "1", text: "ご確認ください" },
      dayFromDue(1),
      [people.office.id],
    );
    await db().collectionRound.update({ where: { id: roundId }, data: { closedAt: new Date() } });
    await queue(
      roundId,
      { kind: "reopened", kpiId: PAPER, reason: "訂正", at: "2026-07-01T00:00:00Z" },
      dayFromDue(33),
    );
    for (const { body, linkId } of await db().mail.findMany()) {
      expect(linkId).toBeNull();
      expect(body).toContain(`${ORIGIN}/staff/entry/${PAPER}/${FY}`);
    }
  });
});

describe("the outbox", () => {
  beforeEach(async () => {
    await queue(roundId, { kind: "opening" }, dayFromDue(-30));
  });

  it("gives a mail as a draft with the link in it, and writes that down", async () => {
    const { id } = await db().mail.findFirstOrThrow({ where: { recipient: { name: "soumu" } } });
    const file = await readMailFile(people.office, id);
    if (!file.ok) throw new Error(file.reason);
    expect(file.value.fileName).toMatch(/^mail-2026-04-29-[0-9a-f]{8}\.eml$/);
    const mail = parseMail(Buffer.from(file.value.body).toString("utf8"));
    expect(mail.headers["x-unsent"]).toBe("1");
    expect(mail.text).toMatch(/^https:\/\/ayumi\.example\.lg\.jp\/staff\/answer\?token=\S+$/m);
    expect(mail.calendar).toContain("DTSTART;VALUE=DATE:20260529");
    expect(await events()).toMatchObject([{ action: "mail.download", actor: "dx1" }]);
    expect(JSON.stringify(await events())).not.toContain("token=");
  });

  it("is filtered by round and state", async () => {
    const total = async (filter: object) => {
      const outbox = await listMails(people.office, filter);
      return outbox.ok ? outbox.value.total : outbox.reason;
    };
    expect(await total({})).toBe(2);
    expect(await total({ state: "kept" })).toBe(2);
    expect(await total({ state: "failed" })).toBe(0);
    expect(await total({ roundId: "6f0d5cf4-3a93-43c8-bb5d-1a2b3c4d5e6f" })).toBe(0);
    expect(await total({ roundId: "x" })).toBe("invalid");
    expect(await total({ state: "lost" })).toBe("invalid");
  });

  it("sends nothing again without a mail server, and knows no mail that is not there", async () => {
    const { id } = await db().mail.findFirstOrThrow();
    expect(await resendMail(people.office, { mailId: id })).toMatchObject({ ok: false, reason: "invalid" });
    expect(await readMailFile(people.office, "6f0d5cf4-3a93-43c8-bb5d-1a2b3c4d5e6f")).toMatchObject({
      reason: "not_found",
    });
    expect(await readMailFile(people.office, "../x")).toMatchObject({ reason: "not_found" });
  });

  it("is the office's alone, and not of who came in by a link", async () => {
    const { id } = await db().mail.findFirstOrThrow();
    const { departmentId, departmentName, ...row } = people.office;
    const responseScope = mintViewer(
      { ...row, email: "x@example.jp", department: null },
      {
        responseScope: {
          linkId: "00000000-0000-4000-8000-000000000000",
          fy: FY,
          kpiIds: [PAPER],
          initiativeIds: [],
        },
      },
    );
    for (const viewer of [people.general, people.manager, people.admin, responseScope]) {
      expect(await listMails(viewer)).toMatchObject({ reason: "forbidden" });
      expect(await readMailFile(viewer, id)).toMatchObject({ reason: "forbidden" });
      expect(await previewMails(viewer, { roundId })).toMatchObject({ reason: "forbidden" });
    }
  });
});
