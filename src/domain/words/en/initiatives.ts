/** Initiatives and their states. */
import type { InitiativeCounts, InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { InitiativeWords, ReplacedFacts, StateCountFacts } from "@/domain/words/public/initiative-words";
import { fiscalYearEn } from "./dates";

const STATES_EN: Readonly<Record<InitiativeState, string>> = {
  not_begun: "Not begun",
  preparing: "In preparation",
  under_way: "Under way",
  completed: "Completed",
  reconsidered: "Being reconsidered",
};

/** What is furthest first; last what nothing is known of. */
const COUNTED: readonly (readonly [keyof InitiativeCounts, (isOne: boolean) => string])[] = [
  ["completed", (isOne) => `${isOne ? "is" : "are"} completed`],
  ["under_way", (isOne) => `${isOne ? "is" : "are"} under way`],
  ["preparing", (isOne) => `${isOne ? "is" : "are"} in preparation`],
  ["not_begun", (isOne) => `${isOne ? "has" : "have"} not begun`],
  ["reconsidered", (isOne) => `${isOne ? "is" : "are"} being reconsidered`],
  ["unanswered", (isOne) => `${isOne ? "has" : "have"} no report yet`],
];

/** In FY2025, of 18 initiatives, 2 are completed, 15 are under way and 1 has no report yet. */
function countsEn({ fy, isRunning, counts, standIns }: StateCountFacts): string {
  const said = COUNTED.filter(([state]) => counts[state] > 0).map(([state, verb]) => {
    const count = counts[state];
    const note = state === "unanswered" && standIns > 0 ? ` (${standIns} reported during the year)` : "";
    return `${count} ${verb(count === 1)}${note}`;
  });
  const total = COUNTED.reduce((sum, [state]) => sum + counts[state], 0);
  const last = said.at(-1) ?? "";
  const list = said.length < 2 ? last : `${said.slice(0, -1).join(", ")} and ${last}`;
  const year = `${fiscalYearEn(fy)}${isRunning ? " (not over yet)" : ""}`;
  return `In ${year}, of ${total} ${total === 1 ? "initiative" : "initiatives"}, ${list}.`;
}

function replacedEn({ kind, no, before, after }: ReplacedFacts): string {
  const by = `in publication no. ${no}`;
  if (kind === "evidence") return `Its documents were updated ${by}.`;
  if (kind === "text" || after === null) return `Its description was updated ${by}.`;
  return `Corrected ${by} (${STATES_EN[before]} → ${STATES_EN[after]}).`;
}

export const INITIATIVES_EN: InitiativeWords = {
  heading: "What is being done",
  none: "The plan lists no initiatives here.",
  states: STATES_EN,
  counts: countsEn,
  ofYear: (fy, isOfPart) => `(${fiscalYearEn(fy)}${isOfPart ? ", during the year" : ""})`,
  completedIn: (fy) => `(in ${fiscalYearEn(fy)})`,
  unanswered: (fy) => `There is no report for ${fiscalYearEn(fy)} yet.`,
  lastYear: (fy) => `Until ${fiscalYearEn(fy)}`,
  replaced: replacedEn,
  seeBefore: "See it as it was before",
  done: "What was done",
  result: "What came of it",
  answeredBy: "Reported by",
  correctionReason: "Reason for the correction",
  responsible: "Responsible office",
  indicators: "Related indicators",
  course: "Progress over the years",
  initiative: "Initiative",
  noReport: "No report",
  ended: "Ended",
  interim: "(during the year)",
};
