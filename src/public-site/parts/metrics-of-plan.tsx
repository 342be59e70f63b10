/** KPI以外の実績 on the page of a plan: its own in full, and where the others stand. */

import { fiscalYearJa } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { measureNumber, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { METRICS_NOTE, metricFigureInTable } from "@/domain/words/ja/publication/published-metrics";
import { type MetricView, metricsAt } from "../model/metrics";
import { metricRoute } from "../model/site";
import type { PageContext } from "../page-context";
import { MetricBlock } from "./metrics";

export function MetricsOfPlan({ context, views }: { context: PageContext; views: readonly MetricView[] }) {
  if (views.length === 0) return null;
  const others = views.filter(({ pillar }) => pillar !== null);
  return (
    <section className="se" id={METRICS_ANCHOR}>
      <h2>{METRICS}</h2>
      <p>{METRICS_NOTE}</p>
      {metricsAt(views, {}).map((view) => (
        <MetricBlock key={view.metric.id} context={context} view={view} />
      ))}
      {others.length > 0 && (
        <>
          <h3>{`${wordsOf(others[0]?.plan ?? {}).pillar}などのページにあるもの`}</h3>
          <ul className="ls">
            {others.map((view) => (
              <li key={view.metric.id}>
                <MetricLink context={context} view={view} />
                {view.latest !== null && (
                  <p>{`${fiscalYearJa(view.latest.fy)}　${metricFigureInTable(view.latest, view.metric)}`}</p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Where the front page leads to. */
export const METRICS_ANCHOR = "metrics";

/** The metric's name, leading to where it stands, with that place in words. */
export function MetricLink({ context, view }: { context: PageContext; view: MetricView }) {
  const { metric } = view;
  return (
    <>
      <a href={`${context.link(metricRoute(context.model, view))}#${metric.id}`}>{metric.name}</a>
      {placeWords(view)}
    </>
  );
}

/** （取組の柱（1）の② 窓口の改善） */
function placeWords({ plan, pillar, measure, initiative }: MetricView): string {
  if (pillar === null) return "（計画全般）";
  const at = `${wordsOf(plan).pillar}（${pillar.no}）`;
  if (measure === null) return `（${at}）`;
  const line = initiative === null ? "" : `の『${initiative.text}』`;
  return `（${at}の${measureNumber(measure.no)} ${measure.title}${line}）`;
}
