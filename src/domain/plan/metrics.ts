/** The metrics (KPI以外の実績) of a plan: where each stands, and in which years it is asked for. */
import type { Initiative, Measure, Metric, Pillar, PlanDefinition } from "./definition";

/** A metric with its place in the plan; what is null stands above it. */
export interface PlacedMetric {
  readonly metric: Metric;
  readonly pillar: Pillar | null;
  readonly measure: Measure | null;
  readonly initiative: Initiative | null;
}

/** Every metric of the plan in the document's order: the plan's own, then by pillar, measure and initiative. */
export function listMetrics(plan: Pick<PlanDefinition, "metrics" | "pillars">): PlacedMetric[] {
  const at = (metrics: readonly Metric[] | undefined, place: Omit<PlacedMetric, "metric">): PlacedMetric[] =>
    (metrics ?? []).map((metric) => ({ metric, ...place }));
  return [
    ...at(plan.metrics, { pillar: null, measure: null, initiative: null }),
    ...plan.pillars.flatMap((pillar) => [
      ...at(pillar.metrics, { pillar, measure: null, initiative: null }),
      ...pillar.measures.flatMap((measure) => [
        ...at(measure.metrics, { pillar, measure, initiative: null }),
        ...measure.initiatives.flatMap((initiative) =>
          at(initiative.metrics, { pillar, measure, initiative }),
        ),
      ]),
    ]),
  ];
}
