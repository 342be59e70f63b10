import { Fragment } from "react";
import { ScrollRegion } from "@/components/charts/scroll-region";
import { publicRoutes } from "@/lib/public-paths";
import { Layout } from "../layout";
import type { SiteModel } from "../model/site";
import type { Column } from "../open-data/columns";
import { type DataSet, type DataSetId, dataSets } from "../open-data/data-sets";
import { datasetMarkup } from "../open-data/dataset-markup";
import type { PageContext } from "../page-context";
import { LicenceLink } from "../parts/responsible-lines";
import { licencesOf, plansOf } from "../responsible";
import { DEMO_NOTICE, publicationText } from "../words";

/** What a data set's files hold, for a reader who chooses one. */
const CONTENTS: Record<DataSetId, { readonly csv: string; readonly json: string }> = {
  kpis: {
    csv: "1行＝1指標×1年度。",
    json: "要因・今後の取組・訂正履歴・根拠資料・定義の変更",
  },
  initiatives: {
    csv: "1行＝1項目×1年度。状況、取り組んだこと、所管課、関わる指標を含みます。記号は計画書のままです。",
    json: "資料と、公表した後の変更",
  },
  metrics: {
    csv: "1行＝1つの実績×1年度。値、単位、値がない理由、説明、所管課、出典を含みます。",
    json: "根拠資料と、公表した後の変更",
  },
  assessments: {
    csv: "1行＝1つの対象（計画・柱・取組）×1年度×1つの内容。",
    json: "公表した後の変更",
  },
};

/** A row: what it is, its files by their form, what they hold. */
interface FileRow {
  readonly name: string;
  readonly files: readonly (readonly [form: string, route: string])[];
  readonly text: string;
}

function rowOf({ id, title, csv, json, schema }: DataSet): FileRow {
  const contents = CONTENTS[id];
  return {
    name: title,
    files: [
      ["CSV", csv],
      ["CSV（BOMなし）", publicRoutes.plainCsv(id)],
      ["JSON", json],
      ["JSON Schema", schema],
    ],
    text: `${contents.csv}JSONは、${contents.json}も含みます。`,
  };
}

function rowsOf(model: SiteModel): FileRow[] {
  return [
    ...dataSets(model).map(rowOf),
    {
      name: "指標のうち、1つの計画のもの",
      files: model.plans.map(({ definition: { id, name } }) => [`${name}（CSV）`, publicRoutes.planCsv(id)]),
      text: "列は同じです。",
    },
    {
      name: "データの説明書",
      files: [["Data Package", publicRoutes.dataPackage()]],
      text: "列の型、コードの一覧、単位、欠測値",
    },
    {
      name: "データのカタログ",
      files: [["DCAT（JSON-LD）", publicRoutes.catalog()]],
      text: "データカタログサイトへの登録用",
    },
    {
      name: "公表を確かめるプログラム",
      files: [["JavaScript", publicRoutes.verify()]],
      text: "ファイル、号のつながり、目標達成状況を、だれでも確かめられるもの。使い方は「このサイトについて」",
    },
  ];
}

export function DataPage({ context }: { context: PageContext }) {
  const { model, link } = context;
  const { snapshot } = model;
  const licences = licencesOf(plansOf(model));
  const [shared] = licences;
  const sets = dataSets(model);
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
          <table className="tb dt">
            <thead>
              <tr>
                <th scope="col">データ</th>
                <th scope="col">ファイル</th>
                <th scope="col">内容</th>
              </tr>
            </thead>
            <tbody>
              {rowsOf(model).map(({ name, files, text }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td data-l="ファイル">
                    <ul className="yr">
                      {files.map(([form, route]) => (
                        <li key={route}>
                          <a href={link(route)} aria-label={`${name}：${form}`}>
                            {form}
                          </a>
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td data-l="内容">{text}</td>
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
              CSVは文字コードUTF-8（BOM付き）、改行CRLF、1行目が列名です。数値と単位は別の列にあります。名前が「-plain.csv」で終わるファイルは、同じ内容でBOMがありません。データの説明書（Data
              Package）は、こちらを説明しています。
            </li>
            <li>
              municipality_code（全国地方公共団体コード）など、0で始まることのあるコードは文字です。CSVを表計算ソフトで直接開くと先頭の0が消えることがあるので、データの取込み機能で列の型を「文字列」にして読み込んでください。
            </li>
            <li>
              日付は年-月-日、日時はISO
              8601（協定世界時、秒まで）です。ほかのサイトのプログラムからも直接読み込めます（CORSを許可しています）。
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
          {sets.map(({ id, columns }, index) => (
            <Fragment key={id}>
              {index > 0 && <br />}
              <ColumnTable
                title={id === "kpis" ? "kpis.csv（計画ごと、指標ごとのCSVも同じ）" : `${id}.csv`}
                columns={columns}
              />
            </Fragment>
          ))}
        </section>
      </div>
      {/* Data for search engines, no script: nothing of it is run. */}
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own JSON, in which no "<" can stand
        dangerouslySetInnerHTML={{ __html: datasetMarkup(context) }}
      />
    </Layout>
  );
}

function ColumnTable({ title, columns }: { title: string; columns: readonly Column[] }) {
  return (
    <ScrollRegion label={`${title}の列の表`}>
      <table className="tb dt">
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
              <td data-l="意味">{column.title}</td>
              <td data-l="型">{column.type}</td>
              <td data-l="説明">{column.description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
