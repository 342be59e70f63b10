/** 継続: which KPI carries on which one of an earlier plan. */
import { type Kpi, listKpis, type PlanDefinition } from "./definition";

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
