/** What a publication says of the states of a plan's initiatives, and of which year. */
import type { Initiative } from "@/domain/plan/definition";
import { goesOnIn } from "@/domain/plan/initiatives";
import type { PublishedInitiativeYear, PublishedPlan } from "@/domain/publication/snapshot";
import type { InitiativeCounts } from "@/domain/reports/initiatives/initiative";
import {
  answeredYears,
  answerStanding,
  countInYear,
  isLeftFromMidYear as isLeft,
  yearOfStates,
} from "@/domain/reports/initiatives/initiative-years";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";

export interface PlanStates {
  /** The year whose states stand for the plan. */
  readonly fy: FiscalYear;
  /** The latest fiscal year that had ended at the publication. */
  readonly lastEnded: FiscalYear;
  readonly answers: ReadonlyMap<InitiativeId, readonly PublishedInitiativeYear[]>;
}

/** null where no state was ever published: then no page says anything of states. */
export function planStates(
  { definition, initiatives = [] }: Pick<PublishedPlan, "definition" | "initiatives">,
  lastEnded: FiscalYear,
): PlanStates | null {
  const fy = yearOfStates(initiatives, definition, lastEnded);
  if (fy === null) return null;
  return { fy, lastEnded, answers: new Map(initiatives.map((each) => [each.initiativeId, each.years])) };
}

/** The answer by which the initiative stands in a year; null where there is none. */
export function answerIn(
  { answers }: PlanStates,
  { id }: Pick<Initiative, "id">,
  fy: FiscalYear,
): PublishedInitiativeYear | null {
  return answerStanding(answers.get(id) ?? [], fy);
}

/** Of those that go on in the year. */
export function countStates(
  states: PlanStates,
  initiatives: readonly Initiative[],
  fy: FiscalYear,
): { readonly counts: InitiativeCounts; readonly standIns: number } {
  const going = initiatives.filter((each) => goesOnIn(each, fy));
  return countInYear(
    going.map(({ id }) => states.answers.get(id) ?? []),
    fy,
    states.lastEnded,
  );
}

/** The year has ended, and its own answer is still to come. */
export function isLeftFromMidYear({ lastEnded }: PlanStates, answer: PublishedInitiativeYear): boolean {
  return isLeft(answer, lastEnded);
}

/** Whether any initiative has an answer of that very year. */
export function isAnswered({ answers }: PlanStates, year: FiscalYear): boolean {
  return [...answers.values()].some((years) => years.some(({ fy }) => fy === year));
}

/**
 * The newest answer of a year after the one that stands for the plan: mostly of the one that still runs.
 * @returns null where there is none
 */
export function laterAnswer(
  { answers, fy }: PlanStates,
  { id }: Pick<Initiative, "id">,
): PublishedInitiativeYear | null {
  return (answers.get(id) ?? []).findLast((answer) => answer.fy > fy) ?? null;
}

/** The years that any of the initiatives has an answer of, ascending. */
export function yearsOfAnswers({ answers }: PlanStates, initiatives: readonly Initiative[]): FiscalYear[] {
  return answeredYears(initiatives.map(({ id }) => ({ years: answers.get(id) ?? [] })));
}
