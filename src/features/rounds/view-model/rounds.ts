/** Rounds as the list shows them. */

import { DUE_SOON_DAYS } from "@/domain/reports/report";
import type { Holiday } from "@/domain/rounds/off-days";
import type { RoundState } from "@/domain/rounds/round";
import { earlierFy, type FiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";
import { ROUND_STATE_WORDS } from "@/domain/words/ja/rounds/rounds";
import type { RoundProgressDto } from "@/server/rounds/queries";

export interface RoundRow extends RoundProgressDto {
  readonly standing: RoundStanding;
  /** 「あと3日」; null where the deadline does not press. */
  readonly deadline: string | null;
}

export interface RoundsPage {
  readonly rounds: readonly RoundRow[];
  /** null: nothing to create, or not by this person. */
  readonly creation: {
    readonly years: readonly FiscalYear[];
    /** The year one most likely asks for: the latest that has ended; null once it has its round. */
    readonly chosen: FiscalYear | null;
    readonly today: IsoDate;
    /** As the last round had it. */
    readonly contact: string;
    readonly holidays: readonly Holiday[];
  } | null;
  readonly canManage: boolean;
  /** May look into a round: what each department answered. */
  readonly canOverlook: boolean;
}

/** Of an open round, how it stands to its deadline; else the round's state. */
export type RoundStanding = RoundState | "complete" | "due_soon" | "overdue";

export const ROUND_STANDING_WORDS: Record<RoundStanding, string> = {
  ...ROUND_STATE_WORDS,
  complete: "すべて回答済み",
  due_soon: "受付中・期限間近",
  overdue: "受付中・期限超過",
};

/** Derived from the state, the deadline and the progress, never stored. The day of the deadline itself is still in time. */
export function standing(
  round: Pick<RoundRow, "state" | "dueOn" | "progress" | "metrics">,
  today: IsoDate,
): RoundStanding {
  const { state } = round;
  if (state !== "open") return state;
  const counts = [round.progress, round.metrics].filter((each) => each !== null && each.total > 0);
  if (counts.length > 0 && counts.every((each) => each?.answered === each?.total)) return "complete";
  const left = daysBetween(today, round.dueOn);
  if (left < 0) return "overdue";
  return left <= DUE_SOON_DAYS ? "due_soon" : "open";
}

/** 「期限まであと3日」, 「今日が期限です」, 「期限を2日過ぎています」. */
export function deadlineText(dueOn: IsoDate, today: IsoDate): string {
  const left = daysBetween(today, dueOn);
  if (left === 0) return "今日が期限です";
  return left > 0 ? `期限まであと${left}日` : `期限を${-left}日過ぎています`;
}

/** Years that a round can be registered for: of any plan, begun, without one; latest first. */
export function openYears(
  plans: readonly { readonly startFy: FiscalYear; readonly endFy: FiscalYear }[],
  taken: readonly FiscalYear[],
  currentFy: FiscalYear,
): FiscalYear[] {
  const years = plans.flatMap(({ startFy, endFy }) => fiscalYears(startFy, earlierFy(endFy, currentFy)));
  return [...new Set(years)].filter((fy) => !taken.includes(fy)).sort((a, b) => b - a);
}
