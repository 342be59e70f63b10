/** How far a year's initiatives are answered. Entry, round, mails and home count by this alone, and so show the same numbers. */

import type { ReportState } from "@/domain/reports/report";

export interface CountedInitiative {
  readonly state: ReportState;
  /** The office returned it, and it was not handed in since: drafts in between change nothing. */
  readonly isReturned: boolean;
  /** What was approved for the year, and answers it still; null where nothing does. */
  readonly inForce: object | null;
  /** 完了 of a year before is not asked. */
  readonly isAsked: boolean;
}

/**
 * `unanswered`: asked, and nothing was handed in. `returned`: the office wants it changed. `waiting`: handed in, the office
 * decides. `answered`: an answer is there, and nothing waits.
 */
export type InitiativeStanding = "unanswered" | "returned" | "waiting" | "answered";

/**
 * null where the year asks nothing. The rule is that of figures (`outstanding.ts` in `domain/rounds`): what came back is owed until
 * it is handed in, and a draft beside an answer that holds is owed by nobody: beside the year's own, and beside 完了 of a year
 * before. What was approved and is not in force was of the middle of the year.
 */
export function initiativeStanding({
  state,
  isReturned,
  inForce,
  isAsked,
}: CountedInitiative): InitiativeStanding | null {
  if (state === "submitted") return "waiting";
  if (isReturned) return "returned";
  if (inForce !== null) return "answered";
  if (isAsked) return "unanswered";
  return state === "approved" ? "answered" : null;
}

export interface InitiativeTally {
  /** Asked, or answered all the same. */
  readonly total: number;
  readonly unanswered: number;
  readonly returned: number;
  readonly waiting: number;
}

export function tallyInitiatives(lines: readonly CountedInitiative[]): InitiativeTally {
  const standings = lines.map(initiativeStanding).filter((each) => each !== null);
  const count = (wanted: InitiativeStanding) => standings.filter((each) => each === wanted).length;
  return {
    total: standings.length,
    unanswered: count("unanswered"),
    returned: count("returned"),
    waiting: count("waiting"),
  };
}

/** Whether its department still owes it: not handed in, or given back. */
export function isInitiativeOwed(line: CountedInitiative): boolean {
  const standing = initiativeStanding(line);
  return standing === "unanswered" || standing === "returned";
}
