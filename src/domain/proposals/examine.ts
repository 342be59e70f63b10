/** A proposal looked at from every side: what it changes, what that does, and what stands in the way. */

import type { PlanDefinition } from "@/domain/plan/definition";
import type { IsoDate } from "@/domain/shared/iso-date";
import { decidedPlan, type PlanDecisions } from "./decide";
import type { ProposedChange } from "./diff";
import { type Effects, effectsOf } from "./effects";
import { type ProposalProblem, problemsOf } from "./problems";
import type { OnRecord } from "./record";
import { proposedChanges } from "./rejudging";
import { decisionsInForce } from "./unseen";

export interface Proposal extends Effects {
  readonly changes: readonly ProposedChange[];
  /** The plan as it would be. */
  readonly plan: PlanDefinition;
  readonly problems: readonly ProposalProblem[];
}

/**
 * Total; nothing is changed.
 * @param said what was decided; of what nobody outside read yet the first year is the beginning
 * @param today ISO date: nothing is decided on a day that has not come
 */
export function examineProposal(
  before: PlanDefinition,
  proposed: PlanDefinition,
  said: PlanDecisions,
  record: OnRecord,
  today: IsoDate,
): Proposal {
  const decisions = decisionsInForce(before, proposedChanges(before, proposed, said), said, record);
  const changes = proposedChanges(before, proposed, decisions);
  const plan = decidedPlan(before, proposed, decisions, record);
  const context = { before, proposed, plan, changes, decisions, record, today };
  const effects = effectsOf(context);
  return { ...effects, changes, plan, problems: problemsOf(context, effects) };
}
