/** Reminders by hand: what would be written to whom, and the sending. */

import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { MailOccasion } from "@/domain/rounds/mail-occasions";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { rowId } from "@/server/input/fields";
import { UNREADABLE } from "@/server/input/sentences";
import { maskLink } from "@/server/mail/compose";
import { draftMails, insertMails } from "@/server/reports/notify";
import { readRoundWithItems } from "@/server/reports/outstanding";
import { holdRoundForChange } from "@/server/reports/round-lock";

const recipientIds = z.array(rowId).min(1, { error: "宛先を選んでください。" }).max(2_000);

const previewSchema = z.strictObject({ roundId: rowId, recipientIds: recipientIds.optional() });

const sendSchema = z.strictObject({
  roundId: rowId,
  recipientIds,
  /** Of this one sending: asked for twice, it happens once. */
  requestId: rowId.optional(),
});

export type SendRemindersInput = z.input<typeof sendSchema>;

export interface MailPreviewDto {
  readonly recipientId: string;
  readonly name: string;
  readonly department: string | null;
  readonly address: string;
  readonly subject: string;
  /** The personal link is masked. */
  readonly body: string;
  /** What the mail asks for. */
  readonly items: readonly { readonly kpiId: KpiId; readonly name: string; readonly unit: string }[];
}

const NOT_OPEN = "受付中の照会ではないため、督促のメールは送れません。";

const NOBODY = "選んだ方には、回答をお願いするものが残っていません。画面を読み込み直してください。";

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
