/** A question of the office reaches who is asked: a mail, in the message's own transaction. */
import { isAskedOf, roundState } from "@/domain/collection";
import type { Tx } from "@/server/db/client";
import { queueMails } from "./mails";
import type { ReportRef } from "./reports-beside";

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
    where: { kpiId, round: { fiscalYear: fy } },
    select: {
      roundId: true,
      respondentId: true,
      reopenedAt: true,
      kpi: { select: { departmentId: true } },
      round: { select: { openedAt: true, closedAt: true } },
    },
  });
  if (!item) return 0;
  const { openedAt, closedAt } = item.round;
  const times = { openedAt: openedAt?.toISOString() ?? null, closedAt: closedAt?.toISOString() ?? null };
  if (roundState(times) !== "open" && item.reopenedAt === null) return 0;
  const { departmentId } = item.kpi;
  if (departmentId === null) return 0;
  const people = await tx.user.findMany({
    where: { role: "contributor", departmentId, active: true },
    select: { id: true, departmentId: true, active: true },
  });
  const recipientIds = people
    .filter((person) => isAskedOf({ departmentId, respondentId: item.respondentId }, person))
    .map(({ id }) => id);
  if (recipientIds.length === 0) return 0;
  const occasion = { kind: "question", kpiId, ...question } as const;
  return queueMails(tx, { roundId: item.roundId, occasion, recipientIds }, now);
}
