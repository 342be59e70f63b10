/** Data Package (datapackage.json) and DCAT (catalog.jsonld): what the data files are, for other software. */

import { createHash } from "node:crypto";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { METRICS_NOTE } from "@/domain/words/ja/publication/published-metrics";
import { hasMetrics, type SiteModel } from "../model/site";
import { type Alike, type Licence, licencesOf, planNames, plansOf, publishersOf } from "../responsible";
import { DEMO_NOTICE } from "../words";
import { ASSESSMENT_COLUMNS } from "./assessment-columns";
import { hasAssessments } from "./assessments-data";
import { type Column, columnsIn, INITIATIVE_COLUMNS, KPI_COLUMNS } from "./columns";
import { METRIC_COLUMNS } from "./metric-columns";

const ASSESSMENTS_ROWS = "総括・意見、予算額・決算額（1行＝1つの対象×1年度×1つの内容）";

interface DataFile {
  /** Link from the folder data/. */
  readonly path: string;
  readonly text: string;
}

interface DataFiles {
  readonly kpis: DataFile;
  readonly initiatives: DataFile;
  /** null where no plan has any. */
  readonly metrics: DataFile | null;
  /** null where the publication has none. */
  readonly assessments: DataFile | null;
}

function field(column: Column) {
  const constraints = {
    ...(column.required ? { required: true } : {}),
    ...(column.codes ? { enum: column.codes } : {}),
  };
  return {
    name: column.name,
    title: column.title,
    type: column.type,
    ...(column.description === "" ? {} : { description: column.description }),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/** `licenses` as both a package and a resource have them: under the plans' names where they differ. */
function licenses(parts: readonly Alike<Licence>[]) {
  return parts.map(({ plans, value: { name, url } }) => ({
    title: parts.length === 1 ? name : `${planNames(plans)}：${name}`,
    path: url,
  }));
}

function resource(
  file: DataFile,
  name: string,
  title: string,
  columns: readonly Column[],
  primaryKey: string[],
) {
  const bytes = Buffer.from(file.text, "utf8");
  return {
    name,
    title,
    type: "table",
    path: file.path,
    scheme: "file",
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: bytes.length,
    hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
    dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
    schema: { fields: columns.map(field), missingValues: [""], primaryKey },
  };
}

const UNKNOWN_IS_BLANK = "空欄は「わからない」であり、0ではありません。";

/** Of KPIs and initiatives, and of the whole. */
function description(model: SiteModel): string {
  const { kpi } = wordsOf(model.current.definition);
  return marked(
    model,
    `計画の${kpi}の計画・実績・目標達成状況と、取組項目の年度ごとの状況です。${UNKNOWN_IS_BLANK}`,
  );
}

function assessmentsDescription(model: SiteModel): string {
  const { pillar, measure } = wordsOf(model.current.definition);
  return marked(
    model,
    `計画全体・${pillar}・${measure}の、年度ごとの総括、委員会の意見とそれに対する対応、予算額と決算額です。金額の単位は千円です。公表していない内容は、載せていません。`,
  );
}

function marked(model: SiteModel, text: string): string {
  return model.snapshot.site.demo ? `${DEMO_NOTICE} ${text}` : text;
}

/** @param homepage link from the folder data/ to the page /data */
export function dataPackage(
  model: SiteModel,
  { kpis, initiatives, metrics, assessments }: DataFiles,
  homepage: string,
): string {
  const { snapshot } = model;
  const { site } = snapshot;
  const words = wordsOf(model.current.definition);
  const plans = plansOf(model);
  const parts = licencesOf(plans);
  // Every file has rows of every plan: no licence holds for the whole where the plans have several.
  const own = parts.length === 1 ? {} : { licenses: licenses(parts) };
  const value = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "plan-kpis",
    title: site.name,
    description: description(model),
    homepage,
    version: String(snapshot.no),
    created: snapshot.publishedAt,
    ...(parts.length === 1 ? { licenses: licenses(parts) } : {}),
    contributors: publishersOf(plans).map((title) => ({ title, roles: ["publisher"] })),
    sources: model.plans.map(({ definition }) => ({ title: definition.sourceDocument })),
    resources: [
      resource(
        kpis,
        "kpis",
        "指標の計画・実績・目標達成状況（1行＝1指標×1年度）",
        columnsIn(words, KPI_COLUMNS),
        ["plan_id", "kpi_id", "fiscal_year"],
      ),
      resource(
        initiatives,
        "initiatives",
        "取組項目の年度ごとの状況（1行＝1項目×1年度）",
        columnsIn(words, INITIATIVE_COLUMNS),
        ["plan_id", "initiative_id", "fiscal_year"],
      ),
      ...(metrics === null
        ? []
        : [
            resource(
              metrics,
              "metrics",
              "KPI以外の実績（1行＝1つの実績×1年度）",
              columnsIn(words, METRIC_COLUMNS),
              ["plan_id", "metric_id", "fiscal_year"],
            ),
          ]),
      ...(assessments === null
        ? []
        : [
            resource(assessments, "assessments", ASSESSMENTS_ROWS, columnsIn(words, ASSESSMENT_COLUMNS), [
              "part_id",
              "fiscal_year",
              "kind_code",
            ]),
          ]),
    ].map((each) => ({ ...each, ...own })),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** @param address the address of a route of this site, absolute where the origin is known */
export function catalog(model: SiteModel, address: (route: string) => string): string {
  const { snapshot } = model;
  const { site } = snapshot;
  const municipality = model.current.definition.municipality;
  const publisher = { "@type": "foaf:Organization", "foaf:name": municipality.name };
  const parts = licencesOf(plansOf(model));
  const [shared] = parts;
  const licence =
    parts.length === 1 && shared
      ? { "dct:license": { "@id": shared.value.url } }
      : {
          "dct:license": parts.map(({ value }) => ({ "@id": value.url })),
          "dct:rights": licenses(parts)
            .map(({ title }) => title)
            .join("、"),
        };
  const distribution = (route: string, title: string, mediaType: string) => ({
    "@type": "dcat:Distribution",
    "dct:title": title,
    "dcat:accessURL": { "@id": address(route) },
    "dcat:downloadURL": { "@id": address(route) },
    "dcat:mediaType": mediaType,
    ...licence,
  });
  const dataset = (id: string, title: string, distributions: object[], says = description(model)) => ({
    "@type": "dcat:Dataset",
    "@id": `${address("/data")}#${id}`,
    "dct:title": title,
    "dct:description": says,
    "dct:identifier": `${municipality.code}-${id}`,
    "dct:issued": snapshot.publishedAt,
    "dct:language": "ja",
    "dct:publisher": publisher,
    "dcat:version": String(snapshot.no),
    "dcat:distribution": distributions,
  });
  const value = {
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dct: "http://purl.org/dc/terms/",
      foaf: "http://xmlns.com/foaf/0.1/",
    },
    "@type": "dcat:Catalog",
    "@id": address("/data"),
    "dct:title": site.name,
    "dct:description": description(model),
    "dct:modified": snapshot.publishedAt,
    "dct:language": "ja",
    "dct:publisher": publisher,
    ...(parts.length === 1 ? licence : {}),
    "dcat:dataset": [
      dataset("kpis", "指標の計画・実績・目標達成状況", [
        distribution("/data/kpis.csv", "CSV", "text/csv"),
        distribution("/data/kpis.json", "JSON", "application/json"),
      ]),
      dataset("initiatives", "取組項目の年度ごとの状況", [
        distribution("/data/initiatives.csv", "CSV", "text/csv"),
        distribution("/data/initiatives.json", "JSON", "application/json"),
      ]),
      ...(hasMetrics(model)
        ? [
            dataset(
              "metrics",
              METRICS,
              [
                distribution("/data/metrics.csv", "CSV", "text/csv"),
                distribution("/data/metrics.json", "JSON", "application/json"),
              ],
              marked(model, `${METRICS}です。${METRICS_NOTE}${UNKNOWN_IS_BLANK}`),
            ),
          ]
        : []),
      ...(hasAssessments(model)
        ? [
            dataset(
              "assessments",
              "総括・意見、予算額・決算額",
              [
                distribution("/data/assessments.csv", "CSV", "text/csv"),
                distribution("/data/assessments.json", "JSON", "application/json"),
              ],
              assessmentsDescription(model),
            ),
          ]
        : []),
    ],
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
