/** A system that was put back from a backup sends nothing until a person lets it. */

import { type MailSink, startMailSink } from "@tests/fixtures/mail-sink";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDb, db } from "@/server/db/client";
import { takeMail } from "@/server/mail/sending";
import { readMailHold, releaseMails } from "@/server/rounds/mail-hold";
import { type MailQueue, startMailQueue } from "@/server/rounds/mail-worker";
import { restoreSendJobs } from "@/server/rounds/reminders";
import { dayFromDue, makeRound, ORIGIN, queue } from "./support/mails";
import { sql } from "./support/publications";
import { loadPeopleAndPlan, PAPER, type People, SHARE } from "./support/reports";

vi.hoisted(() => {
  process.env.LOG_LEVEL = "silent";
});

const SINCE = new Date("2026-05-20T00:00:00Z");

let database: TestDatabase;
let people: People;
let roundId: string;
let sink: MailSink;
let mails: MailQueue | undefined;

beforeAll(async () => {
  sink = await startMailSink();
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  process.env.APP_ORIGIN = ORIGIN;
  process.env.SMTP_URL = sink.url;
  process.env.MAIL_FROM = "dx@example.lg.jp";
});
beforeEach(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  roundId = await makeRound([PAPER, SHARE]);
  // As a restore leaves it: mails that waited in the backup, and a queue without a job.
  await queue(roundId, { kind: "opening" }, dayFromDue(-30));
  await sql(database.superUrl, "DELETE FROM pgboss.job");
  await sql(database.ownerUrl, "UPDATE mail_hold SET since = $1", [SINCE]);
});
afterEach(async () => {
  await mails?.stop();
  mails = undefined;
  await closeDb();
  await database.drop();
});
afterAll(async () => {
  await sink.stop();
  for (const name of ["APP_ORIGIN", "SMTP_URL", "MAIL_FROM"]) delete process.env[name];
});

const jobs = () => sql(database.superUrl, "SELECT id FROM pgboss.job WHERE name = 'mail-send'");
const states = async () => (await db().mail.findMany({ select: { state: true } })).map(({ state }) => state);

describe("mails of a restored system", () => {
  it("wait, those of the backup and those made since, and go out once they are let go", async () => {
    const before = sink.mails.length;
    await queue(roundId, { kind: "by_hand", id: "1" }, dayFromDue(-20));
    await restoreSendJobs();
    expect(await jobs()).toEqual([]);
    const waiting = await db().mail.findFirstOrThrow();
    // Even a job that came from somewhere sends nothing, and counts as no attempt.
    expect(await takeMail(waiting.id)).toBeNull();
    expect(await db().mail.findFirst({ where: { id: waiting.id } })).toMatchObject({ attempts: 0 });
    expect(await readMailHold(people.admin)).toMatchObject({
      value: { since: SINCE.toISOString(), waiting: 4 },
    });

    const arrived = sink.received(before + 4);
    mails = startMailQueue(database.appUrl, { pollSeconds: 0.5, clock: () => dayFromDue(-20) });
    await mails.ready;
    expect(await releaseMails(people.office, { waiting: "send" })).toMatchObject({
      value: { sent: 4, kept: 0 },
    });
    await arrived;
    expect(await readMailHold(people.office)).toEqual({ ok: true, value: null });
    expect(
      await sql(database.superUrl, "SELECT actor, after FROM audit_event WHERE action = 'mail.release'"),
    ).toEqual([{ actor: "dx1", after: { heldSince: SINCE.toISOString(), mails: 4, unsent: 0 } }]);
  });

  it("stay in the list unsent where that is chosen; later ones go out", async () => {
    expect(await releaseMails(people.admin, { waiting: "keep" })).toMatchObject({
      value: { sent: 0, kept: 2 },
    });
    expect(await states()).toEqual(["kept", "kept"]);
    await queue(roundId, { kind: "by_hand", id: "2" }, dayFromDue(-20));
    expect(await jobs()).toHaveLength(2);
    expect(await releaseMails(people.office, { waiting: "send" })).toMatchObject({ reason: "conflict" });
  });

  it("leave none behind that is made while they are let go", async () => {
    const released = releaseMails(people.office, { waiting: "send" });
    const made = queue(roundId, { kind: "by_hand", id: "3" }, dayFromDue(-20));
    await Promise.all([released, made]);
    expect(await jobs()).toHaveLength(4);
  });
});
