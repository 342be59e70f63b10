/** The metrics (KPI以外の実績) of a plan as the pages read them: with their published years, and which of them is told first. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { listMetrics, type PlacedMetric } from "@/domain/plan/metrics";
import type { PublishedMetricYear, PublishedPlan } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

export interface MetricView extends PlacedMetric {
  readonly plan: PlanDefinition;
  /** Ascending; empty where nothing was published of it yet. */
  readonly years: readonly PublishedMetricYear[];
  /** The latest year that has ended, of those; else the latest of all. null where there is none. */
  readonly latest: PublishedMetricYear | null;
}

export function metricViews(
  { definition: plan, metrics = [] }: Pick<PublishedPlan, "definition" | "metrics">,
  lastEnded: FiscalYear,
): MetricView[] {
  const published = new Map(metrics.map(({ metricId, years }) => [metricId, years]));
  return listMetrics(plan).map((placed) => {
    const years = published.get(placed.metric.id) ?? [];
    const latest = years.findLast(({ fy }) => fy <= lastEnded) ?? years.at(-1) ?? null;
    return { ...placed, plan, years, latest };
  });
}

/** Those that stand in a place itself, not further below. */
export function metricsAt(
  views: readonly MetricView[],
  {
    pillar = null,
    measure = null,
    initiative = null,
  }: Partial<Pick<PlacedMetric, "pillar" | "measure" | "initiative">>,
): MetricView[] {
  return views.filter(
    (view) => view.pillar === pillar && view.measure === measure && view.initiative === initiative,
  );
}

export function metricYear({ years }: MetricView, year: FiscalYear): PublishedMetricYear | null {
  return years.find(({ fy }) => fy === year) ?? null;
}

/** Whether the plan asks for it in that year. */
export function isAskedIn({ metric, plan }: MetricView, fy: FiscalYear): boolean {
  return (metric.from ?? plan.startFy) <= fy && fy <= (metric.until ?? plan.endFy);
}
