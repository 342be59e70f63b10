/** Looks at a change of a plan before it is decided. */

import { kpiNames, type PlanDefinition } from "@/domain/plan/definition";
import type { PlanDecisions } from "@/domain/proposals/decide";
import { examineProposal, type Proposal } from "@/domain/proposals/examine";
import type { OnRecord } from "@/domain/proposals/history/record";
import type { ChangedRound } from "@/domain/rounds/changed-items";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { problemOfIds } from "@/server/plan/ids";
import { type PlanDto, readPlans } from "@/server/plan/queries";
import type { RunningRoundDto } from "@/server/rounds/changed-items";
import { readOnRecord } from "./on-record";
import { readChangedRounds } from "./rounds";

export interface ExaminedProposal extends Proposal {
  /** The version in force, from which it was looked at. */
  readonly baseVersion: number;
  readonly before: PlanDefinition;
  readonly record: OnRecord;
  /** Of the KPIs of every plan, by their ids. */
  readonly names: Readonly<Record<string, string>>;
  /** What becomes of the rounds that run. */
  readonly rounds: readonly ChangedRound<RunningRoundDto>[];
}

/** What the proposed definition would do to the plan of its id. Writes nothing. `not_found` where there is no such plan. */
export async function examinePlanChange(
  viewer: Viewer,
  proposed: PlanDefinition,
  decisions: PlanDecisions,
): Promise<Result<ExaminedProposal>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return transaction(
    async (tx) => {
      const plans = await readPlans(tx);
      const plan = plans.find(({ definition }) => definition.id === proposed.id);
      if (!plan) return refused("not_found");
      const problem = await problemOfIds(tx, plans, proposed);
      if (problem) return refused("invalid", { "": problem });
      const names = kpiNames([proposed, ...plans.map(({ definition }) => definition)]);
      const proposal = await examined(tx, plan, proposed, decisions);
      return done({
        ...proposal,
        names,
        rounds: await readChangedRounds(tx, plans, proposal.plan, new Date()),
      });
    },
    { isolation: "RepeatableRead" },
  );
}

/**
 * The same inside a transaction, for a caller that has asked `can` itself.
 * @param known what is on record, where the caller has read it in the same transaction
 */
export async function examined(
  tx: Tx,
  plan: PlanDto,
  proposed: PlanDefinition,
  decisions: PlanDecisions,
  known?: OnRecord,
  now: Date = new Date(),
): Promise<Omit<ExaminedProposal, "names" | "rounds">> {
  const record = known ?? (await readOnRecord(tx, plan.definition));
  const proposal = examineProposal(plan.definition, proposed, decisions, record, tokyoDate(now));
  return { ...proposal, baseVersion: plan.version, before: plan.definition, record };
}
