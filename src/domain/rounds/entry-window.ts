/** When a department may write a report, and why it may not. */
import type { IsoDate } from "@/domain/shared/iso-date";
import { type RoundTimes, roundState } from "./round";

/** What decides whether a department may write a report now. */
export interface EntryWindowInput {
  /** The round of the report's year; null where there is none. */
  readonly round: RoundTimes | null;
  /** The round's line for this KPI; null where the round does not ask for it. */
  readonly item: { readonly reopenedAt: Date | string | null } | null;
  /** From when on the figure can be there that an approved 公表待ち or 年度途中の値 still owes (ISO date); else null. */
  readonly awaitedOn: IsoDate | null;
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
}

export type EntryClosedReason = "not_asked" | "preparing" | "closed";

export type EntryWindow =
  | { readonly open: true; readonly by: "round" | "reopened" | "awaited" }
  | { readonly open: false; readonly reason: EntryClosedReason };

/**
 * Outside an open round a department changes nothing, except an item that the office reopened, and a figure that was
 * announced for a day that has come (公表待ち comes back when due, and a 年度途中の値 once its year has ended).
 */
export function entryWindow({ round, item, awaitedOn, today }: EntryWindowInput): EntryWindow {
  const state = round === null ? null : roundState(round);
  if (item !== null && state === "open") return { open: true, by: "round" };
  if (item?.reopenedAt) return { open: true, by: "reopened" };
  if (awaitedOn !== null && awaitedOn <= today) return { open: true, by: "awaited" };
  if (item === null || state === null) return { open: false, reason: "not_asked" };
  return { open: false, reason: state === "preparing" ? "preparing" : "closed" };
}
