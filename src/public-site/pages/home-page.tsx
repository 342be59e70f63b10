import type { Pillar } from "@/domain/plan/definition";
import type { PublicationChange } from "@/domain/publication/snapshot";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { pillarHeading, pillarLabel, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { quoted } from "@/domain/words/ja/quotes";
import { INITIATIVES_HEADING } from "@/domain/words/ja/reports/initiatives";
import { publicRoutes } from "@/lib/public-paths";
import { Layout } from "../layout";
import { sourcedOnCards } from "../model/kpi-view";
import { hasMark, type PlanView } from "../model/plan-view";
import { pillarRoute } from "../model/site";
import { yearsOf } from "../model/years";
import type { PageContext } from "../page-context";
import { Dates } from "../parts/dates";
import { StateCounts } from "../parts/initiative-states";
import { KpiCard, KpiCards } from "../parts/kpi-card";
import { KpiGroups, MAX_CHARTS_PER_PLAN } from "../parts/kpi-groups";
import { LaterYear } from "../parts/later-year";
import { METRICS_ANCHOR } from "../parts/metrics-of-plan";
import { PlanClosed } from "../parts/plan-closed";
import { YearSources } from "../parts/sources";
import { TallyBoxes } from "../parts/tally";
import { LinkedChange } from "../parts/told-change";
import { countsSentence, periodText } from "../words";

const MAX_CHANGES = 8;

export function HomePage({ context }: { context: PageContext }) {
  const { model } = context;
  const { snapshot, current, front, plans } = model;
  const { definition } = current;
  const sentences = [
    `${quoted(definition.name)}で${definition.municipality.name}が掲げた指標が、年度ごとにどこまで進んだかをお知らせするページです。`,
    "目標達成状況（○ 達成、△ 上向き、× 未達、－ 未評価）は決まった計算で付け、その計算と、担当課が書いた理由をすべて載せています。",
  ];
  return (
    <Layout context={context} title={snapshot.site.name} description={sentences[0] ?? ""} crumbs={null}>
      <div className="hero">
        <div className="w">
          <p className="ey">{`${definition.name}　${periodText(definition)}`}</p>
          <h1>
            <span className="ey">{wordsOf(definition).aim}</span>
            {definition.aim}
          </h1>
          <p>{sentences.join("")}</p>
          <ToCome context={context} />
        </div>
      </div>
      <div className="w">
        <Results context={context} plan={front} />
        {front !== current && <NotYet plan={current} front={front} />}
        <PlanKpis context={context} plan={front} />
        <Progress context={context} plan={front} />
        <MetricsLink context={context} plan={front} />
        {plans
          .filter((plan) => plan !== front)
          .map((plan) => (
            <OtherPlan key={plan.definition.id} context={context} plan={plan} />
          ))}
        <News context={context} changes={snapshot.changes} />
      </div>
    </Layout>
  );
}

/** The tally of the plan's last results, with the year that they are of. */
function Results({ context, plan }: { context: PageContext; plan: PlanView }) {
  const { model, link } = context;
  const { definition, tallyFy } = plan;
  return (
    <section className="se">
      <h2>
        {plan !== model.current && <span className="ey">{definition.name}</span>}
        {plan.stage === "begun" ? `${fiscalYearJa(tallyFy)}の目標達成状況` : "目標達成状況"}
      </h2>
      <PlanClosed context={context} plan={definition} />
      <TallyBoxes fy={tallyFy} counts={plan.counts} stage={plan.stage} />
      <LaterYear context={context} plan={plan} />
      <Dates snapshot={model.snapshot} years={yearsOf(plan.series, tallyFy)} fy={tallyFy}>
        <YearSources document={definition.sourceDocument} parts={sourcedOnCards(plan.kpis)} fy={tallyFy} />
      </Dates>
      {model.years.includes(tallyFy) && (
        <p>
          <a href={link(publicRoutes.year(tallyFy))}>{`${fiscalYearJa(tallyFy)}の報告（一覧表）を見る`}</a>
        </p>
      )}
    </section>
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

/** Why the results of another plan stand first. */
function NotYet({ plan, front }: { plan: PlanView; front: PlanView }) {
  const shown = hasMark(front) ? "最後の結果" : "指標";
  return (
    <p className="no">
      {`${quoted(plan.definition.name)}は、まだ目標達成状況の付いた指標がありません。それまでは、${quoted(front.definition.name)}の${shown}を載せています。`}
    </p>
  );
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
  const { link } = context;
  const overall = plan.kpis.filter((view) => view.pillar === null);
  return (
    <>
      {overall.length > 0 && (
        <section className="se">
          <h2>{`計画全般の${wordsOf(plan.definition).kpiShort}`}</h2>
          {overall.map((view) => (
            <div className="ca wd" key={view.kpi.id}>
              <KpiCard context={context} view={view} heading="h3" />
            </div>
          ))}
        </section>
      )}
      <section className="se">
        <h2>{kpisOfPillars(plan)}</h2>
        {plan.definition.pillars.map((pillar) => (
          <div className="pi hp" key={pillar.no}>
            <div className="pt">
              <h3>
                <span className="nu">{pillar.no}</span>
                <a href={link(pillarRoute(context.model, plan.definition, pillar.no))}>
                  {pillarLabel(pillar)}
                </a>
                {pillar.catchphrase !== null && <span className="ey">{pillar.title}</span>}
              </h3>
              {pillar.outcome !== null && <p>{pillar.outcome}</p>}
            </div>
            <KpiCards context={context} views={plan.kpis.filter((view) => view.pillar === pillar)} />
          </div>
        ))}
      </section>
    </>
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

function OtherPlan({ context, plan }: { context: PageContext; plan: PlanView }) {
  const { link } = context;
  const { definition, tallyFy, states } = plan;
  return (
    <section className="se">
      <h2>
        <span className="ey">{otherPlanWords(plan)}</span>
        {definition.name}
      </h2>
      <PlanClosed context={context} plan={definition} />
      {hasMark(plan) && <p>{countsSentence(tallyFy, plan.counts, plan.stage)}</p>}
      <LaterYear context={context} plan={plan} />
      {states !== null && (
        <StateCounts
          states={states}
          fy={states.fy}
          measures={definition.pillars.flatMap(({ measures }) => measures)}
        />
      )}
      <p>
        <a
          href={link(publicRoutes.plan(definition.id))}
        >{`${periodText(definition)}のすべての計画と実績を見る`}</a>
      </p>
      <br />
      {plan.kpis.length > MAX_CHARTS_PER_PLAN ? (
        <KpiGroups context={context} plan={plan} />
      ) : (
        <KpiCards context={context} views={plan.kpis} heading="h3" withMark={hasMark(plan)} />
      )}
    </section>
  );
}

/** Where the plan stands in time: each is named, whichever leads. */
function otherPlanWords({ definition, stage, hasEnded }: PlanView): string {
  if (stage === "called_off") return "期間が始まる前に終了した計画";
  if (stage === "to_come") return `${fiscalYearJa(definition.startFy)}に始まる計画`;
  return hasEnded ? "これまでの計画の結果" : "今の計画";
}

function News({ context, changes }: { context: PageContext; changes: readonly PublicationChange[] }) {
  const { link, model } = context;
  return (
    <section className="se">
      <h2>今回の公表で新しくなったこと</h2>
      <p className="no">{`${dateJa(model.snapshot.publishedAt)}　${model.snapshot.title}`}</p>
      {model.snapshot.note !== "" && <p>{model.snapshot.note}</p>}
      {changes.length === 0 ? (
        <p>前回の公表から数値の変更はありません。</p>
      ) : (
        <ul className="ne">
          {changes.slice(0, MAX_CHANGES).map((change) => (
            <li key={`${change.kind}${change.kpiId}${change.fy}${change.text}`}>
              <LinkedChange context={context} change={change} />
            </li>
          ))}
        </ul>
      )}
      {changes.length > MAX_CHANGES && <p>{`ほか${changes.length - MAX_CHANGES}件`}</p>}
      <p>
        <a href={link(publicRoutes.corrections())}>訂正と定義の変更の一覧</a>
        {"　"}
        <a href={link(publicRoutes.archive())}>これまでの公表の一覧</a>
      </p>
    </section>
  );
}
