/** Two servers on one database and one mail server: each mail arrives once. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeRound, queue } from "@tests/db/support/mails";
import { sql } from "@tests/db/support/publications";
import { loadPeopleAndPlan, PAPER, SHARE } from "@tests/db/support/reports";
import { type MailSink, startMailSink } from "@tests/fixtures/mail-sink";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tokyoDate } from "@/domain/shared/iso-date";
import { closeDb, db } from "@/server/db/client";
import { type RunningServer, startServer, until } from "./support/front-door";

const TEST_MS = 180_000;
const ENVIRONMENT = {
  AUTH_SECRET: "only-for-this-test-0123456789-0123456789",
  APP_ORIGIN: "https://ayumi.example.lg.jp",
  MAIL_FROM: "dx@example.lg.jp",
};

let database: TestDatabase;
let sink: MailSink;
const folders: string[] = [];
const servers: RunningServer[] = [];

beforeAll(async () => {
  sink = await startMailSink();
  database = await createTestDatabase();
  Object.assign(process.env, ENVIRONMENT, { DATABASE_URL: database.appUrl, SMTP_URL: sink.url });
});
afterAll(async () => {
  for (const server of servers) server.signal("SIGKILL");
  await Promise.all(servers.map(({ ended }) => ended));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  await closeDb();
  await database.drop();
  await sink.stop();
  for (const name of [...Object.keys(ENVIRONMENT), "SMTP_URL"]) delete process.env[name];
});

async function start(): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "ayumi-mail-"));
  folders.push(folder);
  const server = await startServer({
    ...ENVIRONMENT,
    SMTP_URL: sink.url,
    AYUMI_DATA_DIR: folder,
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
  });
  servers.push(server);
  return server;
}

const untilNothingWaits = () =>
  until(
    async () => {
      const live = await sql(
        database.superUrl,
        "SELECT id FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND name LIKE 'mail-%'",
      );
      return live.length === 0;
    },
    60_000,
    100,
  );

it(
  "reminders of the start, and mails made while both run",
  async () => {
    const { general } = await loadPeopleAndPlan();
    await db().user.createMany({
      data: Array.from({ length: 28 }, (_, no) => ({
        email: `person${no}@example.jp`,
        name: `職員${no}`,
        role: "contributor" as const,
        departmentId: general.departmentId,
      })),
    });
    // The first start of all fills the database; it has nobody to write to.
    expect((await (await start()).stop()).code).toBe(0);

    // Tomorrow is the deadline: the reminder of the day before is due.
    const dueOn = tokyoDate(new Date(Date.now() + 86_400_000));
    const roundId = await makeRound([PAPER, SHARE], { dueOn });

    const arrived = sink.received(30);
    const [one, other] = await Promise.all([start(), start()]);
    await arrived;
    await untilNothingWaits();
    expect(sink.mails).toHaveLength(30);
    expect(new Set(sink.mails.map(({ to }) => to)).size).toBe(30);

    const byHand = sink.received(90);
    await Promise.all(["1", "2"].map((id) => queue(roundId, { kind: "by_hand", id }, new Date())));
    await byHand;
    await untilNothingWaits();
    expect(sink.mails).toHaveLength(90);
    expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(90);
    expect(await db().mail.count({ where: { state: "sent", attempts: 1 } })).toBe(90);
    expect(
      await sql(database.superUrl, "SELECT id FROM audit_event WHERE action = 'mail.queue'"),
    ).toHaveLength(1);

    // Both end in order, though their queues were at work.
    for (const server of [one, other]) expect((await server.stop()).code).toBe(0);
  },
  TEST_MS,
);
