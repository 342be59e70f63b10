/** When a department may answer its initiatives. */
import { type EntryWindow, entryWindow } from "@/domain/rounds/entry-window";
import type { IsoDate } from "@/domain/shared/iso-date";

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
