import type { Metric, PlanDefinition } from "@/domain/plan/definition";
import { metricAsKpi } from "@/domain/plan/figures";
import type { PublishedMetricYear } from "@/domain/publication/snapshot";
import type { MarkedYear } from "@/domain/reports/series";
import { laterFy } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { metricFigureInTable } from "@/domain/words/ja/publication/published-metrics";
import { chartModel } from "./chart-model";
import { ChartBody } from "./kpi-chart";
import { ScrollRegion } from "./scroll-region";

interface Course {
  readonly metric: Metric;
  readonly plan: PlanDefinition;
  readonly years: readonly PublishedMetricYear[];
}

/** A metric's years as a plain line: no target, no mark, no 目安. {@link MetricTable} is the same data as a table. */
export function MetricChart({ metric, plan, years }: Course) {
  const startFy = laterFy(metric.from ?? plan.startFy, plan.startFy);
  const settings = { ...plan.settings, guideMethod: "none" as const };
  const model = chartModel({
    kpi: metricAsKpi({ startFy, endFy: plan.endFy }, metric),
    years: years.map(drawnYear),
    plan: { startFy, endFy: plan.endFy, settings },
    size: "small",
  });
  const titleId = `${metric.id}-t`;
  return (
    <figure className="kc kc-small">
      <svg viewBox={`0 0 ${model.width} ${model.height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{`${metric.name}の推移のグラフ`}</title>
        <g paintOrder="stroke">
          <ChartBody model={model} size="small" />
        </g>
      </svg>
    </figure>
  );
}

/** Each year that was told, also one without a figure: why there is none. */
export function MetricTable({ metric, years }: Omit<Course, "plan">) {
  return (
    <ScrollRegion label={`${metric.name}の表`}>
      <table>
        <caption>年度ごとの実績</caption>
        <thead>
          <tr>
            <th scope="col">年度</th>
            <th scope="col">実績</th>
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year.fy}>
              <th scope="row">{fiscalYearJa(year.fy)}</th>
              <td>{metricFigureInTable(year, metric)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** As the chart of a KPI reads a year: without a plan and without a mark. */
function drawnYear({ fy, actual, figureStatus, asOf, revision }: PublishedMetricYear): MarkedYear {
  return {
    fy,
    planned: null,
    actual,
    origin: "report",
    missing: null,
    asOf,
    basisNote: "",
    reason: "",
    nextStep: "",
    department: null,
    revision,
    pace: null,
    corrections: [],
    figureStatus: actual === null ? null : figureStatus,
    judgement: { code: "not_evaluated", applied: null, reference: null },
  };
}
