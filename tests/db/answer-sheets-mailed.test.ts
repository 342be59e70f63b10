/** The mails of a round carry the department's answer sheet where the round says so. */
import { type MailSink, startMailSink } from "@tests/fixtures/mail-sink";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mailedSheet } from "@/server/answer-sheets/mailed";
import { closeDb, db } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { queueMails } from "@/server/reports/notify";
import { readMailFile } from "@/server/rounds/mail-file";
import { type MailQueue, startMailQueue } from "@/server/rounds/mail-worker";
import { setEnvironment } from "./support/accounts";
import { buildSheetWorld, look, type SheetWorld, told } from "./support/answer-sheets";
import { NOW } from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let sink: MailSink;
let mails: MailQueue;
let world: SheetWorld;

beforeAll(async () => {
  sink = await startMailSink();
  process.env.SMTP_URL = sink.url;
  process.env.MAIL_FROM = "DX推進課 <dx@example.lg.jp>";
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  world = await buildSheetWorld();
  await db().collectionRound.updateMany({ data: { attachesSheets: true } });
  await transaction((tx) => queueMails(tx, { roundId: world.roundId, occasion: { kind: "opening" } }, NOW));
  mails = startMailQueue(database.appUrl, { pollSeconds: 0.5, clock: () => NOW, attachSheet: mailedSheet });
  await mails.ready;
});
afterAll(async () => {
  await mails.stop();
  await closeDb();
  await sink.stop();
  await database.drop();
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
});

it("sends each department its own sheet, which is taken back as it is", async () => {
  await sink.received(2);
  const mail = await db().mail.findFirstOrThrow({
    where: { recipientId: world.people.general.id },
    select: { id: true, body: true },
  });
  expect(mail.body).toContain("■ 回答票（Excel）");
  const file = must(await readMailFile(world.people.office, mail.id, mailedSheet));
  const parts = Buffer.from(file.body)
    .toString("latin1")
    .split(/Content-Type:\s+/);
  const attached = parts.find((part) => part.startsWith("application/vnd.openxmlformats"));
  const content = (attached ?? "").split("\r\n\r\n")[1]?.split("\r\n--")[0] ?? "";
  const bytes = Buffer.from(content, "base64");
  const returned = await look(world.people.general, world.roundId, bytes);
  expect(told(returned.part)).toEqual([]);
  expect(returned.part.items).toHaveLength(5);
});
