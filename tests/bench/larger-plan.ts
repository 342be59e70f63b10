/** A plan so many times as large: what a bigger city's would be. */
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { type UnnamedPlan, withInitiativeIds } from "@/domain/plan/initiative-ids";
import { toKpiId } from "@/domain/shared/kpi-id";

/** Every KPI, measure and initiative so many times; the first of each keeps its id and number. */
export function timesPlan(plan: PlanDefinition, times: number): PlanDefinition {
  const counted = Array.from({ length: times }, (_, copy) => copy);
  const kpis = (of: readonly Kpi[]): Kpi[] =>
    of.flatMap((kpi) =>
      counted.map((copy) => (copy === 0 ? kpi : { ...kpi, id: toKpiId(`${kpi.id}-${copy}`) })),
    );
  const larger: UnnamedPlan = {
    ...plan,
    kpis: kpis(plan.kpis),
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      kpis: kpis(pillar.kpis),
      measures: pillar.measures.flatMap((measure) =>
        counted.map((copy) => ({
          ...measure,
          initiatives: measure.initiatives.map(({ id, ...each }) => (copy === 0 ? { id, ...each } : each)),
          no: copy * pillar.measures.length + measure.no,
          kpis: copy === 0 ? kpis(measure.kpis) : [],
        })),
      ),
    })),
  };
  return withInitiativeIds(larger);
}
