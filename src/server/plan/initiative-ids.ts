/** Ids of initiatives beside everything that is here: lines of a plan file get theirs, and none is another's. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { clashOfIds, type UnnamedPlan, withInitiativeIds } from "@/domain/plan/initiative-ids";
import { listInitiatives } from "@/domain/plan/initiatives";
import { can } from "@/domain/shared/access";
import { NEW_PLAN_REFUSAL_WORDS } from "@/domain/words/ja/plan/life";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { type PlanDto, readPlans } from "./queries";
import { storedDefinition } from "./stored-definition";

/** A plan as a file says it, with an id for every initiative: a line that is here already has the one that it has here. */
export async function namedPlan(viewer: Viewer, plan: UnnamedPlan): Promise<Result<PlanDefinition>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return transaction(
    async (tx) => {
      const plans = await readPlans(tx);
      const inForce = plans.find(({ definition }) => definition.id === plan.id)?.definition ?? null;
      return done(withInitiativeIds(plan, { inForce, taken: await readTakenIds(tx, plan.id) }));
    },
    { isolation: "RepeatableRead" },
  );
}

/**
 * Ids that no new initiative of the plan may get: those of every KPI and metric there ever was, and of every initiative of any version
 * of the plan. One that is gone may have been reported on. For a caller that has asked `can` itself.
 */
export async function readTakenIds(tx: Tx, planId: string): Promise<Set<string>> {
  const others = await tx.item.findMany({ where: { kind: { not: "initiative" } }, select: { id: true } });
  const versions = await tx.planVersion.findMany({
    where: { planId },
    select: { planId: true, version: true, sha256: true, definition: true },
  });
  const initiatives = versions.flatMap((row) => listInitiatives(storedDefinition(row)));
  return new Set([...others.map(({ id }) => id), ...initiatives.map(({ initiative }) => initiative.id)]);
}

/** Whether the definition's initiatives may have their ids, beside everything that is here; null where they may. */
export async function problemOfInitiativeIds(
  tx: Tx,
  plans: readonly PlanDto[],
  definition: PlanDefinition,
): Promise<string | null> {
  for (const { definition: other } of plans) {
    const clash = other.id === definition.id ? null : clashOfIds(definition, other);
    if (clash) return NEW_PLAN_REFUSAL_WORDS.initiative_clash(clash, other.name);
  }
  const ids = listInitiatives(definition).map(({ initiative }) => initiative.id);
  // A KPI's address stays for ever, whether a plan still names it or not.
  const kpi = await tx.item.findFirst({ where: { kind: "kpi", id: { in: ids } }, select: { id: true } });
  return kpi && NEW_PLAN_REFUSAL_WORDS.initiative_is_kpi(kpi.id);
}
