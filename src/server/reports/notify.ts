/** Makes the mails of a round, each with the job that sends it, inside its caller's transaction. */

import { randomUUID } from "node:crypto";
import { fromPrisma, PgBoss } from "pg-boss";
import {
  isAboutInitiatives,
  isAboutOneKpi,
  keptOccasion,
  type MailOccasion,
  occasionKey,
} from "@/domain/rounds/mail-occasions";
import { tokyoDate } from "@/domain/shared/iso-date";
import { env } from "@/lib/env";
import { staffRoutes } from "@/lib/routes";
import { createResponseLinks } from "@/server/auth/links/response-link";
import { appOrigin } from "@/server/auth/settings";
import type { Tx } from "@/server/db/client";
import { toDay } from "@/server/db/days";
import type { Prisma } from "@/server/db/generated/client";
import { composeMail, type MailText } from "@/server/mail/compose";
import { areMailsHeld } from "@/server/mail/hold";
import { JOB_SCHEMA, REMINDER_QUEUE, SEND_QUEUE, type SendJob } from "@/server/mail/jobs";
import { carriesSheet } from "@/server/mail/sheet";
import {
  type ActiveAccount,
  itemsOfRespondent,
  type RoundReport,
  type RoundWithItems,
  readRoundWithItems,
} from "./outstanding";

export interface MailOrder {
  readonly roundId: string;
  readonly occasion: MailOccasion;
  /** Accounts; left out: every respondent with something outstanding (for one KPI: every respondent of it). */
  readonly recipientIds?: readonly string[];
}

/** One mail that would be made. */
export interface Draft extends MailText {
  readonly recipient: ActiveAccount;
  readonly items: readonly RoundReport[];
  readonly hasLink: boolean;
}

/**
 * Makes one mail per recipient, with a personal link for who answers, and its job. Without a mail server it is kept
 * for the office to copy out. Who got a mail for this occasion already gets none. An account that is not in use gets
 * none; a mail that asks for answers goes to nobody who has answered everything, and one of what came into the round only to
 * whom that is asked of.
 * @returns how many were made. Writes no audit event: the caller's own tells the number
 */
export async function queueMails(tx: Tx, order: MailOrder, now: Date = new Date()): Promise<number> {
  const round = await readRoundWithItems(tx, order.roundId, tokyoDate(now));
  if (!round) return 0;
  return insertMails(tx, round, draftMails(round, order, now), order.occasion, now);
}

/** What would be written to whom; touches nothing. */
export function draftMails(
  round: RoundWithItems,
  { occasion, recipientIds }: Omit<MailOrder, "roundId">,
  now: Date,
): Draft[] {
  const wanted = recipientIds && new Set(recipientIds);
  return round.accounts.flatMap((recipient) => {
    if (wanted && !wanted.has(recipient.id)) return [];
    const items = itemsFor(round, recipient, occasion, wanted !== undefined);
    const initiatives = initiativesFor(round, recipient, occasion);
    if (items.length === 0 && initiatives === null) return [];
    const newInitiatives = initiatives?.ids.filter((id) => isNewBy(occasion, id)).length ?? 0;
    if (occasion.kind === "added" && newInitiatives === 0 && !items.some(({ isNew }) => isNew)) return [];
    // A link leads nowhere once the round has ended, and is for who answers alone.
    const hasLink = recipient.role === "contributor" && round.state !== "closed";
    const entrance = hasLink
      ? ({ kind: "link" } as const)
      : ({ kind: "sign_in", url: `${appOrigin()}${entranceFor(round, occasion)}` } as const);
    const text = composeMail({
      occasion,
      round,
      recipient,
      items,
      initiatives: initiatives?.ids.length ?? 0,
      newInitiatives,
      entrance,
      hasSheet: carriesSheet({
        occasionKind: occasion.kind,
        attachesSheets: round.attachesSheets,
        ...recipient,
      }),
      contact:
        round.contact ||
        [...new Set([...items, ...(initiatives ? [initiatives] : [])].map(({ contact }) => contact))].join(
          "\n",
        ),
      today: tokyoDate(now),
    });
    return [{ recipient, items, hasLink, ...text }];
  });
}

function itemsFor(
  round: RoundWithItems,
  account: ActiveAccount,
  occasion: MailOccasion,
  isNamed: boolean,
): readonly RoundReport[] {
  if (isAboutInitiatives(occasion)) return [];
  const own = itemsOfRespondent(round, account);
  if (!isAboutOneKpi(occasion)) {
    return own
      .filter(({ outstanding }) => outstanding !== null)
      .map((item) => ({ ...item, isNew: isNewBy(occasion, item.kpiId) }));
  }
  // The occasion says itself what is to be done with it.
  return (isNamed ? round.items : own)
    .filter(({ kpiId }) => kpiId === occasion.kpiId)
    .map((item) => ({ ...item, comment: null, awaitedOn: null, hasYearEnded: false }));
}

function isNewBy(occasion: MailOccasion, itemId: string): boolean {
  return occasion.kind === "added" && occasion.itemIds.has(itemId);
}

/** Everybody of the department is asked for its initiatives in the mails that ask for everything; a mail about some counts none. */
function initiativesFor(
  round: RoundWithItems,
  { role, departmentId }: ActiveAccount,
  occasion: MailOccasion,
) {
  if (isAboutOneKpi(occasion) || role !== "contributor" || departmentId === null) return null;
  if (isAboutInitiatives(occasion)) {
    return occasion.departmentId === departmentId ? { ids: [], contact: occasion.contact } : null;
  }
  return round.initiatives.get(departmentId) ?? null;
}

function entranceFor(round: RoundWithItems, occasion: MailOccasion): string {
  if (isAboutInitiatives(occasion)) return staffRoutes.entryInitiatives(round.fy);
  return isAboutOneKpi(occasion)
    ? staffRoutes.entryForm(occasion.kpiId, round.fy)
    : staffRoutes.entry({ fy: round.fy });
}

/** Writes the drafts down with their jobs. @returns how many there were not yet */
export async function insertMails(
  tx: Tx,
  round: RoundWithItems,
  drafts: readonly Draft[],
  occasion: MailOccasion,
  now: Date,
): Promise<number> {
  const key = occasionKey(occasion);
  const made = await tx.mail.findMany({
    where: {
      roundId: round.id,
      occasionKey: key,
      recipientId: { in: drafts.map(({ recipient }) => recipient.id) },
    },
    select: { recipientId: true },
  });
  const known = new Set(made.map(({ recipientId }) => recipientId));
  const fresh = drafts.filter(({ recipient }) => !known.has(recipient.id));
  if (fresh.length === 0) return 0;
  const links = await createResponseLinks(
    tx,
    round.id,
    fresh.filter(({ hasLink }) => hasLink).map(({ recipient }) => recipient.id),
  );
  const kept = keptOccasion(occasion);
  return storeMails(
    tx,
    fresh.map(({ recipient, subject, body, dueOn }) => ({
      roundId: round.id,
      recipientId: recipient.id,
      linkId: links.get(recipient.id) ?? null,
      occasionKey: key,
      occasionKind: kept.kind,
      occasionStage: kept.stage,
      occasionDueOn: toDay(kept.dueOn),
      occasionItemId: kept.itemId,
      address: recipient.email,
      subject,
      body,
      dueOn: toDay(dueOn),
      createdAt: now,
    })),
  );
}

/** Mails with their jobs; without a mail server they are kept. @returns how many */
export async function storeMails(
  tx: Tx,
  drafts: readonly Omit<Prisma.MailCreateManyInput, "id" | "state">[],
): Promise<number> {
  const state = env().smtp === null ? "kept" : "queued";
  const mails = drafts.map((draft) => ({ ...draft, id: randomUUID(), state }) as const);
  await tx.mail.createMany({ data: mails });
  if (state === "queued") {
    await insertSendJobs(
      tx,
      mails.map(({ id }) => id),
    );
  }
  return mails.length;
}

/**
 * Lets the job queue look at once for what managers are to be told: committed together with the act that they are told of, so
 * that neither a crash nor a busy moment leaves it out.
 */
export async function lookForBriefings(tx: Tx): Promise<void> {
  const jobs = new PgBoss({ db: fromPrisma(tx), schema: JOB_SCHEMA });
  await jobs.insert(REMINDER_QUEUE, [{}]);
}

/**
 * A job for each of these mails that waits and has none, committed together with the mail, or neither is. The key and
 * the queue's policy let the database refuse a second one. While mails are held none is made: whoever lets them go makes
 * those of all that wait.
 */
export async function insertSendJobs(tx: Tx, mailIds: readonly string[]): Promise<void> {
  if (mailIds.length === 0 || (await areMailsHeld(tx))) return;
  // Never started: it has no pool and no timers of its own, and puts jobs in through the transaction alone.
  const jobs = new PgBoss({ db: fromPrisma(tx), schema: JOB_SCHEMA });
  await jobs.insert(
    SEND_QUEUE,
    mailIds.map((mailId) => ({ data: { mailId } satisfies SendJob, singletonKey: mailId })),
  );
}
