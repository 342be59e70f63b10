import { KpiChart } from "@/components/charts/kpi-chart";
import { KpiTable } from "@/components/charts/kpi-table";
import { kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { changesOfKpi } from "@/domain/plan/told";
import { causesOfTurn, toldBesideDecisions } from "@/domain/publication/record";
import { addYears } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { measureNumber, pillarLabel, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { CHANGE_KIND_WORDS, MARK_CAUSE_NOTES } from "@/domain/words/ja/publication/publication";
import { quoted } from "@/domain/words/ja/quotes";
import { publicRoutes } from "@/lib/public-paths";
import { type Crumb, Layout } from "../layout";
import { type Indicator, viewsOf } from "../model/indicators";
import { joinedSeries, type KpiEnd, type KpiView } from "../model/kpi-view";
import { measureRoute, pillarRoute } from "../model/site";
import type { PageContext } from "../page-context";
import { CorrectionHistory } from "../parts/correction-history";
import { Dates } from "../parts/dates";
import { DefinitionTable } from "../parts/definition-table";
import { SupportingInitiatives } from "../parts/initiatives";
import { Status, turnOf, ValueAndTarget } from "../parts/kpi-card";
import { CityWords, KpiDefinition } from "../parts/kpi-words";
import { MarkChange } from "../parts/mark-change";
import { PaceSection, statusSentence, Why, whyHeading } from "../parts/mark-reasons";
import { PlanTargets } from "../parts/plan-targets";
import { KpiSources } from "../parts/sources";
import { ToldChanges } from "../parts/told-change";
import { cardText } from "../share/card";
import { shareCard } from "../share/share-images";
import { pillarName } from "../words";

/** Everything the public is told about one KPI, in every plan that it stands in. */
export function KpiPage({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { main: view } = indicator;
  const { kpi, plan, pillar, measure } = view;
  // What stands for the KPI and is explained: the plan before, while this one has no figure.
  const told = view.before ?? view;
  const { series, status, lastEnded } = told;
  // What was counted for the figure below it; what is counted from another year on stands further down.
  const counted = (status ? kpiInYear(told.kpi, status.fy) : kpi).definition;
  const { model } = context;
  const crumbs: Crumb[] = [{ name: plan.name, route: publicRoutes.plan(plan.id) }];
  if (pillar !== null) {
    crumbs.push({ name: pillarLabel(pillar), route: pillarRoute(model, plan, pillar.no) });
    if (measure !== null) {
      crumbs.push({
        name: `${measureNumber(measure.no)} ${measure.title}`,
        route: measureRoute(model, plan, pillar, measure),
      });
    }
  }
  const paceYear = status?.pace ? status : series.years.findLast((year) => year.pace !== null);
  return (
    <Layout
      context={context}
      title={kpi.name}
      description={
        status === null || status.fy > addYears(lastEnded, 1) ? kpi.name : statusSentence(status, lastEnded)
      }
      crumbs={crumbs}
      plans={[view, ...indicator.others].map((each) => each.plan)}
      picture={{ route: publicRoutes.shareImage(indicator.id), text: cardText(shareCard(model, indicator)) }}
    >
      <div className="w">
        <div className="ph">
          <h1>
            <span className="ey">
              {pillar === null ? `計画全般の${wordsOf(plan).kpiShort}` : pillarName(pillar)}
            </span>
            {kpi.name}
          </h1>
          {counted !== null && <p className="ey">{counted}</p>}
          <Continuation context={context} indicator={indicator} />
        </div>
        <div className="key">
          <Status context={context} view={view} />
          <ValueAndTarget view={view} />
          <Turned context={context} view={told} />
          <Interim view={view} />
        </div>
        <section className="se">
          <h2>推移</h2>
          <Course context={context} indicator={indicator} />
        </section>
        {status !== null && status.fy <= addYears(lastEnded, 1) && (
          <section className="se">
            <h2>{whyHeading(status, lastEnded)}</h2>
            <Why kpi={told.kpi} years={series.years} year={status} lastEnded={lastEnded} />
            <p className="no">
              <a href={context.link(publicRoutes.about())}>目標達成状況の付け方</a>
              {`（規則の版 ${status.judgement.ruleVersion}）`}
            </p>
          </section>
        )}
        {paceYear && <PaceSection kpi={told.kpi} plan={told.plan} year={paceYear} />}
        <CityWords context={context} years={viewsOf(indicator).flatMap((each) => each.series.years)} />
        <SupportingInitiatives context={context} indicator={indicator} />
        <KpiDefinition view={view} />
        <CorrectionHistory context={context} indicator={indicator} />
        <DefinitionChanges context={context} indicator={indicator} />
        <Data context={context} view={view} />
      </div>
    </Layout>
  );
}

/** Where the KPI ended, what carries it on, and what it carries on. */
function Continuation({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { main, continuedBy, others, calledOff } = indicator;
  const before = others.filter(({ kpi }) => kpi.id !== main.kpi.id);
  return (
    <>
      {main.end !== null && (
        <p>
          <strong>{endSentence(main.end, main)}</strong>
        </p>
      )}
      {continuedBy !== null && (
        <p>
          {`${quoted(continuedBy.plan.name)}では、`}
          <a href={context.link(publicRoutes.kpi(continuedBy.kpi.id))}>{continuedBy.kpi.name}</a>
          {continuedBy.plan.startFy > addYears(main.lastEnded, 1)
            ? "に引き継がれます。"
            : "に引き継がれています。"}
        </p>
      )}
      {before.map(({ kpi, plan }) => (
        <p key={`${plan.id} ${kpi.id}`}>
          {`${quoted(plan.name)}の`}
          <a href={context.link(publicRoutes.kpi(kpi.id))}>{kpi.name}</a>
          を引き継いだ指標です。
        </p>
      ))}
      {calledOff.map(({ plan }) => (
        <p key={plan.id}>
          <a href={context.link(publicRoutes.plan(plan.id))}>{plan.name}</a>
          にも載っていましたが、その計画は期間が始まる前に終了しました。
        </p>
      ))}
    </>
  );
}

function endSentence(
  { fy, isOver, carriedBy }: KpiEnd,
  { plan, lastEnded }: Pick<KpiView, "plan" | "lastEnded">,
): string {
  if (carriedBy !== null) {
    const goesOn = carriedBy.startFy > addYears(lastEnded, 1) ? "引き継がれます" : "引き継がれています";
    return `この指標は、「${plan.name}」では${fiscalYearJa(fy)}までで、「${carriedBy.name}」の計画に${goesOn}。`;
  }
  return isOver
    ? `この指標は${fiscalYearJa(fy)}で終了しました。それまでの計画と実績を残しています。`
    : `この指標は${fiscalYearJa(fy)}で終了します。`;
}

/** The mark that took another one's place: old → new, and why. */
function Turned({ context, view }: { context: PageContext; view: KpiView }) {
  const change = turnOf(context.model, view);
  if (change === null) return null;
  return (
    <div className="gap">
      <p className="st">
        <span>
          {causesOfTurn(change).includes("rejudged") ? MARK_CAUSE_NOTES.rejudged : CHANGE_KIND_WORDS.mark}
        </span>
        <MarkChange before={change.marks.before} after={change.marks.after} />
      </p>
      <p>{change.text}</p>
    </div>
  );
}

/** A figure of a year that still runs stands apart from the year that has a mark. */
function Interim({ view }: { view: KpiView }) {
  const { kpi, series } = view;
  const { status } = view.before ?? view;
  const year = series.years.findLast(
    (each) => each.figureStatus === "interim" && each.actual !== null && each.fy !== status?.fy,
  );
  if (!year) return null;
  const day = year.asOf === null ? "" : `、${dateJa(year.asOf)}時点`;
  return (
    <p className="gap">
      {`年度途中の値（${fiscalYearJa(year.fy)}${day}）：${formatQuantity(year.actual, kpiInYear(kpi, year.fy))}`}
    </p>
  );
}

/** Chart, table and dates of the KPI through all of its plans: one series. */
function Course({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { plan, kpi: own, series, before } = indicator.main;
  const { status, readIn } = before ?? indicator.main;
  const { snapshot } = context.model;
  const { kpi, years, parts } = joinedSeries([indicator.main, ...indicator.others]);
  const chart = parts.length === 1 ? { kpi: own, years: series.years, plan } : { kpi, years, plan, parts };
  return (
    <>
      <div className="ct">
        {parts.length > 1 && <PlanTargets context={context} indicator={indicator} />}
        <KpiChart {...chart} fy={status?.fy} readIn={readIn} size="large" idPrefix="c" />
        <KpiTable {...chart} asOfFy={snapshot.reportFy} lastEnded={snapshot.reportFy} />
      </div>
      <Dates snapshot={snapshot} years={status === null ? [] : [status]} fy={status?.fy ?? snapshot.reportFy}>
        <KpiSources context={context} parts={parts} />
      </Dates>
    </>
  );
}

/** 定義の変更 of this KPI, in every plan that it stands in. */
function DefinitionChanges({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { record } = context.model;
  const views = [indicator.main, ...indicator.others];
  const changed = views.flatMap(({ plan, kpi }) => {
    const changes = changesOfKpi(plan, kpi);
    return changes.length === 0 ? [] : [{ plan, kpi, changes }];
  });
  const isOwn = (kpiId: KpiId | null) => views.some(({ kpi }) => kpi.id === kpiId);
  // Entries of the version before do not say whether a decision tells of them as well.
  const told =
    changed.length === 0
      ? record.filter(
          ({ kind, kpiId, definition }) => kind === "definition" && definition === undefined && isOwn(kpiId),
        )
      : [];
  const undecided = [...told, ...toldBesideDecisions(record, ({ kpiId }) => isOwn(kpiId))];
  return (
    <section className="se">
      <h2>定義の変更</h2>
      {changed.length === 0 && undecided.length === 0 && <p>この指標の定義は、変わっていません。</p>}
      <ToldChanges changes={undecided} />
      {changed.map(({ plan, kpi, changes }) => (
        <div key={`${plan.id} ${kpi.id}`}>
          {indicator.others.length > 0 && <h3>{plan.name}</h3>}
          <DefinitionTable changes={changes} kpi={kpi} plan={plan} model={context.model} />
        </div>
      ))}
    </section>
  );
}

function Data({ context, view }: { context: PageContext; view: KpiView }) {
  const { link, absolute, relative, model, hasShareImages } = context;
  // Another site needs the whole address.
  const canEmbed = !relative && model.snapshot.site.origin !== null;
  const { id, name } = view.kpi;
  const embed = publicRoutes.embed(id);
  return (
    <section className="se scr">
      <h2>データと埋め込み</h2>
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
      </ul>
      {canEmbed && (
        <>
          <p className="no">埋め込むときは、次の1行をページに入れてください。</p>
          <pre>
            <code>{`<iframe src="${absolute(embed)}" title="${name}" width="360" height="560"></iframe>`}</code>
          </pre>
        </>
      )}
    </section>
  );
}
