/** Rounds as the page shows them. */
import { daysBetween, type FiscalYear } from "@/domain/fiscal-year";
import { DUE_SOON_DAYS } from "@/domain/report";

export interface RoundRow {
  readonly id: string;
  readonly fy: FiscalYear;
  readonly title: string;
  readonly instructions: string;
  /** ISO dates. */
  readonly opensOn: string;
  readonly dueOn: string;
  readonly progress: { readonly total: number; readonly submitted: number; readonly approved: number } | null;
  readonly standing: RoundStanding;
  /** What the writer of a change saw. */
  readonly seen: string;
}

export interface RoundsPage {
  readonly rounds: readonly RoundRow[];
  /** null: nothing to create, or not by this person. */
  readonly creation: {
    readonly years: readonly FiscalYear[];
    /** The year one most likely asks for: the latest that has ended; null once it has its round. */
    readonly chosen: FiscalYear | null;
    readonly today: string;
  } | null;
  readonly canManage: boolean;
}

export type RoundStanding = "complete" | "not_open" | "open" | "due_soon" | "overdue";

export const ROUND_STANDING_WORDS: Record<RoundStanding, string> = {
  complete: "すべて提出済み",
  not_open: "開始前",
  open: "受付中",
  due_soon: "期限間近",
  overdue: "期限超過",
};

/** Derived from the dates and the progress, never stored. The day of the deadline itself is still in time. */
export function standing(
  round: Pick<RoundRow, "opensOn" | "dueOn" | "progress">,
  today: string,
): RoundStanding {
  const { progress } = round;
  if (progress && progress.total > 0 && progress.submitted === progress.total) return "complete";
  if (today < round.opensOn) return "not_open";
  const left = daysBetween(today, round.dueOn);
  if (left < 0) return "overdue";
  return left <= DUE_SOON_DAYS ? "due_soon" : "open";
}

/** Years that a round can be registered for: of any plan, begun, without one; latest first. */
export function openYears(
  plans: readonly { readonly startFy: FiscalYear; readonly endFy: FiscalYear }[],
  taken: readonly FiscalYear[],
  currentFy: FiscalYear,
): FiscalYear[] {
  const years = plans.flatMap(({ startFy, endFy }) =>
    Array.from({ length: Math.max(0, Math.min(endFy, currentFy) - startFy + 1) }, (_, i) => startFy + i),
  );
  return [...new Set(years)].filter((fy) => !taken.includes(fy)).sort((a, b) => b - a);
}
