/** KPI以外の実績 where they stand: the latest figure with its words, the course, and what was changed. */
import { MetricChart, MetricTable } from "@/components/charts/metric-chart";
import type { PublishedMetricYear } from "@/domain/publication/snapshot";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import {
  METRIC_ANSWER_WORDS,
  METRICS_NOTE,
  metricAnswerText,
  metricFigureWords,
  metricYearWords,
  NO_METRIC_FIGURE,
} from "@/domain/words/ja/publication/published-metrics";
import type { MetricView } from "../model/metrics";
import type { SiteModel } from "../model/site";
import type { PageContext } from "../page-context";
import { EvidenceList } from "./evidence-list";
import { EndOf } from "./initiative-states";
import { ToldHistory } from "./told-change";

/** A part of a page with the metrics of its place; nothing where there are none. */
export function MetricsSection({ context, views }: { context: PageContext; views: readonly MetricView[] }) {
  if (views.length === 0) return null;
  return (
    <section className="se">
      <h2>{METRICS}</h2>
      <p>{METRICS_NOTE}</p>
      {views.map((view) => (
        <MetricBlock key={view.metric.id} context={context} view={view} />
      ))}
    </section>
  );
}

/** Beside an initiative's words, where nothing above says what it is. */
export function MetricsOfInitiative({
  context,
  views,
}: {
  context: PageContext;
  views: readonly MetricView[];
}) {
  return views.map((view) => <MetricBlock key={view.metric.id} context={context} view={view} isNamed />);
}

/** Said once on a page whose initiatives have some. */
export function MetricsNote({ views }: { views: readonly MetricView[] }) {
  return views.length === 0 ? null : <p className="no">{`${METRICS}は、${METRICS_NOTE}`}</p>;
}

export function MetricBlock({
  context,
  view,
  isNamed = false,
}: {
  context: PageContext;
  view: MetricView;
  /** Whether the heading has to say what it is. */
  isNamed?: boolean;
}) {
  const { metric, plan, years, latest } = view;
  const figures = years.filter(({ actual }) => actual !== null).length;
  const told = toldOfMetric(context.model, view);
  return (
    <div className="mt" id={metric.id} data-metric={metric.id}>
      <h3>
        {isNamed && <span className="ey">{METRICS}</span>}
        {metric.name}
      </h3>
      {metric.definition !== null && <p className="pre">{metric.definition}</p>}
      <EndOf of={metric} />
      {latest === null ? (
        <p className="no">{NO_METRIC_FIGURE}</p>
      ) : (
        <>
          <dl className="vt">
            <div>
              <dt>{metricYearWords(latest)}</dt>
              <dd>{metricFigureWords(latest, metric)}</dd>
            </div>
          </dl>
          <MetricWords context={context} year={latest} withReason={false} />
        </>
      )}
      {years.length > 1 && (
        <div className="mg">
          {figures > 1 && <MetricChart metric={metric} plan={plan} years={years} />}
          <MetricTable metric={metric} years={years} />
        </div>
      )}
      <ToldHistory model={context.model} changes={told} />
      <dl className="me">
        <div>
          <dt>出典</dt>
          <dd>{metric.source}</dd>
        </div>
        {metric.department !== null && metric.department !== latest?.department && (
          <div>
            <dt>所管課</dt>
            <dd>{metric.department}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** What became of its published figures, oldest first. */
export function toldOfMetric({ record }: Pick<SiteModel, "record">, { plan, metric }: MetricView) {
  return record.filter((change) => change.metric?.planId === plan.id && change.metric.metricId === metric.id);
}

/** @param withReason whether it is said here why the answer was corrected: else the list of changes says so */
export function MetricWords({
  context,
  year,
  withReason,
}: {
  context: PageContext;
  year: PublishedMetricYear;
  withReason: boolean;
}) {
  const { evidence = [] } = year;
  const said = WORDS.flatMap((field) => {
    const text = metricAnswerText(year, field);
    return text === "" || (field === "correctionReason" && !withReason) ? [] : [{ field, text }];
  });
  if (said.length + evidence.length === 0) return null;
  return (
    <dl className="aw">
      {said.map(({ field, text }) => (
        <div key={field}>
          <dt>{METRIC_ANSWER_WORDS[field]}</dt>
          <dd className="pre">{text}</dd>
        </div>
      ))}
      <EvidenceList context={context} evidence={evidence} />
    </dl>
  );
}

const WORDS = [
  "missingNote",
  "asOf",
  "basisNote",
  "reason",
  "nextStep",
  "department",
  "correctionReason",
] as const satisfies readonly (keyof typeof METRIC_ANSWER_WORDS)[];
