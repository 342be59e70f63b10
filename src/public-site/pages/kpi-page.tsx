import { targetText } from "@/components/charts/chart-text";
import { KpiChart } from "@/components/charts/kpi-chart";
import { KpiTable } from "@/components/charts/kpi-table";
import { ScrollRegion } from "@/components/charts/scroll-region";
import { Mark } from "@/components/mark";
import { formatQuantity } from "@/domain/plan/quantity";
import type { PublishedYear } from "@/domain/publication/snapshot";
import { dateJa, fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { MISSING_REASON_WORDS } from "@/domain/words/ja/reports";
import { publicRoutes } from "@/lib/public-paths";
import { type Crumb, Layout } from "../layout";
import type { PageContext } from "../page-context";
import { Dates } from "../parts/dates";
import { EvidenceList } from "../parts/evidence-list";
import { Status, ValueAndTarget } from "../parts/kpi-card";
import { PaceSection, Why, whyHeading } from "../parts/mark-reasons";
import type { KpiView } from "../site-model";
import { AGGREGATION_WORDS, hasWords, pillarName, scaleText } from "../words";

/** Everything the public is told about one KPI. */
export function KpiPage({ context, view }: { context: PageContext; view: KpiView }) {
  const { kpi, plan, pillar, series, status } = view;
  const { snapshot, current } = context.model;
  const crumbs: Crumb[] = [{ name: plan.name, route: publicRoutes.plan(plan.id) }];
  if (pillar !== null && plan === current.definition) {
    crumbs.push({ name: `「${pillar.catchphrase}」`, route: publicRoutes.pillar(pillar.no) });
  }
  const chart = {
    kpi,
    years: series.years,
    plan,
  };
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
        </div>
        <div className="key">
          <Status view={view} />
          <ValueAndTarget view={view} />
        </div>
        <section className="se">
          <h2>推移</h2>
          <div className="ct">
            <KpiChart {...chart} size="large" idPrefix="c" />
            <KpiTable {...chart} asOfFy={snapshot.reportFy} />
          </div>
          <Dates
            snapshot={snapshot}
            asOf={status?.asOf ?? null}
            fy={status?.fy ?? snapshot.reportFy}
            source={`${plan.sourceDocument}のうち${kpi.source}`}
          />
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
        <CityWords context={context} years={series.years} />
        <Definition view={view} />
        <Corrections view={view} />
        <Data context={context} view={view} />
      </div>
    </Layout>
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
        <Row name="よい方向" text={kpi.direction === "up" ? "大きいほどよい" : "小さいほどよい"} />
        <Row
          name={`現状値（${fiscalYearJa(kpi.baseline.fy)}）`}
          text={kpi.baseline.value === null ? "なし" : formatQuantity(kpi.baseline.value, kpi)}
        />
        <Row name={`目標値（${fiscalYearJa(kpi.target.fy)}）`} text={targetText(kpi.target.value, kpi)} />
        <Row name="所管課" text={kpi.department ?? ""} />
        <Row name="出典" text={`${plan.sourceDocument}のうち${kpi.source}`} />
      </dl>
    </section>
  );
}

/** 訂正履歴: a published figure is never replaced in silence. */
function Corrections({ view }: { view: KpiView }) {
  const { kpi, series } = view;
  const rows = series.years.flatMap((year) => year.corrections.map((correction) => ({ year, correction })));
  return (
    <section className="se">
      <h2>訂正履歴</h2>
      {rows.length === 0 ? (
        <p>公表した数値の訂正はありません。</p>
      ) : (
        <ScrollRegion label="訂正履歴の表">
          <table className="tb">
            <thead>
              <tr>
                <th scope="col">年度</th>
                <th scope="col">訂正前</th>
                <th scope="col">訂正後</th>
                <th scope="col">目標達成状況</th>
                <th scope="col">理由</th>
                <th scope="col">訂正日</th>
                <th scope="col">承認した課</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ year, correction }) => (
                <tr key={`${year.fy}-${correction.revision}`}>
                  <th scope="row">{fiscalYearJa(year.fy)}</th>
                  <td>{formatQuantity(correction.before, kpi)}</td>
                  <td>{formatQuantity(correction.after, kpi)}</td>
                  <td>
                    {correction.judgementBefore === correction.judgementAfter ? (
                      "変わりません"
                    ) : (
                      <>
                        <Mark code={correction.judgementBefore} />
                        {" → "}
                        <Mark code={correction.judgementAfter} />
                      </>
                    )}
                  </td>
                  <td>{correction.reason === "" ? "記載なし" : correction.reason}</td>
                  <td>{dateJa(correction.approvedAt)}</td>
                  <td>{correction.office ?? "記載なし"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
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
