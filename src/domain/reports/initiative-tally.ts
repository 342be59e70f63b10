/** How far a year's initiatives are answered. Entry, round and home count by this alone, and so show the same numbers. */

import type { ReportState } from "./report";

export interface CountedInitiative {
  readonly state: ReportState;
  /** What was approved for the year, and answers it still; null where nothing does. */
  readonly inForce: object | null;
  /** 完了 of a year before is not asked. */
  readonly isAsked: boolean;
}

export interface InitiativeTally {
  /** Asked, or answered all the same. */
  readonly total: number;
  /** Asked, and nothing was handed in. */
  readonly unanswered: number;
  readonly returned: number;
  /** Handed in: the office decides. */
  readonly waiting: number;
}

export function tallyInitiatives(lines: readonly CountedInitiative[]): InitiativeTally {
  const count = (is: (line: CountedInitiative) => boolean) => lines.filter(is).length;
  return {
    total: count(({ isAsked, state }) => isAsked || state !== "not_started"),
    unanswered: count((line) => isUnanswered({ ...line, isInForce: line.inForce !== null })),
    returned: count(({ state }) => state === "returned"),
    waiting: count(({ state }) => state === "submitted"),
  };
}

/** Whether its department still owes it: not handed in, or given back. */
export function isInitiativeOwed(line: {
  readonly state: ReportState;
  /** An answer was approved for the year, and answers it still. */
  readonly isInForce: boolean;
  readonly isAsked: boolean;
}): boolean {
  return line.state === "returned" || isUnanswered(line);
}

/** A draft beside an answer in force takes nothing back. What was approved and is not in force was of the middle of the year. */
function isUnanswered({ state, isInForce, isAsked }: Parameters<typeof isInitiativeOwed>[0]): boolean {
  return isAsked && !isInForce && (state === "not_started" || state === "draft" || state === "approved");
}
