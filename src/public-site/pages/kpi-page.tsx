import { targetText } from "@/components/charts/chart-text";
import { KpiChart } from "@/components/charts/kpi-chart";
import { KpiTable } from "@/components/charts/kpi-table";
import { ScrollRegion } from "@/components/charts/scroll-region";
import { Mark } from "@/components/mark";
import { editionsOf, kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import type { PublishedYear, RecordedChange } from "@/domain/publication/snapshot";
import type { JudgementCode } from "@/domain/reports/judgement";
import type { FigureCorrection } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa, fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { AGGREGATION_WORDS, DIRECTION_WORDS } from "@/domain/words/ja/plan";
import { MISSING_REASON_WORDS } from "@/domain/words/ja/reports";
import { publicRoutes } from "@/lib/public-paths";
import { type Crumb, Layout } from "../layout";
import type { PageContext } from "../page-context";
import { Dates } from "../parts/dates";
import { DefinitionTable } from "../parts/definition-table";
import { EvidenceList } from "../parts/evidence-list";
import { rejudgementOf, Status, ValueAndTarget } from "../parts/kpi-card";
import { PaceSection, Why, whyHeading } from "../parts/mark-reasons";
import { type Indicator, type KpiView, pillarRoute, viewsOf } from "../site-model";
import { hasWords, periodText, pillarName, scaleText } from "../words";

/** Everything the public is told about one KPI, in every plan that it stands in. */
export function KpiPage({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { main: view, others } = indicator;
  const { kpi, plan, pillar, series, status } = view;
  const { model } = context;
  const crumbs: Crumb[] = [{ name: plan.name, route: publicRoutes.plan(plan.id) }];
  if (pillar !== null) {
    crumbs.push({ name: `「${pillar.catchphrase}」`, route: pillarRoute(model, plan, pillar.no) });
  }
  const paceYear = status?.pace ? status : series.years.findLast((year) => year.pace !== null);
  return (
    <Layout
      context={context}
      title={kpi.name}
      description={status?.judgement.sentence ?? kpi.name}
      crumbs={crumbs}
    >
      <div className="w">
        <div className="ph">
          <h1>
            <span className="ey">{pillar === null ? "計画全般のKPI" : pillarName(pillar)}</span>
            {kpi.name}
          </h1>
          {kpi.definition !== null && <p className="ey">{kpi.definition}</p>}
          <Continuation context={context} indicator={indicator} />
        </div>
        <div className="key">
          <Status context={context} view={view} />
          <ValueAndTarget view={view} />
          <Rejudged context={context} view={view} />
          <Interim view={view} />
        </div>
        <section className="se">
          <h2>推移</h2>
          {others.length > 0 && <h3>{plan.name}</h3>}
          <Course context={context} view={view} idPrefix="c" />
          {others.map((other, i) => (
            <OtherCourse key={`${other.plan.id} ${other.kpi.id}`} context={context} view={other} no={i + 1} />
          ))}
        </section>
        {status !== null && (
          <section className="se">
            <h2>{whyHeading(status)}</h2>
            <Why kpi={kpi} year={status} />
            <p className="no">
              <a href={context.link(publicRoutes.about())}>目標達成状況の付け方</a>
              {`（規則の版 ${status.judgement.ruleVersion}）`}
            </p>
          </section>
        )}
        {paceYear && <PaceSection kpi={kpi} year={paceYear} />}
        <CityWords context={context} years={viewsOf(indicator).flatMap((each) => each.series.years)} />
        <Definition view={view} />
        <History context={context} indicator={indicator} />
        <DefinitionChanges indicator={indicator} />
        <Data context={context} view={view} />
      </div>
    </Layout>
  );
}

/** Where the KPI ended, what carries it on, and what it carries on. */
function Continuation({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { main, continuedBy, others } = indicator;
  const before = others.filter(({ kpi }) => kpi.id !== main.kpi.id);
  return (
    <>
      {main.endedFy !== null && (
        <p>
          <strong>{`この指標は${fiscalYearJa(main.endedFy)}で終了しました。それまでの計画と実績を残しています。`}</strong>
        </p>
      )}
      {continuedBy !== null && (
        <p>
          {`「${continuedBy.plan.name}」では、`}
          <a href={context.link(publicRoutes.kpi(continuedBy.kpi.id))}>{continuedBy.kpi.name}</a>
          に引き継がれています。
        </p>
      )}
      {before.map(({ kpi, plan }) => (
        <p key={`${plan.id} ${kpi.id}`}>
          {`「${plan.name}」の`}
          <a href={context.link(publicRoutes.kpi(kpi.id))}>{kpi.name}</a>
          を引き継いだ指標です。
        </p>
      ))}
    </>
  );
}

/** The mark that was given anew: old → new, and why. */
function Rejudged({ context, view }: { context: PageContext; view: KpiView }) {
  const change = rejudgementOf(context.model, view);
  if (!change?.marks) return null;
  return (
    <div className="gap">
      <p className="st">
        <span>評価し直し</span>
        <MarkChange before={change.marks.before} after={change.marks.after} />
      </p>
      <p>{change.text}</p>
    </div>
  );
}

/** A figure of a year that still runs stands apart from the year that has a mark. */
function Interim({ view }: { view: KpiView }) {
  const { kpi, series, status } = view;
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

/** Chart, table and dates of the KPI in one plan. */
function Course({ context, view, idPrefix }: { context: PageContext; view: KpiView; idPrefix: string }) {
  const { kpi, plan, series, status } = view;
  const { snapshot } = context.model;
  const chart = { kpi, years: series.years, plan };
  return (
    <>
      <div className="ct">
        <KpiChart {...chart} fy={status?.fy} size="large" idPrefix={idPrefix} />
        <KpiTable {...chart} asOfFy={snapshot.reportFy} />
      </div>
      <Dates
        snapshot={snapshot}
        asOf={status?.asOf ?? null}
        fy={status?.fy ?? snapshot.reportFy}
        source={`${plan.sourceDocument}のうち${kpi.source}`}
      />
    </>
  );
}

function OtherCourse({ context, view, no }: { context: PageContext; view: KpiView; no: number }) {
  const { plan, kpi } = view;
  return (
    <>
      <h3>
        <a href={context.link(publicRoutes.plan(plan.id))}>{plan.name}</a>
        {`（${periodText(plan)}）`}
      </h3>
      <p className="no">{`「${kpi.name}」　目標値（${fiscalYearJa(kpi.target.fy)}）${targetText(kpi.target.value, kpi)}`}</p>
      <Course context={context} view={view} idPrefix={`c${no}`} />
    </>
  );
}

/** 要因 and 今後の取組 as the city wrote them, with what the figure rests on; the latest year first. */
function CityWords({ context, years }: { context: PageContext; years: readonly PublishedYear[] }) {
  const written = years.filter(hasWords).toReversed();
  if (written.length === 0) return null;
  return (
    <section className="se">
      <h2>市からの説明</h2>
      {written.map((year) => (
        <div key={year.fy}>
          <h3>{fiscalYearLabel(year.fy)}</h3>
          <dl className="dl">
            {year.missing !== null && year.missing.reason !== "not_entered" && (
              <div>
                <dt>実績</dt>
                <dd className="pre">
                  {MISSING_REASON_WORDS[year.missing.reason]}
                  {year.missing.expectedOn !== null && `（${dateJa(year.missing.expectedOn)}ごろの予定）`}
                  {year.missing.note !== "" && `\n${year.missing.note}`}
                </dd>
              </div>
            )}
            <Row name="要因" text={year.reason} />
            <Row name="今後の取組" text={year.nextStep} />
            <Row name="集計の範囲・注記" text={year.basisNote} />
            <Row name="時点" text={year.asOf === null ? "" : dateJa(year.asOf)} />
            <Row name="所管課" text={year.department ?? ""} />
            <EvidenceList context={context} evidence={year.evidence ?? []} />
          </dl>
        </div>
      ))}
    </section>
  );
}

function Row({ name, text }: { name: string; text: string }) {
  if (text === "") return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="pre">{text}</dd>
    </div>
  );
}

function Definition({ view }: { view: KpiView }) {
  const { kpi, plan, measure } = view;
  const editions = editionsOf(kpi).length;
  const scale = scaleText(kpi);
  return (
    <section className="se">
      <h2>この指標について</h2>
      <dl className="dl">
        <Row name="指標の考え方" text={kpi.rationale ?? ""} />
        <Row name="定義" text={kpi.definition ?? ""} />
        <Row name="具体的な取組" text={measure?.title ?? ""} />
        <Row name="単位" text={`${kpi.unit}${scale === null ? "" : `（${scale}）`}`} />
        <Row name="数え方" text={AGGREGATION_WORDS[kpi.aggregation]} />
        <Row name="よい方向" text={DIRECTION_WORDS[kpi.direction]} />
        <Row
          name={`現状値（${fiscalYearJa(kpi.baseline.fy)}）`}
          text={kpi.baseline.value === null ? "なし" : formatQuantity(kpi.baseline.value, kpi)}
        />
        <Row name={`目標値（${fiscalYearJa(kpi.target.fy)}）`} text={targetText(kpi.target.value, kpi)} />
        {editions > 1 && <Row name="定義の版" text={`第${editions}版（上は、いちばん新しい版です）`} />}
        <Row name="所管課" text={kpi.department ?? ""} />
        <Row name="出典" text={`${plan.sourceDocument}のうち${kpi.source}`} />
      </dl>
    </section>
  );
}

/** 訂正履歴: a published figure is never replaced in silence, and neither is a mark. */
function History({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const rows = viewsOf(indicator).flatMap((view) =>
    view.series.years.flatMap((year) => year.corrections.map((correction) => ({ view, year, correction }))),
  );
  const marks = otherMarks(context, indicator);
  return (
    <section className="se">
      <h2>訂正履歴</h2>
      {rows.length + marks.length === 0 && <p>公表した数値の訂正はありません。</p>}
      {rows.length > 0 && (
        <ScrollRegion label="訂正履歴の表">
          <table className="tb">
            <thead>
              <tr>
                <th scope="col">年度</th>
                <th scope="col">区分</th>
                <th scope="col">前の値</th>
                <th scope="col">後の値</th>
                <th scope="col">目標達成状況</th>
                <th scope="col">理由</th>
                <th scope="col">承認日</th>
                <th scope="col">承認した課</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ view, year, correction }) => {
                const kpi = kpiInYear(view.kpi, year.fy);
                return (
                  <tr key={`${view.plan.id}-${year.fy}-${correction.revision}`}>
                    <th scope="row">{fiscalYearJa(year.fy)}</th>
                    <td>{correction.kind === "confirmed" ? "確定" : "訂正"}</td>
                    <td>{formatQuantity(correction.before, kpi)}</td>
                    <td>{formatQuantity(correction.after, kpi)}</td>
                    <td>
                      <TurnedMarks
                        own={correction}
                        others={turnedBy(context, view.kpi.id, year.fy, correction.approvedAt)}
                      />
                    </td>
                    <td>{correction.reason === "" ? "記載なし" : correction.reason}</td>
                    <td>{dateJa(correction.approvedAt)}</td>
                    <td>{correction.office ?? "記載なし"}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {marks.length > 0 && (
        <>
          <h3>実績はそのままで、目標達成状況が変わった年度</h3>
          <ul className="ne">
            {marks.map((change) => (
              <li key={`${change.no}${change.kpiId}${change.fy}`}>
                {change.fy !== null && change.marks && (
                  <p className="st">
                    <span>{fiscalYearJa(change.fy)}</span>
                    <MarkChange before={change.marks.before} after={change.marks.after} />
                    <span>{`${dateJa(change.publishedAt)}公表（第${change.no}号）`}</span>
                  </p>
                )}
                <p>{change.text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="no">
        <a href={context.link(publicRoutes.corrections())}>すべての指標の訂正と定義の変更</a>
      </p>
    </section>
  );
}

/** Marks that became others without a new figure of their own year, newest first. */
function otherMarks({ model }: PageContext, indicator: Indicator): RecordedChange[] {
  const ids = new Set(viewsOf(indicator).map(({ kpi }) => kpi.id));
  return model.record
    .filter(({ kind, kpiId }) => kind === "mark" && kpiId !== null && ids.has(kpiId))
    .toReversed();
}

/** The later years whose marks a correction turned, as the publication that brought it told them. */
function turnedBy(
  { model }: PageContext,
  kpiId: KpiId,
  fy: FiscalYear,
  approvedAt: string,
): RecordedChange[] {
  const own = model.record.filter((change) => change.kpiId === kpiId);
  const told = own.find(
    (change) =>
      (change.kind === "correction" || change.kind === "confirmation") &&
      change.fy === fy &&
      change.publishedAt >= approvedAt,
  );
  return own.filter(
    (change) =>
      change.kind === "mark" &&
      change.no === told?.no &&
      change.fy !== null &&
      change.fy > fy &&
      change.marks?.causes.includes("earlier_year") === true,
  );
}

function TurnedMarks({ own, others }: { own: FigureCorrection; others: readonly RecordedChange[] }) {
  const { judgementBefore: before, judgementAfter: after } = own;
  if (before === after && others.length === 0) return "変わりません";
  return (
    <>
      {before === after ? (
        <p>この年度は変わりません</p>
      ) : (
        <p>
          <MarkChange before={before} after={after} />
        </p>
      )}
      {others.map(({ fy, marks }) =>
        fy === null || !marks ? null : (
          <p key={fy}>
            {`${fiscalYearJa(fy)}：`}
            <MarkChange before={marks.before} after={marks.after} />
          </p>
        ),
      )}
    </>
  );
}

function MarkChange({ before, after }: { before: JudgementCode; after: JudgementCode }) {
  return (
    <span>
      <Mark code={before} />
      {" → "}
      <Mark code={after} />
    </span>
  );
}

/** 定義の変更 of this KPI, in every plan that it stands in. */
function DefinitionChanges({ indicator }: { indicator: Indicator }) {
  const changed = [indicator.main, ...indicator.others].flatMap(({ plan, kpi }) => {
    const changes = (plan.changes ?? []).filter(({ kpiId }) => kpiId === kpi.id);
    return changes.length === 0 ? [] : [{ plan, kpi, changes }];
  });
  return (
    <section className="se">
      <h2>定義の変更</h2>
      {changed.length === 0 && <p>この指標の定義は、変わっていません。</p>}
      {changed.map(({ plan, kpi, changes }) => (
        <div key={`${plan.id} ${kpi.id}`}>
          {indicator.others.length > 0 && <h3>{plan.name}</h3>}
          <DefinitionTable changes={changes} kpi={kpi} />
        </div>
      ))}
    </section>
  );
}

function Data({ context, view }: { context: PageContext; view: KpiView }) {
  const { link, absolute, relative, model } = context;
  // Another site needs the whole address.
  const canEmbed = !relative && model.snapshot.site.origin !== null;
  const { id, name } = view.kpi;
  const embed = publicRoutes.embed(id);
  return (
    <section className="se scr">
      <h2>データと埋め込み</h2>
      <ul className="ls">
        <li>
          <a href={link(publicRoutes.kpiCsv(id))}>このKPIのデータ（CSV）</a>
        </li>
        <li>
          <a href={link(publicRoutes.kpiJson(id))}>このKPIのデータ（JSON）</a>
        </li>
        <li>
          <a href={link(embed)}>ほかのページに埋め込むためのカード</a>
        </li>
      </ul>
      {canEmbed && (
        <>
          <p className="no">埋め込むときは、次の1行をページに入れてください。</p>
          <pre>
            <code>{`<iframe src="${absolute(embed)}" title="${name}" width="360" height="440"></iframe>`}</code>
          </pre>
        </>
      )}
    </section>
  );
}
