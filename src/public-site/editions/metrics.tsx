/** KPI以外の実績 of a place, in an edition: the latest figure of each. What it counts stands with it. */
import type { MetricView } from "../model/metrics";
import { type EditionContext, metricDefinition, metricName, metricTerms } from "./edition-context";
import { Say } from "./say";

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
        {views.map(({ metric, latest }) => {
          const definition = metricDefinition(context, metric);
          return (
            <div key={metric.id} id={metric.id}>
              <dt>
                <Say of={metricName(context, metric)} />
              </dt>
              <dd>
                {latest?.actual ? (
                  <>
                    <Say of={words.quantity(latest.actual, metricTerms(context, metric, latest.unit))} />
                    <Say of={words.statusNote(latest.figureStatus, latest.asOf)} />
                    <Say of={words.note(words.year(latest.fy))} />
                  </>
                ) : (
                  <Say of={words.labels.none} />
                )}
                {definition !== null && (
                  <p className="no">
                    <Say of={definition} />
                  </p>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
