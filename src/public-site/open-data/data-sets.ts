/** The data sets of the open data: each is published as CSV and JSON, and told of by package, catalogue and page alike. */

import { METRICS } from "@/domain/words/ja/plan/metrics";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { METRICS_NOTE } from "@/domain/words/ja/publication/published-metrics";
import { publicRoutes } from "@/lib/public-paths";
import { hasMetrics, type SiteModel } from "../model/site";
import { licencesOf, planNames, plansOf } from "../responsible";
import { DEMO_NOTICE } from "../words";
import { ASSESSMENT_COLUMNS } from "./assessment-columns";
import { hasAssessments } from "./assessments-data";
import { type Column, columnsIn, INITIATIVE_COLUMNS, KPI_COLUMNS } from "./columns";
import { METRIC_COLUMNS } from "./metric-columns";

export type DataSetId = "kpis" | "initiatives" | "metrics" | "assessments";

export interface DataSet {
  readonly id: DataSetId;
  readonly title: string;
  /** The title with what one row is. */
  readonly rows: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** Columns whose values together are unique. */
  readonly primaryKey: readonly string[];
  readonly csv: string;
  readonly json: string;
  readonly schema: string;
  /** It has been published from the first publication on. */
  readonly isFirst: boolean;
}

const UNKNOWN_IS_BLANK = "空欄は「わからない」であり、0ではありません。";

/** Of KPIs and initiatives, and of the whole. */
export function siteDescription(model: SiteModel): string {
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

/** Those that the publication has. */
export function dataSets(model: SiteModel): DataSet[] {
  const words = wordsOf(model.current.definition);
  const kpis = {
    id: "kpis",
    title: "指標の計画・実績・目標達成状況",
    rows: "指標の計画・実績・目標達成状況（1行＝1指標×1年度）",
    description: siteDescription(model),
    columns: columnsIn(words, KPI_COLUMNS),
    primaryKey: ["plan_id", "kpi_id", "fiscal_year"],
    csv: publicRoutes.kpisCsv(),
    json: publicRoutes.kpisJson(),
    schema: publicRoutes.kpisSchema(),
    isFirst: true,
  } as const;
  const initiatives = {
    id: "initiatives",
    title: "取組項目の年度ごとの状況",
    rows: "取組項目の年度ごとの状況（1行＝1項目×1年度）",
    description: siteDescription(model),
    columns: columnsIn(words, INITIATIVE_COLUMNS),
    primaryKey: ["plan_id", "initiative_id", "fiscal_year"],
    csv: publicRoutes.initiativesCsv(),
    json: publicRoutes.initiativesJson(),
    schema: publicRoutes.initiativesSchema(),
    isFirst: true,
  } as const;
  const metrics = {
    id: "metrics",
    title: METRICS,
    rows: `${METRICS}（1行＝1つの実績×1年度）`,
    description: marked(model, `${METRICS}です。${METRICS_NOTE}${UNKNOWN_IS_BLANK}`),
    columns: columnsIn(words, METRIC_COLUMNS),
    primaryKey: ["plan_id", "metric_id", "fiscal_year"],
    csv: publicRoutes.metricsCsv(),
    json: publicRoutes.metricsJson(),
    schema: publicRoutes.metricsSchema(),
    isFirst: false,
  } as const;
  const assessments = {
    id: "assessments",
    title: "総括・意見、予算額・決算額",
    rows: "総括・意見、予算額・決算額（1行＝1つの対象×1年度×1つの内容）",
    description: assessmentsDescription(model),
    columns: columnsIn(words, ASSESSMENT_COLUMNS),
    primaryKey: ["part_id", "fiscal_year", "kind_code"],
    csv: publicRoutes.assessmentsCsv(),
    json: publicRoutes.assessmentsJson(),
    schema: publicRoutes.assessmentsSchema(),
    isFirst: false,
  } as const;
  return [
    kpis,
    initiatives,
    ...(hasMetrics(model) ? [metrics] : []),
    ...(hasAssessments(model) ? [assessments] : []),
  ];
}

/** When the site's first publication was: an ISO instant. */
export function firstPublishedAt({ snapshot }: SiteModel): string {
  return snapshot.history.at(-1)?.publishedAt ?? snapshot.publishedAt;
}

/** The plans' licences: under the plans' names where they differ. */
export function namedLicences(model: SiteModel): { readonly name: string; readonly url: string }[] {
  const parts = licencesOf(plansOf(model));
  return parts.map(({ plans, value: { name, url } }) => ({
    name: parts.length === 1 ? name : `${planNames(plans)}：${name}`,
    url,
  }));
}

/** The years that the plans are of, as an interval of days. */
export function yearsCovered({ plans }: SiteModel): { readonly from: string; readonly to: string } {
  const periods = plans.map(({ definition }) => definition);
  const first = Math.min(...periods.map(({ startFy }) => startFy));
  const last = Math.max(...periods.map(({ endFy }) => endFy));
  return { from: `${first}-04-01`, to: `${last + 1}-03-31` };
}

/** What a catalogue is searched by. */
export function keywords({ plans, current }: SiteModel): string[] {
  const { municipality } = current.definition;
  const words = ["計画", "進捗", wordsOf(current.definition).kpi, "実績", "目標達成状況", municipality.name];
  return [...words, ...plans.map(({ definition }) => definition.name)];
}
