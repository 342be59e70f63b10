/** The metrics (KPI以外の実績) of a plan: where each stands, and in which years it is asked for. */
import type { InitiativeId } from "@/domain/shared/initiative-id";
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

/** What the metrics of a plan are called, by their ids. */
export function metricNames(plan: PlanDefinition): Readonly<Record<string, string>> {
  return Object.fromEntries(listMetrics(plan).map(({ metric }) => [metric.id, metric.name]));
}

/** Where a metric stands; what is null stands above it. */
export interface MetricPlace {
  readonly pillar: number | null;
  readonly measure: number | null;
  readonly initiative: InitiativeId | null;
}

/** The plan with each list of metrics changed; a list that is empty then is left out. */
export function mapMetrics(
  plan: PlanDefinition,
  change: (metrics: readonly Metric[], place: MetricPlace) => readonly Metric[],
): PlanDefinition {
  const at = <T extends { readonly metrics?: readonly Metric[] }>(part: T, place: MetricPlace): T => {
    const { metrics: before = [], ...kept } = part;
    const metrics = change(before, place);
    return (metrics.length === 0 ? kept : { ...part, metrics }) as T;
  };
  const own = at(plan, { pillar: null, measure: null, initiative: null });
  return {
    ...own,
    pillars: own.pillars.map((pillar) => ({
      ...at(pillar, { pillar: pillar.no, measure: null, initiative: null }),
      measures: pillar.measures.map((measure) => {
        const place = { pillar: pillar.no, measure: measure.no };
        return {
          ...at(measure, { ...place, initiative: null }),
          initiatives: measure.initiatives.map((each) => at(each, { ...place, initiative: each.id })),
        };
      }),
    })),
  };
}
