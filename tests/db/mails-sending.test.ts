/** Mails on their way: job queue, mail server, several servers at once, refusals. */

import { lineTo } from "@tests/faults/support/front-door";
import { type MailSink, startMailSink } from "@tests/fixtures/mail-sink";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDb, db } from "@/server/db/client";
import { messageId } from "@/server/mail/eml";
import { type MailQueue, startMailQueue } from "@/server/rounds/mail-worker";
import { listMails } from "@/server/rounds/outbox";
import { restoreSendJobs } from "@/server/rounds/reminders";
import { resendMail } from "@/server/rounds/resend-mail";
import { dayFromDue, makeRound, ORIGIN, queue } from "./support/mails";
import { sql } from "./support/publications";
import { loadPeopleAndPlan, PAPER, type People, SHARE } from "./support/reports";

vi.hoisted(() => {
  process.env.LOG_LEVEL = "silent";
});

const WAIT = { timeout: 30_000, interval: 50 };
const POLL = { pollSeconds: 0.5, clock: () => dayFromDue(-20) };

let database: TestDatabase;
let people: People;
let roundId: string;
let sink: MailSink;
let queues: MailQueue[] = [];

beforeAll(async () => {
  sink = await startMailSink();
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  process.env.APP_ORIGIN = ORIGIN;
  process.env.SMTP_URL = sink.url;
  process.env.MAIL_FROM = "高山市DX推進課 <dx@example.lg.jp>";
});
beforeEach(async () => {
  sink.answer(() => null);
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  roundId = await makeRound([PAPER, SHARE]);
  // Another attempt at once, not after minutes.
  await sql(database.superUrl, "UPDATE pgboss.queue SET retry_delay = 0, retry_backoff = false");
});
afterEach(async () => {
  await Promise.all(queues.map(({ stop }) => stop()));
  queues = [];
  await closeDb();
  await database.drop();
});
afterAll(async () => {
  await sink.stop();
  for (const name of ["APP_ORIGIN", "SMTP_URL", "MAIL_FROM"]) delete process.env[name];
});

async function start(count: number): Promise<void> {
  queues = Array.from({ length: count }, () => startMailQueue(database.appUrl, POLL));
  await Promise.all(queues.map(({ ready }) => ready));
}

const states = async () =>
  (await db().mail.findMany({ select: { state: true }, orderBy: { address: "asc" } })).map(
    ({ state }) => state,
  );
const untilStates = (...wanted: string[]) =>
  vi.waitFor(async () => expect(await states()).toEqual(wanted), WAIT);
/** Every job has ended: whatever was to be sent, was. */
const untilIdle = () =>
  vi.waitFor(async () => {
    const live = await sql(
      database.superUrl,
      "SELECT id FROM pgboss.job WHERE name = 'mail-send' AND state IN ('created', 'retry', 'active')",
    );
    expect(live).toEqual([]);
  }, WAIT);

describe("mails", () => {
  it("arrive once each with two queues at work, from the sender that is set", async () => {
    const departmentId = people.general.departmentId;
    await db().user.createMany({
      data: Array.from({ length: 18 }, (_, no) => ({
        email: `person${no}@example.jp`,
        name: `職員${no}`,
        role: "contributor" as const,
        departmentId,
      })),
    });
    const arrived = sink.received(sink.mails.length + 20);
    const before = sink.mails.length;
    await start(2);
    expect(await queue(roundId, { kind: "opening" }, dayFromDue(-30))).toBe(20);
    await arrived;
    await untilIdle();
    const mails = sink.mails.slice(before);
    expect(mails).toHaveLength(20);
    expect(new Set(mails.map(({ to }) => to)).size).toBe(20);
    expect(new Set(await states())).toEqual(new Set(["sent"]));
    const one = mails.find(({ to }) => to === "soumu@example.jp");
    expect(one?.from).toContain("高山市DX推進課");
    expect(one?.subject).toContain("令和7年度 実績のご回答のお願い");
    expect(one?.text).toMatch(/^https:\/\/ayumi\.example\.lg\.jp\/staff\/answer\?token=\S+$/m);
    expect(one?.calendar).toContain("BEGIN:VEVENT");
    const row = await db().mail.findFirst({ where: { address: "soumu@example.jp" } });
    expect(one?.messageId).toBe(messageId(row?.id ?? "", "ayumi.example.lg.jp"));
    expect(row).toMatchObject({ attempts: 1, failure: "" });
    expect(row?.sentAt).not.toBeNull();
  });

  it("are made by each start of a server, once, when they are due", async () => {
    const arrived = sink.received(sink.mails.length + 2);
    queues = [1, 2, 3].map(() => startMailQueue(database.appUrl, { ...POLL, clock: () => dayFromDue(1) }));
    await arrived;
    await untilIdle();
    expect(await states()).toEqual(["sent", "sent"]);
    const runs = await sql(database.superUrl, "SELECT after FROM audit_event WHERE action = 'mail.queue'");
    expect(runs).toEqual([{ after: { mails: 2, occasion: "期限の1日後" } }]);
  });

  it("are tried again when the mail server refuses for now", async () => {
    sink.answer((attempt) => (attempt <= 2 ? 451 : null));
    await queue(roundId, { kind: "opening" }, dayFromDue(-30), [people.general.id]);
    await start(1);
    await untilStates("sent");
    expect(await db().mail.findFirst()).toMatchObject({ attempts: 3, failure: "" });
  });

  it("end as failed after the last attempt, with the reason in words, and can be sent again", async () => {
    sink.answer(() => 550);
    await queue(roundId, { kind: "opening" }, dayFromDue(-30), [people.general.id]);
    await start(2);
    await untilStates("failed");
    const outbox = await listMails(people.office, { state: "failed" });
    expect(outbox.ok && outbox.value.mails[0]).toMatchObject({
      attempts: 6,
      failure: expect.stringMatching(/受け付けませんでした（応答コード 550）/),
    });
    expect(JSON.stringify(outbox)).not.toContain("secret words");

    sink.answer(() => null);
    const { id, recipientId } = await db().mail.findFirstOrThrow();
    // No page changes the address of an account: the database's owner may.
    await sql(database.ownerUrl, "UPDATE user_account SET email = 'new-address@example.jp' WHERE id = $1", [
      recipientId,
    ]);
    const arrived = sink.received(sink.mails.length + 1);
    const again = await Promise.all([1, 2, 3].map(() => resendMail(people.office, { mailId: id })));
    expect(again.filter(({ ok }) => ok)).toHaveLength(1);
    expect(again.find(({ ok }) => !ok)).toMatchObject({ reason: "conflict" });
    await arrived;
    await untilStates("sent");
    expect(sink.mails.at(-1)?.to).toBe("new-address@example.jp");
  });

  it("tell the reason while they wait for another attempt", async () => {
    sink.answer(() => 451);
    await sql(database.superUrl, "UPDATE pgboss.queue SET retry_delay = 600");
    await queue(roundId, { kind: "opening" }, dayFromDue(-30), [people.general.id]);
    await start(1);
    await vi.waitFor(async () => {
      const outbox = await listMails(people.office, { state: "queued" });
      expect(outbox.ok && outbox.value.mails[0]).toMatchObject({
        attempts: 1,
        failure: "メールサーバーが一時的に受け付けられない状態でした（応答コード 451）。",
      });
    }, WAIT);
  });

  it.each([
    {
      what: "a person whose account was stopped meanwhile",
      stop: () => db().user.updateMany({ where: { name: "soumu" }, data: { active: false } }),
      reason: "アカウントが停止",
    },
    {
      what: "a round that has ended meanwhile",
      stop: () => db().collectionRound.updateMany({ data: { closedAt: new Date() } }),
      reason: "照会が終了",
    },
    {
      what: "a link that was revoked meanwhile",
      stop: () => db().responseLink.updateMany({ data: { revokedAt: new Date() } }),
      reason: "リンクが取り消されている",
    },
  ])("are not sent for $what", async ({ stop, reason }) => {
    await queue(roundId, { kind: "opening" }, dayFromDue(-30), [people.general.id]);
    await stop();
    await start(1);
    await untilStates("failed");
    expect(await db().mail.findFirst()).toMatchObject({ failure: expect.stringContaining(reason) });
    expect(sink.attempts()).toBe(0);
  });

  it("about one KPI are sent after the round's end, too", async () => {
    await db().collectionRound.updateMany({ data: { closedAt: new Date() } });
    await queue(
      roundId,
      { kind: "reopened", kpiId: PAPER, reason: "訂正", at: "2026-07-01T00:00:00Z" },
      dayFromDue(33),
    );
    await start(1);
    await untilStates("sent");
  });

  it("that were kept while no mail server was set up stay kept", async () => {
    await queue(roundId, { kind: "opening" }, dayFromDue(-30), [people.general.id]);
    await db().mail.updateMany({ data: { state: "kept" } });
    await queue(roundId, { kind: "opening" }, dayFromDue(-30), [people.citizen.id]);
    await start(1);
    await untilStates("sent", "kept");
    await untilIdle();
    expect(await states()).toEqual(["sent", "kept"]);
  });

  it("that lost their job get another one, and never two", async () => {
    await queue(roundId, { kind: "opening" }, dayFromDue(-30));
    await sql(database.superUrl, "DELETE FROM pgboss.job WHERE name = 'mail-send'");
    await Promise.all([1, 2, 3].map(() => restoreSendJobs()));
    expect(await sql(database.superUrl, "SELECT id FROM pgboss.job WHERE name = 'mail-send'")).toHaveLength(
      2,
    );
  });
});

describe("the queue", () => {
  it("waits for a mail server that never answers no longer than its time", async () => {
    const { createServer } = await import("node:net");
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { failureWords, openMailServer } = await import("@/server/mail/transport");
    const sent = openMailServer(`smtp://127.0.0.1:${port}`, 200).send({ to: "a@example.jp", text: "x" });
    const error = await sent.catch((reason: unknown) => reason);
    expect(failureWords(error)).toMatch(/時間内に応答/);
    silent.close();
  });

  it("goes on by itself after the database was away", async () => {
    const line = await lineTo(database.appUrl);
    await line.open();
    const over = startMailQueue(line.address(database.appUrl), POLL);
    queues = [over];
    await over.ready;
    await line.cut();
    await queue(roundId, { kind: "opening" }, dayFromDue(-30), [people.general.id]);
    await line.open();
    await untilStates("sent");
    await over.stop();
    await line.cut();
  });

  it("waits for a database that is away, and can be stopped meanwhile", async () => {
    const away = startMailQueue("postgresql://ayumi@127.0.0.1:1/ayumi");
    await away.stop();
    await expect(away.ready).rejects.toThrow();
  });
});
