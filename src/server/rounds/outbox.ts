import { z } from "zod";
import { MAIL_STATES, type MailState } from "@/domain/rounds/mail-occasions";
import { stageOf } from "@/domain/rounds/reminders";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { occasionWords } from "@/domain/words/ja/rounds/mails";
import { env } from "@/lib/env";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { rowId } from "@/server/input/fields";
import { UNREADABLE } from "@/server/input/sentences";
import { maskLink } from "@/server/mail/compose";

export interface MailDto {
  readonly id: string;
  /** null: of a decision on a suggestion, or of a publication. */
  readonly round: { readonly id: string; readonly fy: FiscalYear; readonly title: string } | null;
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
  /** Made with a personal response link. */
  readonly hasLink: boolean;
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
const listSchema = z.strictObject({ roundId: rowId.optional(), state: z.enum(MAIL_STATES).optional() });

const MAIL_SELECT = {
  id: true,
  recipientId: true,
  occasionKind: true,
  occasionStage: true,
  linkId: true,
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
    ({
      round,
      recipient,
      occasionKind,
      occasionStage,
      linkId,
      body,
      dueOn,
      createdAt,
      sentAt,
      ...row
    }): MailDto => ({
      ...row,
      round: round && { ...round, fy: fiscalYear(round.fy) },
      name: recipient.name,
      department: recipient.department?.name ?? null,
      occasion: occasionWords({ kind: occasionKind, stage: stageOf(occasionStage) }),
      body: maskLink(body),
      hasCalendar: dueOn !== null,
      hasLink: linkId !== null,
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    }),
  );
  return done({ mails, total, isSending: env().smtp !== null });
}
