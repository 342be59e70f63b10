import { type EntryWindow, entryWindow } from "@/domain/rounds/entry-window";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { Tx } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";
import type { ContentRow } from "./rows";

export interface Asked {
  readonly respondentOf: (kpiId: string) => { readonly id: string; readonly name: string } | null;
  /**
   * @param awaitedOn when an approved 公表待ち promised its figure (ISO date); null where there is none
   * @param today ISO date in Asia/Tokyo
   */
  readonly windowOf: (kpiId: string, awaitedOn: string | null, today: string) => EntryWindow;
}

/** @param kpiId only this KPI's line; every line of the round when left out */
export async function readAsked(tx: Tx, fy: FiscalYear, kpiId?: string): Promise<Asked> {
  const round = await tx.collectionRound.findUnique({
    where: { fy },
    select: {
      openedAt: true,
      closedAt: true,
      items: {
        where: kpiId === undefined ? {} : { kpiId },
        select: { kpiId: true, reopenedAt: true, respondent: { select: { id: true, name: true } } },
      },
    },
  });
  const items = new Map(round?.items.map((item) => [item.kpiId, item]));
  return {
    respondentOf: (id) => items.get(id)?.respondent ?? null,
    windowOf: (id, awaitedOn, today) => entryWindow({ round, item: items.get(id) ?? null, awaitedOn, today }),
  };
}

/** The day for which an approved 公表待ち promised its figure (ISO date); null for every other answer. */
export function awaitedDay(
  approved: Pick<ContentRow, "missingReason" | "expectedOn"> | null | undefined,
): string | null {
  return approved?.missingReason === "awaiting_release" ? toIsoDay(approved.expectedOn) : null;
}

/** What was reopened is done with once it is approved. */
export async function endReopening(tx: Tx, { kpiId, fy }: { kpiId: string; fy: FiscalYear }): Promise<void> {
  await tx.roundItem.updateMany({
    where: { kpiId, round: { fy }, reopenedAt: { not: null } },
    data: { reopenedAt: null, reopenedReason: "" },
  });
}
