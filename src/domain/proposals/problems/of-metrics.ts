/** Why a change of a metric (KPI以外の実績) cannot be confirmed: its figures keep the meaning that they were given with. */
import type { Metric, PlanDefinition } from "@/domain/plan/definition";
import { listMetrics } from "@/domain/plan/metrics";
import { METRIC_TERMS, metricOfPath } from "@/domain/plan/texts/metric-texts";
import type { ProposedChange } from "@/domain/proposals/diff";
import type { OnRecord } from "@/domain/proposals/history/record";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/**
 * `metric_fixed`: another unit, scale … under recorded figures. `metric_dropped`: it would be left out. `metric_not_asked`: a
 * year that has a figure would not be its year any more. Each is told at its change.
 */
export interface MetricProblem {
  readonly kind: "metric_fixed" | "metric_dropped" | "metric_not_asked";
  readonly change: ProposedChange;
  readonly metric: Metric;
  /** A year with a figure that stands in the way. */
  readonly fy: FiscalYear;
}

export function metricProblems({
  before,
  proposed,
  changes,
  record,
}: {
  readonly before: PlanDefinition;
  readonly proposed: PlanDefinition;
  readonly changes: readonly ProposedChange[];
  readonly record: Pick<OnRecord, "metrics">;
}): MetricProblem[] {
  return changes.flatMap((change): MetricProblem[] => {
    const of = change.path === null ? null : metricOfPath(change.path);
    const metric = of && listMetrics(before).find((each) => each.metric.id === of.id)?.metric;
    if (!of || !metric) return [];
    const now = listMetrics(proposed).find((each) => each.metric.id === of.id)?.metric;
    const years = record.metrics.filter(({ metricId }) => metricId === metric.id).map(({ fy }) => fy);
    const [first] = years;
    if (first === undefined) return [];
    if (of.part === null) return now ? [] : [{ kind: "metric_dropped", change, metric, fy: first }];
    if (METRIC_TERMS.some((term) => term === of.part)) {
      return [{ kind: "metric_fixed", change, metric, fy: first }];
    }
    const left = years.findLast((fy) =>
      of.part === "from" ? fy < (now?.from ?? fy) : fy > (now?.until ?? fy),
    );
    const isOfYears = of.part === "from" || of.part === "until";
    return isOfYears && left !== undefined ? [{ kind: "metric_not_asked", change, metric, fy: left }] : [];
  });
}
