/** Whose an initiative is in a year. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { initiativesInYear } from "@/domain/plan/initiatives";
import { askingPlans } from "@/domain/plan/lead";
import { type FiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { Tx } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";
import { readDefinitions } from "@/server/plan/queries";

export interface InitiativeOwner {
  /** Who is responsible; null where the plan names nobody: the office itself answers. */
  readonly department: { readonly id: string; readonly name: string } | null;
  /** The plan that has it in that year. */
  readonly plan: PlanDefinition;
}

/**
 * Who answers for the initiative, and the plan that has it in that year.
 * @returns null for an unknown one, for a year that has not begun, and for one in which no plan has it
 */
export async function readOwner(
  tx: Tx,
  initiativeId: InitiativeId,
  fy: FiscalYear,
  now: Date,
): Promise<InitiativeOwner | null> {
  if (fy > fiscalYearOf(now)) return null;
  const row = await tx.item.findFirst({
    where: { id: initiativeId, kind: "initiative" },
    select: {
      department: { select: { id: true, name: true } },
      plans: {
        where: { plan: { removedAt: null } },
        select: { plan: { select: { id: true, currentVersion: true, closedOn: true } } },
      },
    },
  });
  if (!row || row.plans.length === 0) return null;
  const versions = row.plans.map(({ plan }) => ({ planId: plan.id, version: plan.currentVersion }));
  const definitions = await readDefinitions(tx, versions);
  const plans = row.plans.flatMap(({ plan: { id, closedOn } }) => {
    const definition = definitions.get(id);
    return definition ? [{ definition, closedOn: toIsoDay(closedOn) }] : [];
  });
  const plan = askingPlans(plans).find(({ definition }) =>
    initiativesInYear(definition, fy).some(({ initiative }) => initiative.id === initiativeId),
  )?.definition;
  return plan ? { department: row.department, plan } : null;
}
