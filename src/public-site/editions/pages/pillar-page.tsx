import type { Pillar } from "@/domain/plan/definition";
import { plainText } from "@/domain/words/public/phrase";
import { metricsAt } from "../../model/metrics";
import type { PlanView } from "../../model/plan-view";
import { Assessments } from "../assessments";
import { type EditionContext, pillarName, pillarTexts, planName } from "../edition-context";
import { EditionLayout, planCrumb } from "../edition-layout";
import { KpiCards } from "../kpi/kpi-card";
import { MeasureList } from "../measure-list";
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
    <EditionLayout
      context={context}
      title={name}
      description={plainText(title)}
      crumbs={[planCrumb(context, plan.definition)]}
      plans={[plan.definition]}
    >
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
      <Metrics context={context} views={metricsAt(plan.metrics, { pillar })} />
      <Assessments context={context} plan={plan} pillarNo={pillar.no} />
      {pillar.measures.length > 0 && (
        <section>
          <h2>
            <Say of={labels.measures} />
          </h2>
          <MeasureList context={context} plan={plan.definition} pillar={pillar} />
        </section>
      )}
    </EditionLayout>
  );
}
