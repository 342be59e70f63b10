import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import { hasMark, type PlanView } from "../../model/plan-view";
import { aimOf, type EditionContext, pillarTexts, planName } from "../edition-context";
import { EditionLayout } from "../edition-layout";
import { countFacts } from "../kpi/facts";
import { KpiCards } from "../kpi/kpi-card";
import { PillarLink } from "../links";
import { LaterYear, PlanClosed } from "../plan-stage";
import { Say } from "../say";
import { MarkCounts } from "../tally";

/** The plan at a glance: its aim, how its targets stand, each of them by pillar. */
export function FrontPage({ context }: { context: EditionContext }) {
  const { model, words, link } = context;
  const { current, front, plans } = model;
  const counts = words.counts(countFacts(context, front));
  return (
    <EditionLayout context={context} title={null} description={plainText(counts)}>
      <div>
        <p className="ey">
          <Say of={planName(context, current.definition)} /> ·{" "}
          <Say of={words.period(current.definition.startFy, current.definition.endFy)} />
        </p>
        <h1>
          <Say of={aimOf(context, current.definition)} />
        </h1>
      </div>
      <PlanClosed context={context} plan={front.definition} />
      <p className="lead">
        <Say of={counts} />
      </p>
      <MarkCounts context={context} plan={front} />
      <LaterYear context={context} plan={front} />
      {front !== current && (
        <p>
          <Say
            of={words.notYet(planName(context, current.definition), planName(context, front.definition))}
          />
        </p>
      )}
      <ul>
        {model.years.includes(front.tallyFy) && (
          <li>
            <a href={link(publicRoutes.year(front.tallyFy))}>
              <Say of={words.yearTitle(front.tallyFy)} />
            </a>
          </li>
        )}
        <li>
          <WholePlan context={context} plan={front} />
        </li>
      </ul>
      <Latest context={context} />
      <PlanIndicators context={context} plan={front} />
      <OtherPlans context={context} plans={plans.filter((plan) => plan !== front)} />
    </EditionLayout>
  );
}

/** What is new: the publication that this is, by the title that the city gave it. */
function Latest({ context }: { context: EditionContext }) {
  const { words, model, link } = context;
  const { no, publishedAt, title } = model.snapshot;
  return (
    <section>
      <h2>
        <Say of={words.labels.whatIsNew} />
      </h2>
      <p>
        <Say of={words.published(no, publishedAt)} />
        <Say of={words.colon} />
        <Say of={{ original: title }} />
      </p>
      <p>
        <a href={link(publicRoutes.corrections())}>
          <Say of={words.labels.corrections} />
        </a>
      </p>
    </section>
  );
}

function PlanIndicators({ context, plan }: { context: EditionContext; plan: PlanView }) {
  const { words } = context;
  const overall = plan.kpis.filter(({ pillar }) => pillar === null);
  return (
    <>
      {overall.length > 0 && (
        <section>
          <h2>
            <Say of={words.labels.ofWholePlan} />
          </h2>
          <KpiCards context={context} views={overall} withChart />
        </section>
      )}
      {plan.definition.pillars.map((pillar) => {
        const { title, catchphrase } = pillarTexts(context, pillar);
        return (
          <section key={pillar.no}>
            <h2>
              <PillarLink context={context} plan={plan.definition} pillar={pillar} />
            </h2>
            {catchphrase !== null && (
              <p>
                <Say of={title} />
              </p>
            )}
            <KpiCards
              context={context}
              views={plan.kpis.filter((view) => view.pillar === pillar)}
              withChart
            />
          </section>
        );
      })}
    </>
  );
}

function WholePlan({ context, plan }: { context: EditionContext; plan: PlanView }) {
  return (
    <a href={context.link(publicRoutes.plan(plan.definition.id))}>
      <Say of={context.words.labels.allOfPlan} />
    </a>
  );
}

/** Any other plan in short: how it turned out, and where all of it stands. */
function OtherPlans({ context, plans }: { context: EditionContext; plans: readonly PlanView[] }) {
  const { words } = context;
  if (plans.length === 0) return null;
  return (
    <section>
      <h2>
        <Say of={words.labels.otherPlans} />
      </h2>
      {plans.map((plan) => (
        <div key={plan.definition.id}>
          <h3>
            <Say of={planName(context, plan.definition)} />
          </h3>
          <p className="no">
            <Say of={words.period(plan.definition.startFy, plan.definition.endFy)} />
          </p>
          {hasMark(plan) && (
            <p>
              <Say of={words.counts(countFacts(context, plan))} />
            </p>
          )}
          <PlanClosed context={context} plan={plan.definition} />
          <LaterYear context={context} plan={plan} />
          <p>
            <WholePlan context={context} plan={plan} />
          </p>
        </div>
      ))}
    </section>
  );
}
