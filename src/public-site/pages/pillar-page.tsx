import type { Pillar } from "@/domain/plan/definition";
import { pillarHeading, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { publicRoutes } from "@/lib/public-paths";
import { Layout } from "../layout";
import { countsOf } from "../model/counts";
import { type KpiView, sourced, sourcedOnCards, viewsOnCard } from "../model/kpi-view";
import { metricsAt } from "../model/metrics";
import type { PlanView } from "../model/plan-view";
import { pillarRoute } from "../model/site";
import { yearsOf } from "../model/years";
import type { PageContext } from "../page-context";
import { Assessments } from "../parts/assessments";
import { Dates } from "../parts/dates";
import { FiguresOfYear } from "../parts/glance-card";
import { StateCounts } from "../parts/initiative-states";
import { MarkerNote, Measures } from "../parts/initiatives";
import { CardChart, Status } from "../parts/kpi-card";
import { KpiListTable, MAX_CHARTS_PER_PLAN } from "../parts/kpi-groups";
import { MetricsSection } from "../parts/metrics";
import { KpiSources, YearSources } from "../parts/sources";
import { countsSentence } from "../words";

/** One pillar of a plan: where it leads, its KPIs large, its measures. */
export function PillarPage({
  context,
  plan,
  pillar,
}: {
  context: PageContext;
  plan: PlanView;
  pillar: Pillar;
}) {
  const { snapshot } = context.model;
  const { definition, tallyFy, states } = plan;
  const words = wordsOf(definition);
  const views = plan.kpis.filter((view) => view.pillar === pillar);
  const series = views.map((view) => view.series);
  return (
    <Layout
      context={context}
      title={pillarHeading(pillar)}
      description={pillar.outcome ?? pillar.title}
      crumbs={[{ name: definition.name, route: publicRoutes.plan(definition.id) }]}
      plans={[definition]}
      canonical={pillarRoute(context.model, definition, pillar.no)}
    >
      <div className="w">
        <div className="ph">
          <h1>
            <span className="ey">{`${words.pillar}（${pillar.no}）`}</span>
            {pillarHeading(pillar)}
          </h1>
          <p className="ey">
            {countsSentence(tallyFy, countsOf(views, tallyFy, snapshot.reportFy), plan.stage)}
          </p>
        </div>
        {(pillar.vision.length > 0 || pillar.outcome !== null) && (
          <section className="se">
            <h2>具体像</h2>
            <ul className="ls">
              {pillar.vision.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {pillar.outcome !== null && (
              <p>
                <strong>{`⇒ ${pillar.outcome}`}</strong>
              </p>
            )}
          </section>
        )}
        <section className="se">
          <h2>{words.kpi}</h2>
          {views.length > MAX_CHARTS_PER_PLAN ? (
            <KpiListTable context={context} views={views} />
          ) : (
            views.map((view) => <KpiBlock key={view.kpi.id} context={context} view={view} />)
          )}
          <Dates snapshot={snapshot} years={yearsOf(series, tallyFy)} fy={tallyFy}>
            <YearSources
              document={`${definition.sourceDocument}のうち${pillar.source}`}
              parts={sourcedOnCards(views)}
              fy={tallyFy}
            />
          </Dates>
        </section>
        <MetricsSection context={context} views={metricsAt(plan.metrics, { pillar })} />
        <Assessments context={context} plan={plan} pillarNo={pillar.no} />
        {pillar.measures.length > 0 && (
          <section className="se">
            <h2>{words.measure}</h2>
            {states !== null && <StateCounts states={states} fy={states.fy} measures={pillar.measures} />}
            <MarkerNote measures={pillar.measures} />
            <Measures context={context} plan={plan} pillar={pillar} />
          </section>
        )}
      </div>
    </Layout>
  );
}

function KpiBlock({ context, view }: { context: PageContext; view: KpiView }) {
  const { kpi } = view;
  return (
    <div className="pi">
      <h3>
        <a href={context.link(publicRoutes.kpi(kpi.id))}>{kpi.name}</a>
      </h3>
      <div className="lg">
        <div>
          <Status context={context} view={view} withPace />
          <FiguresOfYear view={view} />
          {kpi.rationale !== null && <p className="no">{`指標の考え方：${kpi.rationale}`}</p>}
        </div>
        <CardChart view={view} size="large" idPrefix={kpi.id} />
      </div>
      <dl className="me">
        <KpiSources context={context} parts={sourced(viewsOnCard(view))} />
      </dl>
    </div>
  );
}
