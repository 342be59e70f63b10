import type { Pillar } from "@/domain/plan/definition";
import { expectedFigures } from "@/domain/reports/year-finding";
import { toIsoDate } from "@/domain/shared/iso-date";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { pillarHeading, pillarLabel, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { quoted } from "@/domain/words/ja/quotes";
import { INITIATIVES_HEADING } from "@/domain/words/ja/reports/initiatives";
import { yearFindingSentence } from "@/domain/words/ja/reports/year-finding";
import { publicRoutes } from "@/lib/public-paths";
import { Layout } from "../layout";
import { sourcedOnCards } from "../model/kpi-view";
import { hasMark, type PlanView } from "../model/plan-view";
import { pillarRoute } from "../model/site";
import { yearsOf } from "../model/years";
import type { PageContext } from "../page-context";
import { Dates } from "../parts/dates";
import { GlanceCards } from "../parts/glance-card";
import { News } from "../parts/home-news";
import { StateCounts } from "../parts/initiative-states";
import { KpiGroups, MAX_CHARTS_PER_PLAN } from "../parts/kpi-groups";
import { LaterYear } from "../parts/later-year";
import { METRICS_ANCHOR } from "../parts/metrics-of-plan";
import { PlanClosed } from "../parts/plan-closed";
import { YearSources } from "../parts/sources";
import { MarkCounts } from "../parts/tally";
import { countsSentence, countsText, periodText } from "../words";

/** What one asks first, in its order: the aim, how the year turned out, what is new, each KPI at a glance, what was before. */
export function HomePage({ context }: { context: PageContext }) {
  const { model } = context;
  const { snapshot, current, front, plans } = model;
  const { definition } = current;
  const others = plans.filter((plan) => plan !== front && plan !== current);
  return (
    <Layout
      context={context}
      title={snapshot.site.name}
      description={`${quoted(definition.name)}で${definition.municipality.name}が掲げた指標が、年度ごとにどこまで進んだかをお知らせするページです。`}
      crumbs={null}
    >
      <div className="w">
        <div className="fp">
          <p className="ey">{`${definition.name}　${periodText(definition)}`}</p>
          <h1>
            <span className="ey">{wordsOf(definition).aim}</span>
            {definition.aim}
          </h1>
          <ToCome context={context} />
        </div>
        <Results context={context} plan={front} />
        <News context={context} />
        <PlanKpis context={context} plan={front} />
        <Basis context={context} plan={front} />
        <Progress context={context} plan={front} />
        <MetricsLink context={context} plan={front} />
        {front !== current && <CurrentPlan context={context} plan={current} />}
        {others.length > 0 && (
          <section className="se">
            <h2>ほかの計画</h2>
            <ul className="ne">
              {others.map((plan) => (
                <OtherPlan key={plan.definition.id} context={context} plan={plan} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Layout>
  );
}

/** How the plan's last results turned out, with the year that they are of. */
function Results({ context, plan }: { context: PageContext; plan: PlanView }) {
  const { model, link } = context;
  const { definition, tallyFy } = plan;
  return (
    <section className="fr">
      <h2>
        {plan !== model.current && <span className="ey">{definition.name}</span>}
        {plan.stage === "begun" ? `${fiscalYearJa(tallyFy)}の目標達成状況` : "目標達成状況"}
      </h2>
      <PlanClosed context={context} plan={definition} />
      <p className="ld">{findingOf(plan, model.snapshot.publishedAt)}</p>
      <MarkCounts context={context} plan={plan} />
      <LaterYear context={context} plan={plan} />
      {plan !== model.current && <NotYet plan={model.current} front={plan} />}
      {model.years.includes(tallyFy) && (
        <p>
          <a href={link(publicRoutes.year(tallyFy))}>{`${fiscalYearJa(tallyFy)}の報告（一覧表）を見る`}</a>
        </p>
      )}
    </section>
  );
}

function findingOf({ counts, tallyFy, stage, series }: PlanView, publishedAt: string): string {
  if (counts === null) return countsText(tallyFy, counts, stage);
  return yearFindingSentence(tallyFy, counts, expectedFigures(series, tallyFy, toIsoDate(publishedAt)));
}

/** Why the results of another plan stand first. */
function NotYet({ plan, front }: { plan: PlanView; front: PlanView }) {
  const shown = hasMark(front) ? "最後の結果" : "指標";
  return (
    <p className="no">
      {`${quoted(plan.definition.name)}は、まだ目標達成状況の付いた指標がありません。それまでは、${quoted(front.definition.name)}の${shown}を載せています。`}
    </p>
  );
}

/** When and by whom the figures were made, and how the marks follow from them. */
function Basis({ context, plan }: { context: PageContext; plan: PlanView }) {
  const { definition, tallyFy } = plan;
  return (
    <>
      <Dates snapshot={context.model.snapshot} years={yearsOf(plan.series, tallyFy)} fy={tallyFy}>
        <YearSources document={definition.sourceDocument} parts={sourcedOnCards(plan.kpis)} fy={tallyFy} />
      </Dates>
      <p className="no">
        {"目標達成状況（○ 達成、△ 上向き、× 未達、－ 未評価）は、決まった計算で付けています。"}
        <a href={context.link(publicRoutes.about())}>計算のしかた</a>
      </p>
    </>
  );
}

/** A plan that the office published before its period: its beginning, and where it is told. */
function ToCome({ context }: { context: PageContext }) {
  return context.model.plans
    .filter(({ stage }) => stage === "to_come")
    .map(({ definition }) => (
      <p key={definition.id}>
        {`${fiscalYearJa(definition.startFy)}からは、`}
        <a href={context.link(publicRoutes.plan(definition.id))}>{definition.name}</a>
        が始まります。
      </p>
    ));
}

function PlanKpis({ context, plan }: { context: PageContext; plan: PlanView }) {
  if (plan.kpis.length <= MAX_CHARTS_PER_PLAN) return <Pillars context={context} plan={plan} />;
  return (
    <section className="se">
      <h2>{kpisOfPillars(plan)}</h2>
      <KpiGroups context={context} plan={plan} />
    </section>
  );
}

function kpisOfPillars({ definition }: PlanView): string {
  const { pillar, kpiShort } = wordsOf(definition);
  return `${pillar}と${kpiShort}`;
}

function Pillars({ context, plan }: { context: PageContext; plan: PlanView }) {
  const overall = plan.kpis.filter((view) => view.pillar === null);
  return (
    <section className="se">
      <h2>{kpisOfPillars(plan)}</h2>
      {overall.length > 0 && (
        <div className="hp">
          <h3>計画全般</h3>
          <GlanceCards context={context} views={overall} heading="h4" />
        </div>
      )}
      {plan.definition.pillars.map((pillar) => (
        <div className="hp" key={pillar.no}>
          <h3>
            <span className="nu">{pillar.no}</span>
            <a href={context.link(pillarRoute(context.model, plan.definition, pillar.no))}>
              {pillarLabel(pillar)}
            </a>
            {pillar.catchphrase !== null && <span className="ey">{pillar.title}</span>}
          </h3>
          <GlanceCards
            context={context}
            views={plan.kpis.filter((view) => view.pillar === pillar)}
            heading="h4"
          />
        </div>
      ))}
    </section>
  );
}

/** How the initiatives of the plan and of each of its pillars stand. */
function Progress({ context, plan: { definition, states } }: { context: PageContext; plan: PlanView }) {
  if (states === null) return null;
  const counts = (pillars: readonly Pillar[]) => (
    <StateCounts states={states} fy={states.fy} measures={pillars.flatMap(({ measures }) => measures)} />
  );
  return (
    <section className="se">
      <h2>{INITIATIVES_HEADING}</h2>
      {counts(definition.pillars)}
      <ul className="ne">
        {definition.pillars.map((pillar) => (
          <li key={pillar.no}>
            <a href={context.link(pillarRoute(context.model, definition, pillar.no))}>
              {`（${pillar.no}）${pillarHeading(pillar)}`}
            </a>
            {counts([pillar])}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The front page has no room for them: where they stand. */
function MetricsLink({ context, plan }: { context: PageContext; plan: PlanView }) {
  if (plan.metrics.length === 0) return null;
  const href = `${context.link(publicRoutes.plan(plan.definition.id))}#${METRICS_ANCHOR}`;
  return (
    <p className="gap">
      <a href={href}>{`${METRICS}を見る`}</a>
    </p>
  );
}

/** The plan that leads, while the results of another one stand first: what it promises. */
function CurrentPlan({ context, plan }: { context: PageContext; plan: PlanView }) {
  const { definition } = plan;
  return (
    <section className="se">
      <h2>
        <span className="ey">{otherPlanWords(plan)}</span>
        {definition.name}
      </h2>
      <PlanClosed context={context} plan={definition} />
      <LaterYear context={context} plan={plan} />
      <AllStates plan={plan} />
      <p>
        <a
          href={context.link(publicRoutes.plan(definition.id))}
        >{`${periodText(definition)}のすべての計画と実績を見る`}</a>
      </p>
      <div className="gap">
        {plan.kpis.length > MAX_CHARTS_PER_PLAN ? (
          <KpiGroups context={context} plan={plan} />
        ) : (
          <GlanceCards context={context} views={plan.kpis} heading="h3" withMark={hasMark(plan)} />
        )}
      </div>
    </section>
  );
}

function AllStates({ plan: { states, definition } }: { plan: PlanView }) {
  if (states === null) return null;
  const measures = definition.pillars.flatMap((pillar) => pillar.measures);
  return <StateCounts states={states} fy={states.fy} measures={measures} />;
}

/** Any other plan in a line: how it turned out, and where all of it stands. */
function OtherPlan({ context, plan }: { context: PageContext; plan: PlanView }) {
  const { definition, tallyFy } = plan;
  return (
    <li>
      {`${otherPlanWords(plan)}　`}
      <a href={context.link(publicRoutes.plan(definition.id))}>{definition.name}</a>
      {`（${periodText(definition)}）　`}
      {hasMark(plan) && countsSentence(tallyFy, plan.counts, plan.stage)}
      <PlanClosed context={context} plan={definition} />
      <LaterYear context={context} plan={plan} />
      <AllStates plan={plan} />
    </li>
  );
}

/** Where the plan stands in time: each is named, whichever leads. */
function otherPlanWords({ definition, stage, hasEnded }: PlanView): string {
  if (stage === "called_off") return "期間が始まる前に終了した計画";
  if (stage === "to_come") return `${fiscalYearJa(definition.startFy)}に始まる計画`;
  return hasEnded ? "これまでの計画の結果" : "今の計画";
}
