/** The columns of metrics.csv: one row is one metric (KPI以外の実績) in one fiscal year of its plan. */

import { FIGURE_STATUSES, MISSING_REASONS } from "@/domain/reports/report";
import { type Cell, type Column, KPI_COLUMNS } from "./columns";

/** What of a metric's published year was changed, as the data name it. */
export const METRIC_CHANGES = ["figure", "confirmed", "text", "department", "evidence", "removed"] as const;
export type MetricChange = (typeof METRIC_CHANGES)[number];

const text = (name: string, title: string, description = "") =>
  ({ name, title, type: "string", description }) as const;

/** Those that mean the same as a KPI's. */
const shared = (...names: (typeof KPI_COLUMNS)[number]["name"][]) =>
  KPI_COLUMNS.filter(({ name }) => names.includes(name));

export const METRIC_COLUMNS: readonly Column[] = [
  ...KPI_COLUMNS.slice(0, 4),
  {
    name: "pillar_no",
    title: "取組の柱の番号",
    type: "integer",
    description: "計画全般のKPI以外の実績では空欄",
  },
  text("pillar_name", "取組の柱", "計画全般のKPI以外の実績では空欄"),
  {
    name: "measure_no",
    title: "具体的な取組の番号",
    type: "integer",
    description: "具体的な取組かその取組項目のものでないときは空欄",
  },
  text("measure_name", "具体的な取組", "具体的な取組かその取組項目のものでないときは空欄"),
  text("initiative_id", "取組項目のID", "取組項目のものでないときは空欄"),
  text("initiative", "取組項目", "取組項目のものでないときは空欄"),
  {
    ...text("metric_id", "KPI以外の実績のID", "変わらない識別子。次の計画に同じIDがあれば、引き継いだもの"),
    required: true,
  },
  {
    ...text("metric_name", "KPI以外の実績の名称", "変更したときは、どの年度の行も新しい名称"),
    required: true,
  },
  text("definition", "定義", "名称のほかに定める数え方"),
  ...shared("unit", "unit_scale", "aggregation"),
  text("source", "出典", "値のもとになる統計や記録"),
  ...shared("fiscal_year", "fiscal_year_ja", "actual_value"),
  {
    ...text(
      "figure_status",
      "実績値の種類",
      "final：確定値、provisional：速報値、interim：年度途中の値。実績値がないときは空欄",
    ),
    codes: FIGURE_STATUSES,
  },
  {
    ...text(
      "actual_missing_reason",
      "実績がない理由",
      "awaiting_release：公表待ち、not_surveyed：調査なし。報告をまだ公表していない年度では空欄",
    ),
    codes: MISSING_REASONS,
  },
  text("missing_note", "実績がないことの説明"),
  { name: "missing_expected_on", title: "公表の予定日", type: "date", description: "公表待ちの値の見込み" },
  ...shared("as_of_date"),
  text("basis_note", "集計の範囲・注記"),
  text("reason", "数値の説明（増減の理由など）"),
  text("next_step", "今後の取組"),
  text(
    "department",
    "所管課",
    "その年度の実績を報告した所管課。報告がなければ、計画が定める所管課。どちらもなければ空欄",
  ),
  { name: "revision", title: "改訂番号", type: "integer", description: "承認された報告の改訂" },
  text(
    "changed_after_publication",
    "公表した後に変わったもの",
    "その年度について、一度公表した後に変わったものの名前を「;」で区切る。figure：実績値の訂正、confirmed：速報値の確定、text：説明、department：報告した所管課、evidence：根拠資料。前後の内容と理由は、metrics.jsonのchangesにある。変わっていないときは空欄",
  ),
  text("correction_reason", "訂正の理由", "公表した報告を改めた理由。改めていないときは空欄"),
  text("note", "注記", "デモのデータではその旨"),
  ...shared("publication_no", "published_at"),
];

export type MetricRow = Readonly<Record<string, Cell>>;
