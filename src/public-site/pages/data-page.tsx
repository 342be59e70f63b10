import { ScrollRegion } from "@/components/charts/scroll-region";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { publicRoutes } from "@/lib/public-paths";
import { Layout } from "../layout";
import { hasMetrics } from "../model/site";
import { ASSESSMENT_COLUMNS } from "../open-data/assessment-columns";
import { hasAssessments } from "../open-data/assessments-data";
import { type Column, columnsIn, INITIATIVE_COLUMNS, KPI_COLUMNS } from "../open-data/columns";
import { METRIC_COLUMNS } from "../open-data/metric-columns";
import type { PageContext } from "../page-context";
import { LicenceLink } from "../parts/responsible-lines";
import { licencesOf, plansOf } from "../responsible";
import { DEMO_NOTICE, publicationText } from "../words";

const FILES = [
  ["指標の計画・実績・目標達成状況", "CSV", publicRoutes.kpisCsv(), "1行＝1指標×1年度"],
  [
    "指標の計画・実績・目標達成状況",
    "JSON",
    publicRoutes.kpisJson(),
    "CSVの内容に、要因・今後の取組・訂正履歴・根拠資料・定義の変更を加えたもの",
  ],
  ["指標のJSONの形式の定義", "JSON Schema", publicRoutes.kpisSchema(), "項目名・型・とり得る値"],
  [
    "取組項目の年度ごとの状況",
    "CSV",
    publicRoutes.initiativesCsv(),
    "1行＝1項目×1年度。状況、取り組んだこと、所管課、関わる指標を含みます。記号は計画書のまま",
  ],
  [
    "取組項目の年度ごとの状況",
    "JSON",
    publicRoutes.initiativesJson(),
    "CSVの内容に、資料と、公表した後の変更を加えたもの",
  ],
  ["取組項目のJSONの形式の定義", "JSON Schema", publicRoutes.initiativesSchema(), "項目名・型・とり得る値"],
] as const;

/** Where an assessment was ever published. */
const ASSESSMENT_FILES = [
  [
    "総括・意見、予算額・決算額",
    "CSV",
    publicRoutes.assessmentsCsv(),
    "1行＝1つの対象（計画・柱・取組）×1年度×1つの内容",
  ],
  [
    "総括・意見、予算額・決算額",
    "JSON",
    publicRoutes.assessmentsJson(),
    "CSVの内容に、公表した後の変更を加えたもの",
  ],
  ["総括・意見のJSONの形式の定義", "JSON Schema", publicRoutes.assessmentsSchema(), "項目名・型・とり得る値"],
] as const;

/** Of all files together. */
const DESCRIPTIONS = [
  ["データの説明書", "Data Package", publicRoutes.dataPackage(), "列の型、コードの一覧、単位、欠測値"],
  ["データのカタログ", "DCAT（JSON-LD）", publicRoutes.catalog(), "データカタログサイトへの登録用"],
  [
    "公表を確かめるプログラム",
    "JavaScript",
    publicRoutes.verify(),
    "ファイル、号のつながり、目標達成状況を、だれでも確かめられるもの。使い方は「このサイトについて」",
  ],
] as const;

/** Where a plan has any. */
const METRIC_FILES = [
  [
    METRICS,
    "CSV",
    publicRoutes.metricsCsv(),
    "1行＝1つの実績×1年度。値、単位、値がない理由、説明、所管課、出典を含みます",
  ],
  [METRICS, "JSON", publicRoutes.metricsJson(), "CSVの内容に、根拠資料と、公表した後の変更を加えたもの"],
  [`${METRICS}のJSONの形式の定義`, "JSON Schema", publicRoutes.metricsSchema(), "項目名・型・とり得る値"],
] as const;

export function DataPage({ context }: { context: PageContext }) {
  const { model, link } = context;
  const { snapshot } = model;
  const licences = licencesOf(plansOf(model));
  const [shared] = licences;
  const words = wordsOf(model.current.definition);
  const isAssessed = hasAssessments(model);
  const files = [
    ...FILES,
    ...(hasMetrics(model) ? METRIC_FILES : []),
    ...(isAssessed ? ASSESSMENT_FILES : []),
    ...DESCRIPTIONS,
  ];
  return (
    <Layout
      context={context}
      title="オープンデータ"
      description="このサイトのすべての数値を、CSVとJSONで提供しています。"
      crumbs={[]}
    >
      <div className="w">
        <div className="ph">
          <h1>オープンデータ</h1>
          <p>
            {`このサイトのすべての数値を、機械で読みやすい形で提供しています。内容は${publicationText(snapshot)}の公表と同じです。`}
            {licences.length === 1 && shared ? (
              <>
                利用条件は
                <LicenceLink licence={shared.value} />
                です。
              </>
            ) : (
              "利用条件は、計画ごとに次のとおりです。CSVの各行とJSONの各記録は、plan_idの計画の利用条件によります。"
            )}
          </p>
          {licences.length > 1 && (
            <ul className="ls">
              {licences.flatMap(({ plans, value }) =>
                plans.map(({ id, name }) => (
                  <li key={id}>
                    {`${name}（${id}）：`}
                    <LicenceLink licence={value} />
                  </li>
                )),
              )}
            </ul>
          )}
        </div>
        <ScrollRegion label="データの一覧表">
          <table className="tb">
            <thead>
              <tr>
                <th scope="col">データ</th>
                <th scope="col">形式</th>
                <th scope="col">内容</th>
              </tr>
            </thead>
            <tbody>
              {files.map(([name, format, route, text]) => (
                <tr key={route}>
                  <th scope="row">
                    <a href={link(route)}>{`${name}（${format}）`}</a>
                  </th>
                  <td>{format}</td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        <p className="no">指標ごとのCSVとJSONは、各指標のページにあります。</p>
        <section className="se">
          <h2>データの約束</h2>
          <ul className="ls">
            <li>
              CSVは文字コードUTF-8（BOM付き）、改行CRLF、1行目が列名です。数値と単位は別の列にあります。
            </li>
            <li>
              空欄は「わからない」または「ない」であり、0ではありません。理由はactual_missing_reasonの列にあります。
            </li>
            <li>
              文字が「=」「+」「-」「@」で始まるときは、表計算ソフトで式として動かないよう、前に「'」を付けています。
            </li>
            <li>
              単位・目標値などは、その年度の定義の版（definition_edition）のものです。定義が変わった年度は、definition_changedの列に記しています。
            </li>
            <li>kpi_idとinitiative_idは変わりません。過去の号のデータは「これまでの公表」にあります。</li>
            {snapshot.site.demo && (
              <li>{`${DEMO_NOTICE}です。CSVではnoteの列、JSONではnoticeとdemoの項目に記しています。`}</li>
            )}
          </ul>
        </section>
        <section className="se">
          <h2>列の説明</h2>
          <ColumnTable title="kpis.csv（指標ごとのCSVも同じ）" columns={columnsIn(words, KPI_COLUMNS)} />
          <br />
          <ColumnTable title="initiatives.csv" columns={columnsIn(words, INITIATIVE_COLUMNS)} />
          {hasMetrics(model) && (
            <>
              <br />
              <ColumnTable title="metrics.csv" columns={columnsIn(words, METRIC_COLUMNS)} />
            </>
          )}
          {isAssessed && (
            <>
              <br />
              <ColumnTable title="assessments.csv" columns={columnsIn(words, ASSESSMENT_COLUMNS)} />
            </>
          )}
        </section>
      </div>
    </Layout>
  );
}

function ColumnTable({ title, columns }: { title: string; columns: readonly Column[] }) {
  return (
    <ScrollRegion label={`${title}の列の表`}>
      <table className="tb">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">列名</th>
            <th scope="col">意味</th>
            <th scope="col">型</th>
            <th scope="col">説明</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">
                <code>{column.name}</code>
              </th>
              <td>{column.title}</td>
              <td>{column.type}</td>
              <td>{column.description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
