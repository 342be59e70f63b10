import { planYears } from "@/domain/plan/definition";
import { toldBesideDecisions } from "@/domain/publication/record";
import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import type { PlanView } from "../../model/plan-view";
import { Assessments } from "../assessments";
import { aimOf, type EditionContext, pillarTexts, planName } from "../edition-context";
import { EditionLayout } from "../edition-layout";
import { STATES_STYLE, StateCounts } from "../initiatives";
import { countFacts } from "../kpi/facts";
import { PillarLink } from "../links";
import { MeasureList } from "../measure-list";
import { MetricsOfPlan } from "../metrics";
import { LaterYear, PlanClosed } from "../plan-stage";
import { PlanTable } from "../plan-table";
import { OwnSentence } from "../said";
import { Say } from "../say";
import { MarkCounts } from "../tally";
import { Decided } from "../told/decided";
import { ToldChanges } from "../told/told-change";

interface OfPlan {
  readonly context: EditionContext;
  readonly plan: PlanView;
}

/** One plan whole, in the order of the Japanese page: aim, place, period, every KPI with all years, pillars and measures. */
export function PlanPage({ context, plan }: OfPlan) {
  const { words } = context;
  const { definition } = plan;
  const name = planName(context, definition);
  return (
    <EditionLayout
      context={context}
      title={name}
      description={plainText(words.plans.description)}
      style={STATES_STYLE}
      plans={[definition]}
    >
      <h1>
        <span className="ey">
          <Say of={words.period(definition.startFy, definition.endFy)} />
        </span>
        <Say of={name} />
      </h1>
      <PlanClosed context={context} plan={definition} />
      <section>
        <h2>
          <Say of={words.search.aim} />
        </h2>
        <p>
          <strong>
            <Say of={aimOf(context, definition)} />
          </strong>
        </p>
      </section>
      {definition.positioning.length > 0 && (
        <section>
          <h2>
            <Say of={words.plans.positioning} />
          </h2>
          <OwnSentence of={definition.positioning} />
        </section>
      )}
      <Standing context={context} plan={plan} />
      <Assessments context={context} plan={plan} />
      <Pillars context={context} plan={plan} />
      <MetricsOfPlan context={context} views={plan.metrics} />
      <PlanChanges context={context} plan={plan} />
    </EditionLayout>
  );
}

/** How its targets stand, each with all years, and the reports of these. */
function Standing({ context, plan }: OfPlan) {
  const { words, model, link } = context;
  const years = planYears(plan.definition).filter((fy) => model.years.includes(fy));
  return (
    <section>
      <h2>
        <Say of={words.plans.standing} />
      </h2>
      <p>
        <Say of={words.counts(countFacts(context, plan))} />
      </p>
      <LaterYear context={context} plan={plan} />
      <MarkCounts context={context} plan={plan} />
      <PlanTable context={context} plan={plan} />
      {years.length > 0 && (
        <>
          <h3>
            <Say of={words.plans.yearReports} />
          </h3>
          <ul className="ta">
            {years.map((fy) => (
              <li key={fy}>
                <a href={link(publicRoutes.year(fy))}>
                  <Say of={words.year(fy)} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Pillars({ context, plan }: OfPlan) {
  const { words } = context;
  const { definition, states } = plan;
  const measures = definition.pillars.flatMap((pillar) => pillar.measures);
  return (
    <section>
      <h2>
        <Say of={measures.length > 0 ? words.plans.pillarsAndMeasures : words.plans.pillars} />
      </h2>
      <StateCounts
        context={context}
        states={states}
        initiatives={measures.flatMap(({ initiatives }) => initiatives)}
      />
      {definition.pillars.map((pillar) => {
        const { title, catchphrase, outcome } = pillarTexts(context, pillar);
        return (
          <div key={pillar.no}>
            <h3>
              <PillarLink context={context} plan={definition} pillar={pillar} />
            </h3>
            {catchphrase !== null && (
              <p>
                <Say of={title} />
              </p>
            )}
            {outcome !== null && (
              <p>
                <Say of={words.labels.outcome} />
                <Say of={words.colon} />
                <Say of={outcome} />
              </p>
            )}
            <MeasureList context={context} plan={definition} pillar={pillar} />
          </div>
        );
      })}
    </section>
  );
}

/** Changes of the plan as a whole; those of a KPI stand on its own page. */
function PlanChanges({ context, plan: { definition } }: OfPlan) {
  const changes = (definition.changes ?? []).filter(({ kpiId }) => kpiId === null);
  const undecided = toldBesideDecisions(
    context.model.record,
    ({ planId, kpiId }) => planId === definition.id && kpiId === null,
  );
  if (changes.length + undecided.length === 0) return null;
  return (
    <section>
      <h2>
        <Say of={context.words.plans.definitions} />
      </h2>
      {undecided.length > 0 && <ToldChanges context={context} changes={undecided} about={false} />}
      {changes.length > 0 && <Decided context={context} plan={definition} kpi={null} changes={changes} />}
    </section>
  );
}
