/** 継続: which KPI carries on which one of an earlier plan. */
import { type Kpi, listKpis, type PlacedKpi, type PlanDefinition } from "./definition";

/**
 * Two KPIs of a plan that carry on the same one, if there are such. A KPI carries on the one that it names, and the one whose
 * id it keeps: ids are for ever.
 */
export function carriedOnTwice(
  plan: PlanDefinition,
): { readonly one: Kpi; readonly other: Kpi; readonly id: Kpi["id"] } | null {
  const carrying = new Map(listKpis(plan).map(({ kpi }) => [kpi.id, kpi]));
  for (const { kpi } of listKpis(plan)) {
    if (kpi.continues === undefined || kpi.continues === kpi.id) continue;
    const one = carrying.get(kpi.continues);
    if (one) return { one, other: kpi, id: kpi.continues };
    carrying.set(kpi.continues, kpi);
  }
  return null;
}

/**
 * The plans that have a KPI, under its own id or one that it carries on or is carried on by, each with the KPI as it has it.
 * @param plans any order, kept
 */
export function plansOfIndicator(
  plans: readonly PlanDefinition[],
  id: Kpi["id"],
): (PlacedKpi & { readonly plan: PlanDefinition })[] {
  const placed = plans.flatMap((plan) => listKpis(plan).map((each) => ({ plan, ...each })));
  const ids = new Set([id]);
  // Each turn goes one plan further: there are no more turns than plans.
  for (const _ of plans) {
    for (const { kpi } of placed) {
      if (kpi.continues !== undefined && (ids.has(kpi.id) || ids.has(kpi.continues))) {
        ids.add(kpi.id);
        ids.add(kpi.continues);
      }
    }
  }
  return placed.filter(({ kpi }) => ids.has(kpi.id));
}
