/** KPI以外の実績 of a place, in an edition: the latest figure of each. Names and units are the plan's own. */
import type { Metric } from "@/domain/plan/definition";
import type { SaidTerms } from "@/domain/words/public/public-words";
import type { MetricView } from "../model/metrics";
import { type EditionContext, metricName } from "./edition-context";
import { Say } from "./say";

/** @param unit as it was when the figure was written */
export function metricTerms({ decimals }: Pick<Metric, "decimals">, unit: string): SaidTerms {
  return { unit: { many: { original: unit }, kind: "count" }, decimals, direction: "up" };
}

export function Metrics({ context, views }: { context: EditionContext; views: readonly MetricView[] }) {
  const { words } = context;
  if (views.length === 0) return null;
  return (
    <section>
      <h2>
        <Say of={words.labels.otherResults} />
      </h2>
      <p className="no">
        <Say of={words.labels.otherResultsNote} />
      </p>
      <dl className="dl">
        {views.map(({ metric, latest }) => (
          <div key={metric.id} id={metric.id}>
            <dt>
              <Say of={metricName(context, metric)} />
            </dt>
            <dd>
              {latest?.actual ? (
                <>
                  <Say of={words.quantity(latest.actual, metricTerms(metric, latest.unit))} />
                  <Say of={words.statusNote(latest.figureStatus, latest.asOf)} /> (
                  <Say of={words.year(latest.fy)} />)
                </>
              ) : (
                <Say of={words.labels.none} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
