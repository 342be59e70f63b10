/** The daily run: the reminders that are due, made once, however many servers run it. */

import { REMINDER_STAGES, type ReminderStage, reminderDue } from "@/domain/rounds/reminders";
import { tokyoDate } from "@/domain/shared/iso-date";
import { STAGE_WORDS } from "@/domain/words/ja/rounds/mails";
import { env } from "@/lib/env";
import { systemActor } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db, type Tx } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";
import { transaction } from "@/server/db/transaction";
import { draftMails, insertMails, insertSendJobs } from "@/server/reports/notify";
import { itemsOfRespondent, type RoundWithItems, readRoundWithItems } from "@/server/reports/outstanding";
import { holdRoundForChange } from "@/server/reports/round-lock";

/** A year of a large city: one mail and one link for each person asked. */
const TIME_OUT_MS = 60_000;

/**
 * Makes every reminder that is due, in one transaction per round, with one audit event where there were any.
 * @returns how many mails were made
 */
export async function queueDueReminders(now: Date = new Date()): Promise<number> {
  const rounds = await db().collectionRound.findMany({
    where: { openedAt: { not: null }, closedAt: null },
    select: { id: true },
    orderBy: { fy: "asc" },
  });
  let total = 0;
  for (const { id } of rounds) {
    total += await transaction((tx) => remindRound(tx, id, now), { timeoutMs: TIME_OUT_MS });
  }
  return total;
}

async function remindRound(tx: Tx, roundId: string, now: Date): Promise<number> {
  // One run at a time for each round, and none while it is being closed or its deadline moved.
  await holdRoundForChange(tx, roundId);
  const round = await readRoundWithItems(tx, roundId, tokyoDate(now));
  if (round?.state !== "open") return 0;
  const due = await dueByStage(tx, round, now);
  const stages: ReminderStage[] = [];
  let mails = 0;
  for (const [stage, recipientIds] of due) {
    const occasion = { kind: "reminder", stage, dueOn: round.dueOn } as const;
    const drafts = draftMails(round, { occasion, recipientIds }, now);
    const made = await insertMails(tx, round, drafts, occasion, now);
    if (made > 0) stages.push(stage);
    mails += made;
  }
  if (mails > 0) {
    await recordAudit(tx, systemActor, {
      action: "mail.queue",
      subject: { kind: "round", fy: round.fy },
      after: { mails, occasion: stages.map((stage) => STAGE_WORDS[stage]).join("、") },
    });
  }
  return mails;
}

async function dueByStage(tx: Tx, round: RoundWithItems, now: Date): Promise<Map<ReminderStage, string[]>> {
  const rows = await tx.mail.findMany({
    where: { roundId: round.id },
    select: { recipientId: true, occasionStage: true, occasionDueOn: true, createdAt: true, state: true },
  });
  const byPerson = Map.groupBy(rows, ({ recipientId }) => recipientId);
  const due = new Map<ReminderStage, string[]>();
  for (const person of round.accounts) {
    const mails = byPerson.get(person.id) ?? [];
    // What never arrived is no reason to stay silent.
    const days = mails.filter(({ state }) => state !== "failed").map(({ createdAt }) => tokyoDate(createdAt));
    const stage = reminderDue({
      dueOn: round.dueOn,
      today: tokyoDate(now),
      lastMailOn: days.toSorted().at(-1) ?? null,
      dueAgainOn:
        itemsOfRespondent(round, person)
          .flatMap(({ outstanding }) => outstanding?.dueAgainOn ?? [])
          .toSorted()
          .at(-1) ?? null,
      sentStages: REMINDER_STAGES.filter((known) =>
        mails.some(
          ({ occasionStage, occasionDueOn }) =>
            occasionStage === known && toIsoDay(occasionDueOn) === round.dueOn,
        ),
      ),
    });
    if (stage !== null) due.set(stage, [...(due.get(stage) ?? []), person.id]);
  }
  return due;
}

/** Gives a job to each waiting mail that has lost its own (a job ends for good after its last attempt, or by age). */
export async function restoreSendJobs(): Promise<void> {
  if (env().smtp === null) return;
  await transaction(async (tx) => {
    const waiting = await tx.mail.findMany({ where: { state: "queued" }, select: { id: true } });
    await insertSendJobs(
      tx,
      waiting.map(({ id }) => id),
    );
  });
}
