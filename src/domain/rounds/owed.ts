/**
 * What managers are told is owed of a plan's year. The one rule of the first screen and of the mails. What was asked for and
 * never answered stays owed when its round has ended, though nobody can hand it in any more.
 */

import { type CountedInitiative, initiativeStanding } from "@/domain/reports/initiatives/initiative-tally";
import { isHandedIn, type OutstandingInput, outstandingOf } from "./outstanding";
import { roundState } from "./round";

/** `unanswered`: not handed in. `returned`: handed in once, and given back. */
export type OwedStanding = "unanswered" | "returned";

export interface OwedAnswer {
  readonly planId: string;
  readonly kind: "kpis" | "metrics" | "initiatives";
  readonly standing: OwedStanding;
  /** By name; null where no department answers for it. */
  readonly department: string | null;
}

/** Answers that are owed, and who owes them. */
export interface Owed {
  readonly kpis: number;
  readonly metrics: number;
  readonly initiatives: number;
  readonly departments: readonly string[];
}

/** Of a KPI or a metric: what is outstanding, and after its round's end what the round asked for and did not get. */
export function owedFigure(input: OutstandingInput): OwedStanding | null {
  const outstanding = outstandingOf(input);
  if (outstanding !== null) return outstanding.reason === "returned" ? "returned" : "unanswered";
  const { round, item } = input;
  const wasAsked = item !== null && round !== null && roundState(round) === "closed";
  if (!wasAsked || isHandedIn(input)) return null;
  return input.isReturned ? "returned" : "unanswered";
}

/** Of an initiative: no round lists it, and its end changes nothing. */
export function owedInitiative(line: CountedInitiative): OwedStanding | null {
  const standing = initiativeStanding(line);
  return standing === "unanswered" || standing === "returned" ? standing : null;
}

/** Of one plan; what was given back is told apart. @param office who owes what no department answers for */
export function owedOfPlan(
  answers: readonly OwedAnswer[],
  { planId, office }: { readonly planId: string; readonly office: string },
): Record<OwedStanding, Owed> {
  const own = answers.filter((answer) => answer.planId === planId);
  const those = (standing: OwedStanding): Owed => {
    const lines = own.filter((answer) => answer.standing === standing);
    const count = (wanted: OwedAnswer["kind"]) => lines.filter(({ kind }) => kind === wanted).length;
    return {
      kpis: count("kpis"),
      metrics: count("metrics"),
      initiatives: count("initiatives"),
      departments: [...new Set(lines.map(({ department }) => department ?? office))],
    };
  };
  return { unanswered: those("unanswered"), returned: those("returned") };
}
