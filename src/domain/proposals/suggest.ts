/** The decisions that a proposal begins with: what its file says, and a year that touches nothing on record. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { type OnRecord, suggestedYear } from "@/domain/proposals/history/record";
import { proposedChanges } from "@/domain/proposals/history/rejudging";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type Decision, type PlanDecisions, UNDECIDED } from "./decide";
import type { ProposedChange } from "./diff";
import { reasonFor } from "./told-reasons";

/**
 * @param given of decisions made before: they stay, as long as their change is still proposed
 * @param runningFy the fiscal year of today
 */
export function suggestedDecisions(
  before: PlanDefinition,
  proposed: PlanDefinition,
  record: OnRecord,
  runningFy: FiscalYear,
  given: PlanDecisions = {},
): PlanDecisions {
  const changes = proposedChanges(before, proposed, given, record);
  const decisions: Record<string, Decision> = {};
  for (const { key, kpiId, needsYear } of changes) {
    if (decisions[key] !== undefined) continue;
    // Parts that are decided together have one decision: the first that the file tells of any of them.
    const [told] = changes.flatMap((change) =>
      change.key === key ? (toldByFile(before, proposed, change) ?? []) : [],
    );
    const from = needsYear ? suggestedYear(before, kpiId, record, runningFy) : null;
    // A file that says no year leaves it to what touches nothing on record, as the screen does.
    decisions[key] = given[key] ?? (told ? { ...told, from: told.from ?? from } : { ...UNDECIDED, from });
  }
  return decisions;
}

/** A reason that the file gives under `changes:`, beside those that are on record already. */
function toldByFile(
  before: PlanDefinition,
  proposed: PlanDefinition,
  change: ProposedChange,
): Decision | null {
  const told = reasonFor(before, proposed, change);
  if (!told) return null;
  const { from, reason, decidedOn, document, rejudges } = told;
  return { ...UNDECIDED, from: change.needsYear ? from : null, reason, decidedOn, document, rejudges };
}
