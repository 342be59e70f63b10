/** When a department may answer its initiatives. */
import { askedAgainOn } from "@/domain/reports/initiatives/initiative";
import { type EntryWindow, entryWindow } from "@/domain/rounds/entry-window";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { Tx } from "@/server/db/client";
import { isReturned, LAST_STEP } from "../entry-window";
import { type AnswerRow, isInterimRow } from "./rows";

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
    select: { revisions: LAST_STEP, approved: { select: { progress: true, figureStatus: true } } },
  });
  return initiativeWindow(
    round,
    { isReturned: isReturned(report?.revisions ?? []), awaitedOn: awaitedOnOf(report?.approved ?? null, fy) },
    today,
  );
}

/**
 * A round asks for every initiative of its year: it has no list of them. What the office has returned stays open until it is
 * handed in again, after the round's end too: a return that the department could not answer would be none. A state of the
 * middle of the year comes back once the year has ended, as a 年度途中の値 does.
 */
export function initiativeWindow(
  round: { readonly openedAt: Date | null; readonly closedAt: Date | null } | null,
  { isReturned, awaitedOn }: { readonly isReturned: boolean; readonly awaitedOn: IsoDate | null },
  today: IsoDate,
): EntryWindow {
  const reopenedAt = isReturned ? (round?.closedAt ?? null) : null;
  return entryWindow({ round, item: { reopenedAt }, awaitedOn, today });
}

/** From which day on the year's own answer is asked for; null where it is there, or where nothing was approved. */
export function awaitedOnOf(
  approved: Pick<AnswerRow, "progress" | "figureStatus"> | null,
  fy: FiscalYear,
): IsoDate | null {
  return askedAgainOn(approved && { progress: approved.progress, isInterim: isInterimRow(approved) }, fy);
}
