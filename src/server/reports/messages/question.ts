/** A question of the office reaches who is asked: a mail, in the message's own transaction. */
import { roundState } from "@/domain/rounds/round";
import type { Tx } from "@/server/db/client";
import type { ReportRef } from "@/server/reports/attachment-access";
import { queueMails } from "@/server/reports/notify";

/**
 * Queues a mail to everybody whom the year's round asks for this KPI, while the round is open or the item reopened.
 * @param question the message, already written
 * @returns how many mails; 0 outside a round
 */
export async function mailQuestion(
  tx: Tx,
  { kpiId, fy }: ReportRef,
  question: { readonly messageId: string; readonly text: string },
  now: Date,
): Promise<number> {
  const item = await tx.roundItem.findFirst({
    where: { itemId: kpiId, round: { fy } },
    select: {
      roundId: true,
      reopenedAt: true,
      round: { select: { openedAt: true, closedAt: true } },
    },
  });
  if (!item) return 0;
  if (roundState(item.round) !== "open" && item.reopenedAt === null) return 0;
  const occasion = { kind: "question", kpiId, ...question } as const;
  return queueMails(tx, { roundId: item.roundId, occasion }, now);
}
