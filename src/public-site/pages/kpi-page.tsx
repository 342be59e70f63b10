import { changesBetweenPlans } from "@/components/charts/chart-text";
import { KpiChart } from "@/components/charts/kpi-chart";
import { KpiTable } from "@/components/charts/kpi-table";
import { initiativesOn } from "@/domain/plan/initiatives";
import { addYears } from "@/domain/shared/fiscal-year";
import { measureNumber, pillarLabel } from "@/domain/words/ja/plan/plan-words";
import { KPI_PAGE_PARTS, type KpiPagePart } from "@/domain/words/ja/publication/kpi-page";
import { publicRoutes } from "@/lib/public-paths";
import { type Crumb, Layout } from "../layout";
import { type Indicator, viewsOf } from "../model/indicators";
import { changesOfIndicator, type KpiChanges } from "../model/kpi-changes";
import type { KpiView } from "../model/kpi-view";
import { measureRoute, pillarRoute } from "../model/site";
import type { PageContext } from "../page-context";
import { CorrectionHistory } from "../parts/correction-history";
import { Dates } from "../parts/dates";
import { DefinitionTable } from "../parts/definition-table";
import { SupportingInitiatives } from "../parts/initiatives";
import { KpiHead, seriesOf } from "../parts/kpi-head";
import { CityWords, KpiDefinition } from "../parts/kpi-words";
import { Pace, paceRows, statusSentence, Why, whyHeading } from "../parts/mark-reasons";
import { PlanTargets } from "../parts/plan-targets";
import { ToldChanges } from "../parts/told-change";
import { cardText } from "../share/card";
import { shareCard } from "../share/share-images";
import { hasWords } from "../words";

interface Part {
  readonly id: KpiPagePart;
  /** Where the part's own heading says more than its name. */
  readonly heading?: string;
  readonly body: React.ReactNode;
}

/** Everything the public is told about one KPI, in every plan that it stands in, in the order in which a reader asks. */
export function KpiPage({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { main: view } = indicator;
  const { kpi } = view;
  const { status, lastEnded } = view.before ?? view;
  const changes = changesOfIndicator(context.model, indicator);
  const parts = partsOf(context, indicator, changes);
  return (
    <Layout
      context={context}
      title={kpi.name}
      description={
        status === null || status.fy > addYears(lastEnded, 1) ? kpi.name : statusSentence(status, lastEnded)
      }
      crumbs={crumbsOf(context, view)}
      plans={[view, ...indicator.others].map((each) => each.plan)}
      picture={{
        route: publicRoutes.shareImage(indicator.id),
        text: cardText(shareCard(context.model, indicator)),
      }}
    >
      <div className="w">
        <KpiHead context={context} indicator={indicator} changes={changes} />
        <Course context={context} indicator={indicator} />
        <nav className="toc" aria-label="このページの内容">
          <ul>
            {parts.map(({ id }) => (
              <li key={id}>
                <a href={`#${id}`}>{KPI_PAGE_PARTS[id]}</a>
              </li>
            ))}
          </ul>
        </nav>
        {parts.map(({ id, heading, body }) => (
          <section key={id} className="se" id={id}>
            <h2>{heading ?? KPI_PAGE_PARTS[id]}</h2>
            {body}
          </section>
        ))}
      </div>
    </Layout>
  );
}

function crumbsOf({ model }: PageContext, { plan, pillar, measure }: KpiView): Crumb[] {
  const crumbs: Crumb[] = [{ name: plan.name, route: publicRoutes.plan(plan.id) }];
  if (pillar === null) return crumbs;
  crumbs.push({ name: pillarLabel(pillar), route: pillarRoute(model, plan, pillar.no) });
  if (measure === null) return crumbs;
  const name = `${measureNumber(measure.no)} ${measure.title}`;
  return [...crumbs, { name, route: measureRoute(model, plan, pillar, measure) }];
}

/** What follows the chart; a part that has nothing to tell is not there. */
function partsOf(context: PageContext, indicator: Indicator, changes: KpiChanges): Part[] {
  const { main: view } = indicator;
  const told = view.before ?? view;
  const { series, status, lastEnded } = told;
  const views = viewsOf(indicator);
  const years = views.flatMap((each) => each.series.years);
  const parts: Part[] = [];
  if (status !== null && status.fy <= addYears(lastEnded, 1)) {
    parts.push({
      id: "why",
      heading: whyHeading(status, lastEnded),
      body: (
        <>
          <Why kpi={told.kpi} years={series.years} year={status} lastEnded={lastEnded} />
          <p className="no">
            <a href={context.link(publicRoutes.about())}>目標達成状況の付け方</a>
            {`（規則の版 ${status.judgement.ruleVersion}）`}
          </p>
        </>
      ),
    });
  }
  if (years.some(hasWords)) parts.push({ id: "words", body: <CityWords context={context} views={views} /> });
  const paceYear = status?.pace ? status : series.years.findLast((year) => year.pace !== null);
  const pace = paceYear && { kpi: told.kpi, plan: told.plan, year: paceYear };
  if (pace && paceRows(pace).length > 0) parts.push({ id: "pace", body: <Pace {...pace} /> });
  if (views.some(({ plan, kpi }) => initiativesOn(plan, kpi.id).length > 0)) {
    parts.push({
      id: "initiatives",
      body: <SupportingInitiatives context={context} indicator={indicator} />,
    });
  }
  parts.push({ id: "record", body: <Record context={context} indicator={indicator} changes={changes} /> });
  parts.push({ id: "definition", body: <KpiDefinition context={context} indicator={indicator} /> });
  parts.push({ id: "data", body: <Data context={context} view={view} /> });
  return parts;
}

/** Chart, table and dates of the KPI through all of its plans: one series. The finding stands above it. */
function Course({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { status, readIn } = indicator.main.before ?? indicator.main;
  const { snapshot } = context.model;
  const { all, parts, ...series } = seriesOf(indicator);
  const chart = parts === undefined ? series : { ...series, parts };
  return (
    <section aria-label="推移">
      <div className="ct">
        {all.length > 1 && <PlanTargets context={context} indicator={indicator} />}
        <KpiChart {...chart} fy={status?.fy} readIn={readIn} size="large" idPrefix="c" withFinding={false} />
        <details className="kd">
          <summary>表で見る</summary>
          <KpiTable {...chart} asOfFy={snapshot.reportFy} lastEnded={snapshot.reportFy} />
        </details>
      </div>
      <Dates snapshot={snapshot} years={status === null ? [] : [status]} fy={status?.fy ?? snapshot.reportFy}>
        <div>
          <dt>目標値と実績の出典</dt>
          <dd>
            <a href="#definition">{KPI_PAGE_PARTS.definition}</a>
          </dd>
        </div>
      </Dates>
    </section>
  );
}

/** What was put right, and 定義の変更 of this KPI, in every plan that it stands in. */
function Record({
  context,
  indicator,
  changes,
}: {
  context: PageContext;
  indicator: Indicator;
  changes: KpiChanges;
}) {
  const { decided, told } = changes.definitions;
  const { kpi, parts = [] } = seriesOf(indicator);
  return (
    <>
      <CorrectionHistory context={context} changes={changes} />
      <h3>定義の変更</h3>
      {decided.length === 0 && told.length === 0 && <p>{unchangedText(parts.length)}</p>}
      {changesBetweenPlans(kpi, parts).map(({ planName, text }) => (
        <p key={planName}>{`${planName}に引き継いだ${text}`}</p>
      ))}
      <ToldChanges model={context.model} changes={told} />
      {decided.map((each) => (
        <div key={`${each.plan.id} ${each.kpi.id}`}>
          {indicator.others.length > 0 && <h4>{each.plan.name}</h4>}
          <DefinitionTable {...each} model={context.model} />
        </div>
      ))}
    </>
  );
}

/** @param plans 0 or 1: it stands in one plan only */
function unchangedText(plans: number): string {
  return plans > 1
    ? "どの計画でも、計画の期間の途中で、この指標の定義は変わっていません。"
    : "この指標の定義は、変わっていません。";
}

function Data({ context, view }: { context: PageContext; view: KpiView }) {
  const { link, absolute, relative, model, hasShareImages } = context;
  // Another site needs the whole address.
  const canEmbed = !relative && model.snapshot.site.origin !== null;
  const { id, name } = view.kpi;
  const embed = publicRoutes.embed(id);
  return (
    <div className="scr">
      <ul className="ls">
        <li>
          <a href={link(publicRoutes.kpiCsv(id))}>この指標のデータ（CSV）</a>
        </li>
        <li>
          <a href={link(publicRoutes.kpiJson(id))}>この指標のデータ（JSON）</a>
        </li>
        <li>
          <a href={link(embed)}>ほかのページに埋め込むためのカード</a>
        </li>
        {hasShareImages && (
          <li>
            <a href={link(publicRoutes.shareImage(id))}>SNSなどで紹介するための画像（PNG）</a>
          </li>
        )}
        <li>
          <a href={`${link(publicRoutes.about())}#check`}>公表の確かめ方</a>
          ：公表した内容が変わっていないことと、目標達成状況が計算のとおりであることを、だれでも確かめられます。
        </li>
      </ul>
      {canEmbed && (
        <>
          <p className="no">埋め込むときは、次の1行をページに入れてください。</p>
          <pre>
            <code>{`<iframe src="${absolute(embed)}" title="${name}" width="360" height="820"></iframe>`}</code>
          </pre>
        </>
      )}
    </div>
  );
}
