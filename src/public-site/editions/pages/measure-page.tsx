import type { Measure, Pillar } from "@/domain/plan/definition";
import { plainText } from "@/domain/words/public/phrase";
import type { PlanView } from "../../model/plan-view";
import { pillarRoute } from "../../model/site";
import { Assessments } from "../assessments";
import { type EditionContext, measureTitle, pillarName } from "../edition-context";
import { EditionLayout, planCrumb } from "../edition-layout";
import { StateCourse } from "../initiative-course";
import { Initiatives, STATES_STYLE, StateCounts } from "../initiatives";
import { KpiCards } from "../kpi/kpi-card";
import { KpiLink } from "../links";
import { Metrics } from "../metrics";
import { Say } from "../say";

interface MeasureProps {
  readonly context: EditionContext;
  readonly plan: PlanView;
  readonly pillar: Pillar;
  readonly measure: Measure;
}

/** One measure of a pillar: its initiatives with what became of them, and the indicators it works on. */
export function MeasurePage(props: MeasureProps) {
  const { context, plan, pillar, measure } = props;
  const { words, model } = context;
  const { states } = plan;
  const title = measureTitle(context, measure);
  return (
    <EditionLayout
      context={context}
      title={title}
      description={plainText(title)}
      crumbs={[
        planCrumb(context, plan.definition),
        { name: pillarName(context, pillar), route: pillarRoute(model, plan.definition, pillar.no) },
      ]}
      style={STATES_STYLE}
      plans={[plan.definition]}
      saysOriginals={measure.initiatives.length > 0}
    >
      <h1>
        <span className="ey">
          <Say of={pillarName(context, pillar)} />
        </span>
        <Say of={title} />
      </h1>
      <section>
        <h2>
          <Say of={words.initiatives.heading} />
        </h2>
        <p className="no">
          <Say of={measure.initiatives.length === 0 ? words.initiatives.none : words.labels.originalNote} />
        </p>
        <StateCounts context={context} states={states} initiatives={measure.initiatives} />
        <Initiatives context={context} states={states} measure={measure} />
        {states !== null && (
          <StateCourse context={context} states={states} initiatives={measure.initiatives} />
        )}
      </section>
      <Indicators {...props} />
      <Metrics context={context} views={plan.metrics.filter((view) => view.measure === measure)} />
      <Assessments context={context} plan={plan} pillarNo={pillar.no} measureNo={measure.no} />
    </EditionLayout>
  );
}

/** Its own, and those of its pillar. */
function Indicators({ context, plan, pillar, measure }: MeasureProps) {
  const { words } = context;
  const own = plan.kpis.filter((view) => view.measure === measure);
  const ofPillar = plan.kpis.filter((view) => view.pillar === pillar && view.measure === null);
  return (
    <>
      {own.length > 0 && (
        <section>
          <h2>
            <Say of={words.labels.indicators} />
          </h2>
          <KpiCards context={context} views={own} />
        </section>
      )}
      {ofPillar.length > 0 && (
        <section>
          <h2>
            <Say of={words.labels.ofPillar} />
          </h2>
          <ul>
            {ofPillar.map(({ kpi }) => (
              <li key={kpi.id}>
                <KpiLink context={context} kpi={kpi} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
