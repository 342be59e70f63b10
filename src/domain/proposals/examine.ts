/** A proposal looked at from every side: what it changes, what that does, and what stands in the way. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { reachProblems } from "@/domain/proposals/history/reach";
import type { OnRecord } from "@/domain/proposals/history/record";
import { proposedChanges } from "@/domain/proposals/history/rejudging";
import { decisionsInForce } from "@/domain/proposals/history/unseen";
import { type ProposalProblem, problemsOf } from "@/domain/proposals/problems/problems";
import type { IsoDate } from "@/domain/shared/iso-date";
import { decidedPlan, type PlanDecisions } from "./decide";
import { withGoingAlong } from "./decided-with";
import type { ProposedChange } from "./diff";
import { type Effects, effectsOf } from "./effects";

export interface Proposal extends Effects {
  readonly changes: readonly ProposedChange[];
  /** The plan as it would be. */
  readonly plan: PlanDefinition;
  readonly problems: readonly ProposalProblem[];
  /** The decisions as they are carried out. */
  readonly decided: PlanDecisions;
}

/**
 * Total; nothing is changed.
 * @param said what was decided; of what nobody outside read yet the first year is the beginning, and nothing is judged anew
 * @param today ISO date: nothing is decided on a day that has not come
 */
export function examineProposal(
  before: PlanDefinition,
  proposed: PlanDefinition,
  said: PlanDecisions,
  record: OnRecord,
  today: IsoDate,
): Proposal {
  const whole = withGoingAlong(before, proposed, said, record);
  const decisions = decisionsInForce(before, proposed, whole, record);
  const changes = proposedChanges(before, proposed, decisions, record);
  const plan = decidedPlan(before, proposed, decisions, record);
  const context = { before, proposed, plan, changes, decisions, record, today };
  const reach = reachProblems(context);
  const effects = effectsOf(context, reach);
  return { ...effects, changes, plan, decided: decisions, problems: problemsOf(context, effects, reach) };
}
