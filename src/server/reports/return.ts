import { messageFieldWord } from "@/domain/words/ja/reports/reports";
import type { Tx } from "@/server/db/client";
import type { ReportChangeInput } from "./change-input";
import { queueMails } from "./notify";

/**
 * Tells who is asked, by mail. Where the round is closed already the item is open again: a return that the department
 * could not answer would be none. Part of changeReport's transaction, which asked `can`; a report that no round asks
 * for is the office's own.
 * @param version number of the revision that the return makes
 */
export async function afterReturn(
  tx: Tx,
  { kpiId, fy, ...input }: Pick<ReportChangeInput, "kpiId" | "fy" | "comment" | "commentField">,
  version: number,
  now: Date,
): Promise<void> {
  const item = await tx.roundItem.findFirst({
    where: { itemId: kpiId, round: { fy } },
    select: {
      roundId: true,
      reopenedAt: true,
      round: { select: { closedAt: true } },
      item: { select: { kind: true } },
    },
  });
  if (!item) return;
  const { commentField } = input;
  const of = { isMetric: item.item.kind === "metric" };
  const about = commentField === null ? "" : `「${messageFieldWord(commentField, of)}」について\n`;
  const comment = `${about}${input.comment}`;
  const { roundId } = item;
  if (item.round.closedAt !== null && item.reopenedAt === null) {
    await tx.roundItem.update({
      where: { roundId_itemId: { roundId, itemId: kpiId } },
      data: { reopenedAt: now, reopenedReason: comment },
      select: { itemId: true },
    });
  }
  await queueMails(tx, { roundId, occasion: { kind: "returned", kpiId, version, comment } }, now);
}
