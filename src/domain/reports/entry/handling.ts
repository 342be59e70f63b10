/** Who wrote a report's newest answer, and who decided on it: two people, never told as one. */
import { type Decision, isDecision, type ReportEvent } from "@/domain/reports/report";

/** One revision as far as it says who did what, when (an ISO instant). */
export interface Step {
  readonly event: ReportEvent;
  readonly by: string;
  /** The answer that it is, or decides on, came by a personal link. */
  readonly isByLink: boolean;
  readonly at: string;
}

export interface Handling {
  /** null where it is not among the steps. */
  readonly written: Omit<Step, "event"> | null;
  /** What was decided on it; null while nobody did. */
  readonly decided: { readonly event: Decision; readonly by: string; readonly at: string } | null;
}

/** @param steps newest first, down to the newest answer at least; null where nothing was saved */
export function handlingOf(steps: readonly Step[]): Handling | null {
  const [newest] = steps;
  if (newest === undefined) return null;
  const answer = steps.find(({ event }) => !isDecision(event));
  return {
    written: answer ? { by: answer.by, isByLink: answer.isByLink, at: answer.at } : null,
    decided: isDecision(newest.event) ? { event: newest.event, by: newest.by, at: newest.at } : null,
  };
}
