import type { Pillar } from "@/domain/plan/definition";
import { plainText } from "@/domain/words/public/phrase";
import type { PlanView } from "../../model/plan-view";
import { measureRoute } from "../../model/site";
import { type EditionContext, measureTitle, pillarName, pillarTexts, planName } from "../edition-context";
import { EditionLayout } from "../edition-layout";
import { KpiCards } from "../kpi/kpi-card";
import { Metrics } from "../metrics";
import { Say } from "../say";

/** What a pillar wants to bring, and how its targets stand. */
export function PillarPage({
  context,
  plan,
  pillar,
}: {
  context: EditionContext;
  plan: PlanView;
  pillar: Pillar;
}) {
  const { words } = context;
  const { labels } = words;
  const { title, catchphrase, vision, outcome } = pillarTexts(context, pillar);
  const name = pillarName(context, pillar);
  const own = plan.kpis.filter((view) => view.pillar === pillar);
  return (
    <EditionLayout context={context} title={name} description={plainText(title)} plans={[plan.definition]}>
      <div>
        <h1>
          <span className="ey">
            <Say of={planName(context, plan.definition)} />
          </span>
          {`${pillar.no}. `}
          <Say of={name} />
        </h1>
        {catchphrase !== null && (
          <p>
            <Say of={title} />
          </p>
        )}
      </div>
      <KpiCards context={context} views={own} heading="h2" />
      {vision.length > 0 && (
        <section>
          <h2>
            <Say of={labels.vision} />
          </h2>
          <ul>
            {vision.map((text) => (
              <li key={plainText(text)}>
                <Say of={text} />
              </li>
            ))}
          </ul>
          {outcome !== null && (
            <p>
              <Say of={labels.outcome} />
              <Say of={words.colon} />
              <Say of={outcome} />
            </p>
          )}
        </section>
      )}
      <Measures context={context} plan={plan} pillar={pillar} />
      <Metrics
        context={context}
        views={plan.metrics.filter((view) => view.pillar === pillar && view.measure === null)}
      />
    </EditionLayout>
  );
}

/** Each leads to what is done under it. */
function Measures({ context, plan, pillar }: { context: EditionContext; plan: PlanView; pillar: Pillar }) {
  const { words, model, link } = context;
  if (pillar.measures.length === 0) return null;
  return (
    <section>
      <h2>
        <Say of={words.labels.measures} />
      </h2>
      <ul>
        {pillar.measures.map((measure) => (
          <li key={measure.no}>
            <a href={link(measureRoute(model, plan.definition, pillar, measure))}>
              <Say of={measureTitle(context, measure)} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
