/** A round's series: opened, extended, closed; one item reopened. Each is one act of the office, audited. */

import { z } from "zod";
import { can } from "@/domain/shared/access";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { dateJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";
import { done, type FieldErrors, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { toDay } from "@/server/db/days";
import { writing } from "@/server/db/transaction";
import { day, rowId, seen, trimmedText } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { readPlans } from "@/server/plan/queries";
import { lookForBriefings, queueMails } from "@/server/reports/notify";
import { readRoundWithItems } from "@/server/reports/outstanding";
import { itemsSeen, type RoundItemDto, readItems, readRespondents } from "./items";
import { lockRound, type RoundDto, refusalOfEvent, refusedAsChanged, roundSeen } from "./rows";

const openSchema = z.strictObject({
  id: rowId,
  seen,
  itemsSeen: seen,
  /** The person has been told that some requests will reach nobody, and wants to begin all the same. */
  acceptProblems: z.boolean(),
});
const extendSchema = z.strictObject({
  id: rowId,
  seen,
  dueOn: day,
});
const closeSchema = z.strictObject({ id: rowId, seen });

const MAX_REASON = 500;
const reopenSchema = z.strictObject({
  id: rowId,
  kpiId: z
    .string({ error: "再開する指標か実績を選んでください。" })
    .min(1, { error: "再開する指標か実績を選んでください。" })
    .max(200),
  reason: trimmedText(MAX_REASON).refine((text) => text !== "", {
    error: "再開する理由を入力してください。所管課に伝わります。",
  }),
});

export type OpenRoundInput = z.input<typeof openSchema>;
export type ExtendRoundInput = z.input<typeof extendSchema>;
export type CloseRoundInput = z.input<typeof closeSchema>;
export type ReopenItemInput = z.input<typeof reopenSchema>;

/**
 * Sends the round out: from now on the departments can answer, and everybody asked gets a mail. `conflict` when the
 * round or its items are not as seen, `invalid` where nothing is asked for, the deadline has passed, or requests that
 * would reach nobody were not accepted (`acceptProblems`).
 */
export async function openRound(
  viewer: Viewer,
  raw: OpenRoundInput,
  now: Date = new Date(),
): Promise<Result<{ items: number; mails: number }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = openSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { id, acceptProblems } = parsed.data;
  const today = tokyoDate(now);
  return writing(async (tx) => {
    const round = await lockRound(tx, id);
    if (!round) return refused("not_found");
    const refusal = await refusalOfEvent(tx, viewer, round, "open");
    if (refusal) return refusal;
    const all = await readItems(tx, round, await readPlans(tx), await readRespondents(tx));
    if (roundSeen(round) !== parsed.data.seen || itemsSeen(all) !== parsed.data.itemsSeen) {
      return refusedAsChanged(tx, viewer, round);
    }
    const items = all.filter(({ isIncluded }) => isIncluded);
    const problems = items.filter(({ problem }) => problem !== null).length;
    const errors = openingErrors(round, { items: items.length, problems, acceptProblems, today });
    if (errors) return refused("invalid", errors);
    await tx.$executeRaw`
      UPDATE collection_round SET opened_at = now(), opens_on = LEAST(opens_on, ${today}::date)
      WHERE id = ${id}::uuid`;
    const mails = await queueMails(tx, { roundId: id, occasion: { kind: "opening" } }, now);
    await recordAudit(tx, viewer, {
      action: "round.open",
      subject: { kind: "round", fy: round.fy },
      after: { dueOn: round.dueOn, items: items.length, mails, ...(problems > 0 ? { problems } : {}) },
    });
    return done({ items: items.length, mails });
  });
}

function openingErrors(
  round: RoundDto,
  found: { items: number; problems: number; acceptProblems: boolean; today: IsoDate },
): FieldErrors | null {
  if (found.items === 0) return { "": "対象の指標が選ばれていません。1件以上選んでから始めてください。" };
  if (round.dueOn < found.today) {
    return { "": `期限（${dateJa(round.dueOn)}）が過ぎています。期限を変更してから始めてください。` };
  }
  if (found.problems > 0 && !found.acceptProblems) {
    return {
      acceptProblems: `依頼が届かない指標が${found.problems}件あります。このまま始めるときは、確認の欄に印を付けてください。`,
    };
  }
  return null;
}

/** Sets a later deadline, and tells everybody who still owes an answer. */
export async function extendRound(
  viewer: Viewer,
  raw: ExtendRoundInput,
  now: Date = new Date(),
): Promise<Result<{ dueOn: IsoDate; mails: number }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = extendSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { id, dueOn } = parsed.data;
  return writing(async (tx) => {
    const round = await lockRound(tx, id);
    if (!round) return refused("not_found");
    const refusal = await refusalOfEvent(tx, viewer, round, "extend");
    if (refusal) return refusal;
    if (roundSeen(round) !== parsed.data.seen) return refusedAsChanged(tx, viewer, round);
    if (dueOn <= round.dueOn) {
      return refused("invalid", {
        dueOn: `いまの期限（${dateJa(round.dueOn)}）より後の日付にしてください。`,
      });
    }
    if (dueOn < tokyoDate(now)) {
      return refused("invalid", { dueOn: "今日か、それより後の日付にしてください。" });
    }
    await tx.collectionRound.update({
      where: { id },
      data: { dueOn: toDay(dueOn) },
      select: { id: true },
    });
    const mails = await queueMails(tx, { roundId: id, occasion: { kind: "extended", dueOn } }, now);
    await recordAudit(tx, viewer, {
      action: "round.extend",
      subject: { kind: "round", fy: round.fy },
      before: { dueOn: round.dueOn },
      after: { dueOn, mails },
    });
    return done({ dueOn, mails });
  });
}

/** Ends the round: the departments change nothing any more, and their personal links end. */
export async function closeRound(
  viewer: Viewer,
  raw: CloseRoundInput,
  now: Date = new Date(),
): Promise<Result<{ notHandedIn: number }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = closeSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { id } = parsed.data;
  return writing(async (tx) => {
    const round = await lockRound(tx, id);
    if (!round) return refused("not_found");
    const refusal = await refusalOfEvent(tx, viewer, round, "close");
    if (refusal) return refusal;
    if (roundSeen(round) !== parsed.data.seen) return refusedAsChanged(tx, viewer, round);
    const items = (await readRoundWithItems(tx, id, tokyoDate(now)))?.items ?? [];
    const notHandedIn = items.filter((item) => !item.isHandedIn).length;
    await tx.$executeRaw`UPDATE collection_round SET closed_at = now() WHERE id = ${id}::uuid`;
    await lookForBriefings(tx);
    await recordAudit(tx, viewer, {
      action: "round.close",
      subject: { kind: "round", fy: round.fy },
      after: { items: items.length, missing: notHandedIn },
    });
    return done({ notHandedIn });
  });
}

/**
 * Lets the department change one item of a closed round, until it is approved again, and tells who is asked.
 * `conflict` where the round is not closed or the item is open already; `not_found` for what the round did not ask for.
 */
export async function reopenItem(
  viewer: Viewer,
  raw: ReopenItemInput,
  now: Date = new Date(),
): Promise<Result<{ mails: number }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = reopenSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { id, kpiId, reason } = parsed.data;
  return writing(async (tx) => {
    const round = await lockRound(tx, id);
    if (!round) return refused("not_found");
    const refusal = await refusalOfEvent(tx, viewer, round, "reopen_item");
    if (refusal) return refusal;
    const items = await readItems(tx, round, await readPlans(tx), await readRespondents(tx));
    const item = items.find((each) => each.isIncluded && each.kpiId === kpiId);
    if (!item) return refused("not_found");
    if (item.reopenedAt !== null) {
      return refused("conflict", { "": `${quoted(item.name)}は、すでに再開されています。` });
    }
    const at = await markReopened(tx, round, item, reason);
    const recipientIds = item.respondents.map((person) => person.id);
    const mails = await queueMails(
      tx,
      { roundId: id, occasion: { kind: "reopened", kpiId: item.kpiId, reason, at }, recipientIds },
      now,
    );
    await recordAudit(tx, viewer, {
      action: "round.reopen_item",
      subject: { kind: "round", fy: round.fy },
      after: { kpi: item.name, reason, mails },
    });
    return done({ mails });
  });
}

/** @returns the instant, by the database's clock */
async function markReopened(tx: Tx, round: RoundDto, item: RoundItemDto, reason: string): Promise<string> {
  await tx.$executeRaw`
    UPDATE round_item SET reopened_at = now(), reopened_reason = ${reason}
    WHERE round_id = ${round.id}::uuid AND kpi_id = ${item.kpiId}`;
  const { reopenedAt } = await tx.roundItem.findUniqueOrThrow({
    where: { roundId_itemId: { roundId: round.id, itemId: item.kpiId } },
    select: { reopenedAt: true },
  });
  if (reopenedAt === null)
    throw new Error(`the line of ${item.kpiId} was not reopened while its round is held`);
  return reopenedAt.toISOString();
}
