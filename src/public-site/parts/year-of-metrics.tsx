/** KPI以外の実績 of a year's report, after the initiatives', where any was answered for that year. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import {
  METRICS_NOTE,
  metricFigureInTable,
  NO_METRIC_FIGURE,
} from "@/domain/words/ja/publication/published-metrics";
import { isAskedIn, metricYear } from "../model/metrics";
import type { PlanView } from "../model/plan-view";
import type { PageContext } from "../page-context";
import { MetricWords, toldOfMetric } from "./metrics";
import { MetricLink } from "./metrics-of-plan";
import { ToldHistory } from "./told-change";

export function YearOfMetrics({
  context,
  plan,
  fy,
}: {
  context: PageContext;
  plan: PlanView;
  fy: FiscalYear;
}) {
  if (plan.metrics.every((view) => metricYear(view, fy) === null)) return null;
  const asked = plan.metrics.filter((view) => isAskedIn(view, fy) || metricYear(view, fy) !== null);
  return (
    <div className="yi">
      <h3>{METRICS}</h3>
      <p>{METRICS_NOTE}</p>
      <ul className="ls">
        {asked.map((view) => {
          const { metric } = view;
          const year = metricYear(view, fy);
          const told = toldOfMetric(context.model, view).filter((change) => change.fy === fy);
          return (
            <li key={metric.id} data-metric={metric.id}>
              <MetricLink context={context} view={view} />
              {year === null ? (
                <p className="no">{NO_METRIC_FIGURE}</p>
              ) : (
                <>
                  <p>
                    <strong>{metricFigureInTable(year, metric)}</strong>
                  </p>
                  <MetricWords context={context} year={year} withReason={told.length === 0} />
                  <ToldHistory model={context.model} changes={told} />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
