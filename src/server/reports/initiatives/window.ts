/** When a department may answer its initiatives. */
import { type EntryWindow, entryWindow } from "@/domain/rounds/entry-window";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { Tx } from "@/server/db/client";
import { isReturned, LAST_STEP } from "../entry-window";

/** The same of one initiative, read from the database: its year's round, and what was last done with its answer. */
export async function readInitiativeWindow(
  tx: Tx,
  { initiativeId, fy }: { readonly initiativeId: InitiativeId; readonly fy: FiscalYear },
  today: IsoDate,
): Promise<EntryWindow> {
  const round = await tx.collectionRound.findUnique({
    where: { fy },
    select: { openedAt: true, closedAt: true },
  });
  const report = await tx.report.findUnique({
    where: { itemId_fy: { itemId: initiativeId, fy } },
    select: { revisions: LAST_STEP },
  });
  return initiativeWindow(round, isReturned(report?.revisions ?? []), today);
}

/**
 * A round asks for every initiative of its year: it has no list of them. What the office has returned stays open until it is
 * handed in again, after the round's end too: a return that the department could not answer would be none.
 */
export function initiativeWindow(
  round: { readonly openedAt: Date | null; readonly closedAt: Date | null } | null,
  isReturned: boolean,
  today: IsoDate,
): EntryWindow {
  const reopenedAt = isReturned ? (round?.closedAt ?? null) : null;
  return entryWindow({ round, item: { reopenedAt }, awaitedOn: null, today });
}
