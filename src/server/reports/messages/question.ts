/** A question of the office reaches who is asked: a mail, in the message's own transaction. */
import { roundState } from "@/domain/rounds/round";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { tokyoDate } from "@/domain/shared/iso-date";
import { isKpiId, type KpiId } from "@/domain/shared/kpi-id";
import type { Tx } from "@/server/db/client";
import type { ReportRef } from "@/server/reports/attachment-access";
import { placeOf } from "@/server/reports/initiatives/return";
import { readInitiativeWindow } from "@/server/reports/initiatives/window";
import { queueMails } from "@/server/reports/notify";

interface Question {
  readonly messageId: string;
  readonly text: string;
}

/**
 * Queues a mail to everybody whom the year's round asks for this KPI, while the round is open or the item reopened; of an
 * initiative to everybody of its department, while they may answer it: after the round's end too, once it was given back.
 * @param question the message, already written
 * @returns how many mails; 0 outside a round
 */
export async function mailQuestion(
  tx: Tx,
  { kpiId, fy }: ReportRef,
  question: Question,
  now: Date,
): Promise<number> {
  const place = await placeOf(tx, toInitiativeId(kpiId), fy, now);
  if (place === null) return isKpiId(kpiId) ? aboutKpi(tx, kpiId, fy, question, now) : 0;
  const initiativeId = toInitiativeId(kpiId);
  const round = await tx.collectionRound.findUnique({ where: { fy }, select: { id: true } });
  if (!round || !(await readInitiativeWindow(tx, { initiativeId, fy }, tokyoDate(now))).open) return 0;
  const { text, ...to } = place;
  const lines = [{ initiativeId, text }];
  return queueMails(
    tx,
    { roundId: round.id, occasion: { kind: "question", ...to, lines, ...question } },
    now,
  );
}

async function aboutKpi(
  tx: Tx,
  kpiId: KpiId,
  fy: FiscalYear,
  question: Question,
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
