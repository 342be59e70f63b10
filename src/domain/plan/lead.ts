/** Which plan leads the public site, and where a plan stands in its own life. */

import { type FiscalYear, fiscalYearOf, fiscalYearRange } from "@/domain/shared/fiscal-year";
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

/**
 * What somebody saw who decides on the life of a plan: whether it was closed, and which plan was chosen to lead. The same text
 * as long as both are as they were.
 */
export function lifeSeen(
  planId: string,
  plans: readonly (Pick<PlanInTime, "closedOn" | "isChosenToLead"> & {
    readonly definition: { readonly id: string };
  })[],
): string {
  const closedOn = plans.find(({ definition }) => definition.id === planId)?.closedOn ?? "";
  return `${closedOn}/${plans.find(({ isChosenToLead }) => isChosenToLead)?.definition.id ?? ""}`;
}

/** @param today ISO date in Asia/Tokyo */
export function planPhase(plan: PlanInTime, today: IsoDate): PlanPhase {
  if (isClosed(plan, today)) return "ended";
  const fy = fiscalYearOf(today);
  if (fy < plan.startFy) return "in_preparation";
  return fy > plan.endFy ? "ended" : "running";
}

/** Whether the office closed it before its period: then it never begins. */
export function isCalledOff({ startFy, closedOn }: Pick<PlanInTime, "startFy" | "closedOn">): boolean {
  return closedOn !== null && closedOn < fiscalYearRange(startFy).start;
}

/** Without those that were called off: they ask for nothing, and what they name is free for another plan. */
export function askingPlans<
  P extends { readonly definition: Pick<PlanInTime, "startFy">; readonly closedOn: IsoDate | null },
>(plans: readonly P[]): P[] {
  return plans.filter(({ definition, closedOn }) => !isCalledOff({ ...definition, closedOn }));
}

/** Whether the public may see it: its period has begun, or the office chose it to lead. */
export function isPublic(plan: PlanInTime, today: IsoDate): boolean {
  return plan.isChosenToLead || hasBegun(plan, today);
}

/**
 * The plan that leads comes first, then those whose period has begun, then the others; latest period first. It is the one
 * that the office chose; else, of those whose period has begun, the one whose period began last. One that was closed leads
 * as long as no other runs: it is still the latest of which anything can be told.
 * @param today the day of the publication (ISO date in Asia/Tokyo)
 */
export function inOrderOfLead<P extends PlanInTime & { readonly id: string }>(
  plans: readonly P[],
  today: IsoDate,
): P[] {
  const inOrder = [...plans].sort(
    (a, b) =>
      Number(hasBegun(b, today)) - Number(hasBegun(a, today)) ||
      b.startFy - a.startFy ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const leading =
    inOrder.find(({ isChosenToLead }) => isChosenToLead) ?? leadingByPeriod(inOrder, today) ?? inOrder[0];
  return leading === undefined ? [] : [leading, ...inOrder.filter((plan) => plan !== leading)];
}

/**
 * The plan that is read where none was asked for: the one that leads, once a year of it is over. Before that nothing of it
 * can have a result, and the plan before it is still the one whose results there are to read.
 * @param inOrder the plan that leads first, as `inOrderOfLead` gives them, or as they were published
 * @returns undefined where there is no plan
 */
export function readFirst<
  P extends { readonly definition: Pick<PlanInTime, "startFy">; readonly closedOn?: IsoDate | null },
>(inOrder: readonly P[], lastEnded: FiscalYear): P | undefined {
  return (
    inOrder.find(
      ({ definition: { startFy }, closedOn = null }) =>
        startFy <= lastEnded && !isCalledOff({ startFy, closedOn }),
    ) ?? inOrder[0]
  );
}

/** @param inOrder latest period first */
function leadingByPeriod<P extends PlanInTime>(inOrder: readonly P[], today: IsoDate): P | undefined {
  const begun = inOrder.filter((plan) => hasBegun(plan, today));
  const yields = begun.some((plan) => planPhase(plan, today) === "running");
  return begun.find((plan) => !(yields && isClosed(plan, today)));
}

function hasBegun(plan: PlanInTime, today: IsoDate): boolean {
  return plan.startFy <= fiscalYearOf(today) && !isCalledOff(plan);
}

function isClosed({ closedOn }: PlanInTime, today: IsoDate): boolean {
  return closedOn !== null && closedOn <= today;
}
