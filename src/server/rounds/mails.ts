/** The mails of a round: what would be written to whom, reminders by hand, and the outbox. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { MAIL_STATES, type MailOccasion, type MailState } from "@/domain/rounds/mail-occasions";
import { stageOf } from "@/domain/rounds/reminders";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear, tokyoDate } from "@/domain/shared/fiscal-year";
import { occasionWords } from "@/domain/words/ja/mails";
import { env } from "@/lib/env";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { responseUrl } from "@/server/auth/response-link";
import { appOrigin } from "@/server/auth/settings";
import { db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { writing } from "@/server/db/transaction";
import { isRowId, rowId } from "@/server/input/fields";
import { UNREADABLE } from "@/server/input/sentences";
import { maskLink } from "@/server/mail/compose";
import { emlBytes } from "@/server/mail/eml";
import { STORED_MAIL_SELECT, toStoredMail } from "@/server/mail/sending";
import { draftMails, insertMails, insertSendJobs } from "@/server/reports/notify";
import { readRoundWithItems } from "@/server/reports/outstanding";
import { holdRoundForChange } from "@/server/reports/round-lock";

export { queueMails } from "@/server/reports/notify";

export interface MailPreviewDto {
  readonly recipientId: string;
  readonly name: string;
  readonly department: string | null;
  readonly address: string;
  readonly subject: string;
  /** The personal link is masked. */
  readonly body: string;
  /** What the mail asks for. */
  readonly items: readonly { readonly kpiId: string; readonly name: string; readonly unit: string }[];
}

export interface MailDto {
  readonly id: string;
  readonly round: { readonly id: string; readonly fy: FiscalYear; readonly title: string };
  readonly recipientId: string;
  readonly name: string;
  readonly department: string | null;
  readonly address: string;
  /** What made it: 「期限の7日前」 */
  readonly occasion: string;
  readonly subject: string;
  /** The personal link is masked. */
  readonly body: string;
  readonly hasCalendar: boolean;
  readonly state: MailState;
  readonly attempts: number;
  /** Why the last attempt failed; "" where none did. */
  readonly failure: string;
  /** ISO instants. */
  readonly createdAt: string;
  readonly sentAt: string | null;
}

export interface OutboxDto {
  /** Newest first, at most {@link OUTBOX_LIMIT}. */
  readonly mails: readonly MailDto[];
  /** How many there are with this filter. */
  readonly total: number;
  /** Whether mails are sent, or only kept. */
  readonly isSending: boolean;
}

const OUTBOX_LIMIT = 200;

const recipientIds = z.array(rowId).min(1, { error: "宛先を選んでください。" }).max(2_000);
const previewSchema = z.strictObject({ roundId: rowId, recipientIds: recipientIds.optional() });
const sendSchema = z.strictObject({
  roundId: rowId,
  recipientIds,
  /** Of this one sending: asked for twice, it happens once. */
  requestId: rowId.optional(),
});
const listSchema = z.strictObject({ roundId: rowId.optional(), state: z.enum(MAIL_STATES).optional() });

export type SendRemindersInput = z.input<typeof sendSchema>;

const NOT_OPEN = "受付中の照会ではないため、督促のメールは送れません。";
const NOBODY = "選んだ方には、回答をお願いする指標が残っていません。画面を読み込み直してください。";

/**
 * The reminders that {@link sendReminders} would make now: to the people named, or to everybody who still owes an
 * answer. Who owes none is left out. `invalid` while the round is not open.
 */
export async function previewMails(
  viewer: Viewer,
  input: z.input<typeof previewSchema>,
  now: Date = new Date(),
): Promise<Result<MailPreviewDto[]>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = previewSchema.safeParse(input);
  if (!parsed.success) return refused("invalid", { "": UNREADABLE });
  const round = await readRoundWithItems(db(), parsed.data.roundId, tokyoDate(now));
  if (!round) return refused("not_found");
  if (round.state !== "open") return refused("invalid", { "": NOT_OPEN });
  const order = { occasion: byHand(randomUUID()), recipientIds: parsed.data.recipientIds };
  return done(
    draftMails(round, order, now).map(({ recipient, subject, body, items }) => ({
      recipientId: recipient.id,
      name: recipient.name,
      department: recipient.department,
      address: recipient.email,
      subject,
      body: maskLink(body),
      items: items.map(({ kpiId, name, unit }) => ({ kpiId, name, unit })),
    })),
  );
}

/** A reminder by hand, whenever the last mail was. `invalid` while the round is not open, or where nobody owes anything. */
export async function sendReminders(
  viewer: Viewer,
  input: SendRemindersInput,
  now: Date = new Date(),
): Promise<Result<{ queued: number }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = sendSchema.safeParse(input);
  if (!parsed.success) return refused("invalid", { "": UNREADABLE });
  const { roundId, requestId } = parsed.data;
  return writing(async (tx) => {
    // Until the commit the round is not closed.
    await holdRoundForChange(tx, roundId);
    const round = await readRoundWithItems(tx, roundId, tokyoDate(now));
    if (!round) return refused("not_found");
    if (round.state !== "open") return refused("invalid", { "": NOT_OPEN });
    const occasion = byHand(requestId ?? randomUUID());
    const drafts = draftMails(round, { occasion, recipientIds: parsed.data.recipientIds }, now);
    if (drafts.length === 0) return refused("invalid", { "": NOBODY });
    const queued = await insertMails(tx, round, drafts, occasion, now);
    // Sent twice: the first one has written its event.
    if (queued === 0) return done({ queued: drafts.length });
    await recordAudit(tx, viewer, {
      action: "mail.queue",
      subject: { kind: "round", fy: round.fy },
      after: {
        mails: queued,
        occasion: "個別の督促",
        recipients: drafts.map(({ recipient }) => recipient.name).join("、"),
      },
    });
    return done({ queued });
  });
}

function byHand(id: string): MailOccasion {
  return { kind: "by_hand", id };
}

const MAIL_SELECT = {
  id: true,
  recipientId: true,
  occasionKind: true,
  occasionStage: true,
  address: true,
  subject: true,
  body: true,
  dueOn: true,
  state: true,
  attempts: true,
  failure: true,
  createdAt: true,
  sentAt: true,
  round: { select: { id: true, fy: true, title: true } },
  recipient: { select: { name: true, department: { select: { name: true } } } },
} as const satisfies Prisma.MailSelect;

/** The outbox. An unknown round is an empty one. */
export async function listMails(
  viewer: Viewer,
  filter: z.input<typeof listSchema> = {},
): Promise<Result<OutboxDto>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = listSchema.safeParse(filter);
  if (!parsed.success) return refused("invalid", { "": UNREADABLE });
  const where = { roundId: parsed.data.roundId, state: parsed.data.state };
  const [rows, total] = await Promise.all([
    db().mail.findMany({
      where,
      select: MAIL_SELECT,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: OUTBOX_LIMIT,
    }),
    db().mail.count({ where }),
  ]);
  const mails = rows.map(
    ({ round, recipient, occasionKind, occasionStage, body, dueOn, createdAt, sentAt, ...row }): MailDto => ({
      ...row,
      round: { id: round.id, fy: fiscalYear(round.fy), title: round.title },
      name: recipient.name,
      department: recipient.department?.name ?? null,
      occasion: occasionWords({ kind: occasionKind, stage: stageOf(occasionStage) }),
      body: maskLink(body),
      hasCalendar: dueOn !== null,
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    }),
  );
  return done({ mails, total, isSending: env().smtp !== null });
}

/**
 * One mail as a file (.eml), with the personal link in it: whoever has the file can answer in that person's name, so
 * that each copy is written down.
 */
export async function readMailFile(
  viewer: Viewer,
  mailId: string,
): Promise<Result<{ fileName: string; body: Uint8Array<ArrayBuffer> }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  if (!isRowId(mailId)) return refused("not_found");
  return writing(async (tx) => {
    const row = await tx.mail.findUnique({
      where: { id: mailId },
      select: { ...STORED_MAIL_SELECT, state: true },
    });
    if (!row) return refused("not_found");
    const url = row.linkId === null ? null : responseUrl(row.linkId);
    const envelope = { from: env().mailFrom, host: new URL(appOrigin()).hostname, url };
    const body = await emlBytes(toStoredMail(row), envelope, row.state !== "sent");
    await recordAudit(tx, viewer, {
      action: "mail.download",
      subject: { kind: "round", fy: fiscalYear(row.round.fy) },
      after: { mail: row.subject, recipients: row.recipient.name },
    });
    return done({ fileName: `mail-${tokyoDate(row.createdAt)}-${mailId.slice(0, 8)}.eml`, body });
  });
}

/**
 * Sends a mail again that had failed, to the account's address as it is now. `conflict` where it has not failed (any
 * more), `invalid` while no mail server is set up.
 */
export async function resendMail(
  viewer: Viewer,
  { mailId }: { mailId: string },
): Promise<Result<{ queued: number }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  if (!isRowId(mailId)) return refused("not_found");
  if (env().smtp === null) {
    return refused("invalid", { "": "メールの送信が設定されていないため、送り直せません。" });
  }
  return writing(async (tx) => {
    const row = await tx.mail.findUnique({
      where: { id: mailId },
      select: {
        subject: true,
        round: { select: { fy: true } },
        recipient: { select: { name: true, email: true } },
      },
    });
    if (!row) return refused("not_found");
    const { count } = await tx.mail.updateMany({
      where: { id: mailId, state: "failed" },
      data: { state: "queued", attempts: 0, failure: "", address: row.recipient.email },
    });
    if (count === 0) {
      return refused("conflict", {
        "": "このメールは、すでに送り直されています。画面を読み込み直してください。",
      });
    }
    await insertSendJobs(tx, [mailId]);
    await recordAudit(tx, viewer, {
      action: "mail.queue",
      subject: { kind: "round", fy: fiscalYear(row.round.fy) },
      after: { mails: 1, occasion: "送り直し", recipients: row.recipient.name, mail: row.subject },
    });
    return done({ queued: 1 });
  });
}
