/** KPIs that a plan once named: they end, they never vanish. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { PlacedKpi, PlanDefinition } from "./definition";

/**
 * The plan with a KPI put back where it stood, as one that has ended. Where its pillar or measure is gone, it stands a
 * level higher.
 * @param until the last fiscal year it was a KPI of the plan
 */
export function withFormerKpi(
  plan: PlanDefinition,
  { kpi, pillar, measure }: PlacedKpi,
  until: FiscalYear,
): PlanDefinition {
  const ended = { ...kpi, until };
  const home = plan.pillars.find(({ no }) => no === pillar?.no);
  if (!home) return { ...plan, kpis: [...plan.kpis, ended] };
  const room = home.measures.find(({ no }) => no === measure?.no);
  const filled = room
    ? {
        ...home,
        measures: home.measures.map((each) =>
          each === room ? { ...each, kpis: [...each.kpis, ended] } : each,
        ),
      }
    : { ...home, kpis: [...home.kpis, ended] };
  return { ...plan, pillars: plan.pillars.map((each) => (each === home ? filled : each)) };
}
