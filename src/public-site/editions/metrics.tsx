/** KPI以外の実績 in an edition: the latest figure of each, with what it counts where it stands. */
import { type Sentence, say } from "@/domain/words/public/phrase";
import { type MetricView, metricsAt } from "../model/metrics";
import { metricRoute } from "../model/site";
import { type EditionContext, metricDefinition, metricName, metricTerms } from "./edition-context";
import { Say } from "./say";

/** Of a place. */
export function Metrics({ context, views }: { context: EditionContext; views: readonly MetricView[] }) {
  if (views.length === 0) return null;
  return (
    <section>
      <Heading context={context} />
      <Figures context={context} views={views} />
    </section>
  );
}

/** Of a plan: its own, and where the others stand. */
export function MetricsOfPlan({ context, views }: { context: EditionContext; views: readonly MetricView[] }) {
  const others = views.filter(({ pillar }) => pillar !== null);
  if (views.length === 0) return null;
  return (
    <section>
      <Heading context={context} />
      <Figures context={context} views={metricsAt(views, {})} />
      {others.length > 0 && (
        <>
          <h3>
            <Say of={context.words.plans.elsewhere} />
          </h3>
          <ul>
            {others.map((view) => (
              <li key={view.metric.id}>
                <a href={`${context.link(metricRoute(context.model, view))}#${view.metric.id}`}>
                  <Say of={metricName(context, view.metric)} />
                </a>
                <Say of={context.words.colon} />
                <Say of={latestFigure(context, view)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Heading({ context: { words } }: { context: EditionContext }) {
  return (
    <>
      <h2>
        <Say of={words.labels.otherResults} />
      </h2>
      <p className="no">
        <Say of={words.labels.otherResultsNote} />
      </p>
    </>
  );
}

/** With its year. */
function latestFigure(context: EditionContext, { metric, latest }: MetricView): Sentence {
  const { words } = context;
  if (!latest?.actual) return [words.labels.none];
  const figure = words.quantity(latest.actual, metricTerms(context, metric, latest.unit));
  return say`${figure}${words.statusNote(latest.figureStatus, latest.asOf)}${words.note(words.year(latest.fy))}`;
}

function Figures({ context, views }: { context: EditionContext; views: readonly MetricView[] }) {
  if (views.length === 0) return null;
  return (
    <dl className="dl">
      {views.map((view) => {
        const { metric } = view;
        const definition = metricDefinition(context, metric);
        return (
          <div key={metric.id} id={metric.id}>
            <dt>
              <Say of={metricName(context, metric)} />
            </dt>
            <dd>
              <Say of={latestFigure(context, view)} />
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
  );
}
