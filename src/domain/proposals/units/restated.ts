/** Values that are said anew because the KPI's unit is another one. */
import type { ChangedPart } from "@/domain/plan/definition";
import { type Decision, type PlanDecisions, UNDECIDED } from "@/domain/proposals/decide";
import { decisionKey, type ProposedChange } from "@/domain/proposals/diff";

const UNIT: readonly ChangedPart[] = ["unit", "scale"];
const RESTATED: readonly ChangedPart[] = [
  "baseline",
  "baselineFy",
  "target",
  "targetFy",
  "upperLimit",
  "lowest",
  "planned",
];

/**
 * What was decided of the unit with which the change says a value anew; null for any other change, and where the unit stays, or is
 * only called otherwise.
 */
export function unitDecision(
  { kpiId, what }: Pick<ProposedChange, "kpiId" | "what">,
  changes: readonly ProposedChange[],
  decisions: PlanDecisions,
): Decision | null {
  if (kpiId === null || !RESTATED.includes(what)) return null;
  if (!changes.some((each) => each.kpiId === kpiId && UNIT.includes(each.what))) return null;
  const decided = decisions[decisionKey(kpiId, "unit")] ?? UNDECIDED;
  return isOne(decided.factor) ? null : decided;
}

/** Only the name of the unit is another one: every value stands as it is. */
export function isOne(factor: Decision["factor"]): boolean {
  return factor !== null && Number(factor) === 1;
}
