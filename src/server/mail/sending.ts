import { type MailOccasionKind, outlivesRound } from "@/domain/rounds/mail-occasions";
import { roundState } from "@/domain/rounds/round";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { cleanName, cleanText } from "@/domain/shared/typed-text";
import type { AuditSubject } from "@/server/audit/subject";
import { db } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";
import type { Prisma } from "@/server/db/generated/client";
import type { StoredMail } from "./eml";
import { carriesSheet } from "./sheet";

/** All that a message is made of. */
export const STORED_MAIL_SELECT = {
  id: true,
  linkId: true,
  address: true,
  subject: true,
  body: true,
  dueOn: true,
  createdAt: true,
  occasionKind: true,
  round: { select: { id: true, fy: true, attachesSheets: true } },
  suggestion: { select: { planId: true } },
  publicationNo: true,
  recipient: { select: { name: true, role: true, departmentId: true } },
} as const satisfies Prisma.MailSelect;

type StoredMailRow = Prisma.MailGetPayload<{ select: typeof STORED_MAIL_SELECT }>;

export function toStoredMail(row: StoredMailRow): StoredMail {
  const { id, address, subject, body, createdAt, round, recipient, occasionKind } = row;
  const { departmentId } = recipient;
  const hasSheet =
    round !== null && carriesSheet({ occasionKind, attachesSheets: round.attachesSheets, ...recipient });
  return {
    sheet: hasSheet && departmentId !== null ? { roundId: round.id, departmentId } : null,
    id,
    address,
    subject: cleanText(subject),
    body: cleanText(body),
    createdAt,
    round: round && { id: round.id, fy: fiscalYear(round.fy) },
    recipient: cleanName(recipient.name),
    dueOn: toIsoDay(row.dueOn),
  };
}

/** What the audit trail tells of a mail under: its round, its publication, or the plan that a suggestion is for. */
export function mailSubject({
  round,
  suggestion,
  publicationNo,
}: {
  readonly round: { readonly fy: number } | null;
  readonly suggestion: { readonly planId: string } | null;
  readonly publicationNo: number | null;
}): AuditSubject {
  if (round) return { kind: "round", fy: fiscalYear(round.fy) };
  if (suggestion) return { kind: "plan", id: suggestion.planId };
  if (publicationNo !== null) return { kind: "publication", no: publicationNo };
  throw new Error("a mail belongs to a round, a suggestion or a publication");
}

export type TakenMail =
  | {
      readonly kind: "send";
      readonly mail: StoredMail;
      readonly linkId: string | null;
      readonly attempt: number;
    }
  /** It must not go out any more: why, for the office. */
  | { readonly kind: "pointless"; readonly reason: string };

/**
 * Takes a waiting mail for one attempt, which is counted.
 * @returns null when it does not wait (any more) or is held: there is nothing to do
 */
export async function takeMail(mailId: string): Promise<TakenMail | null> {
  const count = await db().$executeRaw`
    UPDATE mail SET attempts = attempts + 1
    WHERE id = ${mailId}::uuid AND state = 'queued' AND NOT EXISTS (SELECT FROM mail_hold WHERE since IS NOT NULL)`;
  if (count === 0) return null;
  const row = await db().mail.findUniqueOrThrow({
    where: { id: mailId },
    select: {
      ...STORED_MAIL_SELECT,
      attempts: true,
      round: { select: { id: true, fy: true, attachesSheets: true, openedAt: true, closedAt: true } },
      recipient: { select: { name: true, role: true, departmentId: true, active: true } },
      link: { select: { revokedAt: true } },
    },
  });
  const reason = whyPointless(row);
  if (reason !== null) return { kind: "pointless", reason };
  return { kind: "send", mail: toStoredMail(row), linkId: row.linkId, attempt: row.attempts };
}

function whyPointless(row: {
  readonly occasionKind: MailOccasionKind;
  readonly recipient: { readonly active: boolean };
  readonly round: { readonly openedAt: Date | null; readonly closedAt: Date | null } | null;
  readonly link: { readonly revokedAt: Date | null } | null;
}): string | null {
  if (!row.recipient.active) return "宛先の方のアカウントが停止されているため、送信しませんでした。";
  if (row.round && roundState(row.round) === "closed" && !outlivesRound(row.occasionKind))
    return "照会が終了しているため、送信しませんでした。";
  if (row.link?.revokedAt) return "本文の回答リンクが取り消されているため、送信しませんでした。";
  return null;
}

/** The mail server has taken it. */
export async function markSent(mailId: string, at: Date): Promise<void> {
  await db().mail.updateMany({
    where: { id: mailId, state: "queued" },
    data: { state: "sent", sentAt: at, failure: "" },
  });
}

/** @param isFinal nothing tries again by itself; else it goes on waiting, with the reason of the last attempt */
export async function markFailed(mailId: string, failure: string, isFinal: boolean): Promise<void> {
  await db().mail.updateMany({
    where: { id: mailId, state: "queued" },
    data: isFinal ? { state: "failed", failure } : { failure },
  });
}
