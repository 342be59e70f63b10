/** What the office decides on, a measure at a time. Pure. */

import { type InitiativeWarning, initiativeWarnings } from "@/domain/reports/initiatives/initiative";
import type { InitiativeLine, MeasureLines } from "./table";

/** Handed in, and this person may decide on it: not what they handed in themselves. */
function isDecidable({ state, allowed }: InitiativeLine): boolean {
  return state === "submitted" && allowed.approve;
}

/** What is doubtful in an answer, beside those approved before and after it. */
export function doubtsOf(line: InitiativeLine): InitiativeWarning[] {
  return line.content === null ? [] : initiativeWarnings(line.content, line);
}

/** A doubt that nobody has answered is looked at by itself: it is not approved with the rest. */
export function isUnexplained(line: InitiativeLine): boolean {
  return line.content?.warningNote.trim() === "" && doubtsOf(line).length > 0;
}

/** What one click approves. */
export function approvable(group: MeasureLines): InitiativeLine[] {
  return group.lines.filter((line) => isDecidable(line) && !isUnexplained(line));
}

/** The measures in which something waits for this person, in the plan's order. */
export function waitingMeasures(measures: readonly MeasureLines[]): MeasureLines[] {
  return measures.filter(({ lines }) => lines.some(isDecidable));
}

/** Where it goes on after that measure: the next one that waits, from the top again at the end; null when none does. */
export function nextWaiting(
  measures: readonly MeasureLines[],
  after: Pick<MeasureLines, "planId" | "measure">,
): MeasureLines | null {
  const isHere = ({ planId, measure }: MeasureLines) => planId === after.planId && measure === after.measure;
  const at = measures.findIndex(isHere);
  const inTurn = [...measures.slice(at + 1), ...measures.slice(0, Math.max(at, 0))];
  return waitingMeasures(inTurn)[0] ?? null;
}
