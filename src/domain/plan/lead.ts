/** Which plan leads the public site, and where a plan stands in its own life. */

import { type FiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";

export interface PlanInTime {
  readonly startFy: FiscalYear;
  readonly endFy: FiscalYear;
  /** 終了: the day on which the office closed it before its period's end (ISO date); null where it did not. */
  readonly closedOn: IsoDate | null;
  /** The office chose it to lead. */
  readonly isChosenToLead: boolean;
}

/** `in_preparation` (準備中): its period has not begun; staff alone see it. */
export type PlanPhase = "in_preparation" | "running" | "ended";

/** @param today ISO date in Asia/Tokyo */
export function planPhase(plan: PlanInTime, today: IsoDate): PlanPhase {
  const fy = fiscalYearOf(today);
  if (fy < plan.startFy) return "in_preparation";
  return fy > plan.endFy || (plan.closedOn !== null && plan.closedOn <= today) ? "ended" : "running";
}

/** Whether the public may see it: its period has begun, or the office chose it to lead. */
export function isPublic(plan: PlanInTime, today: IsoDate): boolean {
  return plan.isChosenToLead || planPhase(plan, today) !== "in_preparation";
}

/**
 * The plan that leads comes first, the others after it, latest period first. It is the one that the office chose; else,
 * of those whose period has begun, the one whose period began last and that was not closed.
 * @param today the day of the publication (ISO date in Asia/Tokyo)
 */
export function inOrderOfLead<P extends PlanInTime & { readonly id: string }>(
  plans: readonly P[],
  today: IsoDate,
): P[] {
  const rank = (plan: P): number => {
    if (plan.isChosenToLead) return 0;
    const phase = planPhase(plan, today);
    if (phase === "in_preparation") return 3;
    return plan.closedOn !== null && plan.closedOn <= today ? 2 : 1;
  };
  return [...plans].sort(
    (a, b) => rank(a) - rank(b) || b.startFy - a.startFy || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
