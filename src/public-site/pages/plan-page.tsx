import { type PlanDefinition, planYears } from "@/domain/plan/definition";
import { toldBesideDecisions } from "@/domain/publication/record";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { publicRoutes } from "@/lib/public-paths";
import { Layout } from "../layout";
import { sourced } from "../model/kpi-view";
import type { PlanView } from "../model/plan-view";
import { pillarRoute } from "../model/site";
import { yearsOf } from "../model/years";
import type { PageContext } from "../page-context";
import { Assessments } from "../parts/assessments";
import { Dates } from "../parts/dates";
import { DefinitionTable } from "../parts/definition-table";
import { StateCounts } from "../parts/initiative-states";
import { MarkerNote, Measures } from "../parts/initiatives";
import { LaterYear } from "../parts/later-year";
import { MetricsOfPlan } from "../parts/metrics-of-plan";
import { PlanClosed } from "../parts/plan-closed";
import { ReportTable } from "../parts/report-table";
import { YearSources } from "../parts/sources";
import { MarkCounts } from "../parts/tally";
import { ToldChanges } from "../parts/told-change";
import { countsSentence, periodText, pillarName } from "../words";

/** One plan whole: aim, place, period, every KPI with all years, every measure and initiative. */
export function PlanPage({ context, plan }: { context: PageContext; plan: PlanView }) {
  const { model, link } = context;
  const { definition, states } = plan;
  const words = wordsOf(definition);
  const hasMeasures = definition.pillars.some(({ measures }) => measures.length > 0);
  const years = planYears(definition).filter((fy) => model.years.includes(fy));
  return (
    <Layout
      context={context}
      title={definition.name}
      description={`${definition.name}（${periodText(definition)}）の全体です。`}
      crumbs={[]}
      plans={[definition]}
    >
      <div className="w">
        <div className="ph">
          <h1>{definition.name}</h1>
          <p className="ey">{`計画の期間：${periodText(definition)}（${definition.endFy - definition.startFy + 1}年間）`}</p>
          <PlanClosed context={context} plan={definition} />
        </div>
        <section className="se">
          <h2>{words.aim}</h2>
          <p>
            <strong>{definition.aim}</strong>
          </p>
        </section>
        {definition.positioning.length > 0 && (
          <section className="se">
            <h2>計画の位置づけ</h2>
            {definition.positioning.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        )}
        <section className="se">
          <h2>{`${words.kpi}の達成状況`}</h2>
          <p>{countsSentence(plan.tallyFy, plan.counts, plan.stage)}</p>
          <LaterYear context={context} plan={plan} />
          <MarkCounts context={context} plan={plan} />
          <Dates snapshot={model.snapshot} years={yearsOf(plan.series, plan.tallyFy)} fy={plan.tallyFy}>
            <YearSources document={definition.sourceDocument} parts={sourced(plan.kpis)} fy={plan.tallyFy} />
          </Dates>
          <br />
          <ReportTable context={context} plan={plan} fy={null} />
          {years.length > 0 && (
            <>
              <h3>年度ごとの報告</h3>
              <ul className="yr">
                {years.map((fy) => (
                  <li key={fy}>
                    <a href={link(publicRoutes.year(fy))}>{fiscalYearLabel(fy)}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <Assessments context={context} plan={plan} />
        <section className="se">
          <h2>{hasMeasures ? `${words.pillar}と${words.measure}` : words.pillar}</h2>
          {states !== null && (
            <StateCounts
              states={states}
              fy={states.fy}
              measures={definition.pillars.flatMap(({ measures }) => measures)}
            />
          )}
          <MarkerNote measures={definition.pillars.flatMap(({ measures }) => measures)} />
          {definition.pillars.map((pillar) => (
            <div className="pi" key={pillar.no}>
              <h3>
                <span className="nu">{pillar.no}</span>
                <a href={link(pillarRoute(model, definition, pillar.no))}>{pillarName(pillar)}</a>
              </h3>
              {pillar.outcome !== null && <p>{`⇒ ${pillar.outcome}`}</p>}
              <Measures context={context} plan={plan} pillar={pillar} heading="h4" />
            </div>
          ))}
        </section>
        <MetricsOfPlan context={context} views={plan.metrics} />
        <PlanChanges context={context} plan={definition} />
      </div>
    </Layout>
  );
}

/** 定義の変更 of the plan as a whole; those of a KPI stand on its own page. */
function PlanChanges({ context, plan }: { context: PageContext; plan: PlanDefinition }) {
  const { model } = context;
  const changes = (plan.changes ?? []).filter(({ kpiId }) => kpiId === null);
  const undecided = toldBesideDecisions(
    model.record,
    ({ planId, kpiId }) => planId === plan.id && kpiId === null,
  );
  if (changes.length + undecided.length === 0) return null;
  return (
    <section className="se">
      <h2>計画全体の定義の変更</h2>
      <ToldChanges model={model} changes={undecided} />
      {changes.length > 0 && <DefinitionTable changes={changes} kpi={null} plan={plan} model={model} />}
    </section>
  );
}
