/** An initiative's answers through the years: which of them says how it stands in one, and which year stands for a plan. */

import type { PlanDefinition } from "@/domain/plan/definition";
import type { ReportState } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import {
  countInitiatives,
  type EarlierAnswer,
  type InitiativeContent,
  type InitiativeCounts,
  type InitiativeState,
  standsIn,
} from "./initiative";

/** An approved answer as far as its year and state go. */
export interface AnsweredYear {
  readonly fy: FiscalYear;
  readonly progress: InitiativeState;
  /** 年度途中の状況: handed in before the year was over. Left out where it was not. */
  readonly isInterim?: true;
}

/**
 * The answer by which the initiative stands in a year: the year's own. 完了 is not asked again, so it holds on until another
 * answer comes; every other state is of its own year alone.
 * @param years the initiative's answers, oldest first
 * @returns null where nothing is known of the year
 */
export function answerStanding<T extends AnsweredYear>(years: readonly T[], fy: FiscalYear): T | null {
  const latest = years.findLast((year) => year.fy <= fy);
  if (latest === undefined) return null;
  return latest.fy === fy || latest.progress === "completed" ? latest : null;
}

/** The year has ended, and its own answer is still to come. @param lastEnded the latest fiscal year that has ended */
export function isLeftFromMidYear(answer: AnsweredYear, lastEnded: FiscalYear): boolean {
  return standsIn(answer) && answer.fy <= lastEnded;
}

/**
 * How many initiatives stand in which state. Once the year has ended, a state of its middle is none of the year: those are
 * counted as unanswered, and apart.
 * @param initiatives of each its answers, oldest first
 */
export function countInYear(
  initiatives: readonly (readonly AnsweredYear[])[],
  fy: FiscalYear,
  lastEnded: FiscalYear,
): { readonly counts: InitiativeCounts; readonly standIns: number } {
  const answers = initiatives.map((years) => answerStanding(years, fy));
  const isStandIn = (answer: AnsweredYear | null) => answer !== null && isLeftFromMidYear(answer, lastEnded);
  return {
    counts: countInitiatives(
      answers.map((answer) => (isStandIn(answer) ? null : (answer?.progress ?? null))),
    ),
    standIns: answers.filter(isStandIn).length,
  };
}

/** Where an initiative has no approved state in a year: whose turn it is. */
export type PendingAnswer = "unanswered" | "returned" | "waiting";

/** How an initiative stands in a year for whoever reads what is approved before it is published. */
export type StandingInYear =
  | {
      readonly kind: "stands";
      readonly fy: FiscalYear;
      readonly progress: InitiativeState;
      readonly done: string;
    }
  | { readonly kind: "pending"; readonly pending: PendingAnswer };

/** The approved state, as a public page of the year has it; where there is none, what its answer waits for. */
export function standingInYear({
  fy,
  state,
  earlier,
  inForce,
  midYear,
}: {
  readonly fy: FiscalYear;
  /** Of the year's newest revision. */
  readonly state: ReportState;
  readonly earlier: (Pick<EarlierAnswer, "progress" | "done"> & { readonly fy: FiscalYear }) | null;
  readonly inForce: Pick<InitiativeContent, "progress" | "done"> | null;
  readonly midYear: Pick<InitiativeContent, "progress" | "done"> | null;
}): StandingInYear {
  // One of the middle of an ended year no longer answers it, but ends what was 完了 before.
  const own = inForce ?? midYear;
  const years = [
    ...(earlier ? [earlier] : []),
    ...(own?.progress ? [{ ...own, fy, progress: own.progress }] : []),
  ];
  const standing = answerStanding(years, fy);
  if (standing && !(standing.fy === fy && inForce === null)) {
    return { kind: "stands", fy: standing.fy, progress: standing.progress, done: standing.done };
  }
  const pending = state === "submitted" ? "waiting" : state === "returned" ? "returned" : "unanswered";
  return { kind: "pending", pending };
}

/** The years in which any of the initiatives was answered, ascending. */
export function answeredYears(
  initiatives: readonly { readonly years: readonly AnsweredYear[] }[],
): FiscalYear[] {
  const years = new Set(initiatives.flatMap((each) => each.years.map(({ fy }) => fy)));
  return [...years].sort((a, b) => a - b);
}

/**
 * The year whose states stand for a plan: the latest of its period that has ended and of which at least half of the
 * initiatives that were ever answered have a state of their own, not one of the middle of the year. Where there is none, the
 * latest ended one with any answer. Where only a year that still runs has any, the first of these.
 * @param lastEnded the latest fiscal year that has ended
 * @returns null where no initiative was ever answered
 */
export function yearOfStates(
  initiatives: readonly { readonly years: readonly AnsweredYear[] }[],
  { startFy, endFy }: Pick<PlanDefinition, "startFy" | "endFy">,
  lastEnded: FiscalYear,
): FiscalYear | null {
  const years = answeredYears(initiatives).filter((fy) => startFy <= fy && fy <= endFy);
  const answered = initiatives.filter((each) => each.years.length > 0);
  const isMostlyTold = (fy: FiscalYear) => {
    const own = answered.filter((each) => {
      const answer = answerStanding(each.years, fy);
      return answer !== null && !standsIn(answer);
    });
    return own.length * 2 >= answered.length;
  };
  const ended = years.filter((fy) => fy <= lastEnded);
  return ended.findLast(isMostlyTold) ?? ended.at(-1) ?? years[0] ?? null;
}
