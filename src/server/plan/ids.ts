/** Whether a plan may have the ids that it names, beside the other plans that are here. */

import { carriedOnTwice } from "@/domain/plan/carried-on";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { askingPlans } from "@/domain/plan/lead";
import { toKpiId } from "@/domain/shared/kpi-id";
import { NEW_PLAN_REFUSAL_WORDS } from "@/domain/words/ja/plan/life";
import type { Tx } from "@/server/db/client";
import { problemOfInitiativeIds } from "./initiative-ids";
import { problemOfMetricIds } from "./metric-ids";
import type { PlanDto } from "./queries";

/**
 * Whether the definition's KPIs, initiatives and metrics may have their ids, beside the other plans that are here; null where
 * they may. A plan that was called off stands in no one's way, and is carried on by none.
 */
export async function problemOfIds(
  tx: Tx,
  all: readonly PlanDto[],
  definition: PlanDefinition,
): Promise<string | null> {
  const own = ({ definition: { id } }: PlanDto) => id === definition.id;
  const plans = [...all.filter(own), ...askingPlans(all.filter((plan) => !own(plan)))];
  const taken = await tx.planItem.findMany({
    where: { itemId: { in: listKpis(definition).map(({ kpi }) => kpi.id) }, planId: { not: definition.id } },
    select: { itemId: true, planId: true },
  });
  const inForce = plans.find((plan) => plan.definition.id === definition.id)?.definition;
  const had = new Set(inForce && listKpis(inForce).map(({ kpi }) => kpi.id));
  const proposed = new Map(listKpis(definition).map(({ kpi }) => [kpi.id, kpi]));
  for (const { itemId: id, planId } of taken) {
    const kpiId = toKpiId(id);
    const other = plans.find((plan) => plan.definition.id === planId)?.definition;
    if (!other) continue;
    // The same id in the next plan is the same KPI, carried on; two plans at once cannot share one.
    if (other.endFy < definition.startFy) {
      // A new plan carries its KPIs on as a whole; of one that is put into a plan later, nobody can tell but who says so.
      if (!inForce || had.has(kpiId) || proposed.get(kpiId)?.continues === kpiId) continue;
      return NEW_PLAN_REFUSAL_WORDS.id_of_earlier(kpiId, other.name);
    }
    if (definition.endFy < other.startFy && (!inForce || had.has(kpiId))) continue;
    // Both plans have it already: it is the period that would be another one.
    if (had.has(kpiId)) return NEW_PLAN_REFUSAL_WORDS.periods_overlap(other);
    return NEW_PLAN_REFUSAL_WORDS.id_taken(kpiId, other.name);
  }
  const earlier = plans.filter((plan) => plan.definition.endFy < definition.startFy);
  const known = new Set(earlier.flatMap((plan) => listKpis(plan.definition).map(({ kpi }) => kpi.id)));
  for (const { kpi } of listKpis(definition)) {
    if (kpi.continues === undefined) continue;
    if (!known.has(kpi.continues)) {
      return NEW_PLAN_REFUSAL_WORDS.continues_unknown(kpi.name, kpi.continues);
    }
  }
  const twice = carriedOnTwice(definition);
  if (twice) return NEW_PLAN_REFUSAL_WORDS.continues_twice(twice.one.name, twice.other.name, twice.id);
  return (
    (await problemOfInitiativeIds(tx, plans, definition)) ?? (await problemOfMetricIds(tx, plans, definition))
  );
}
