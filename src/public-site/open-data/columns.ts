/** The columns of the open data, once: header, Table Schema, JSON Schema and the page /data all read this list. */

import { AGGREGATIONS, type PlanWords } from "@/domain/plan/definition";
import { INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { PACE_CODES } from "@/domain/reports/pace/pace";
import { FIGURE_STATUSES, MISSING_REASONS } from "@/domain/reports/report";
import { USUAL_PLAN_WORDS } from "@/domain/words/ja/plan/plan-words";

export interface Column {
  /** Physical name: ASCII. */
  readonly name: string;
  readonly title: string;
  readonly type: "string" | "integer" | "number" | "date" | "datetime";
  readonly description: string;
  readonly required?: boolean;
  readonly codes?: readonly string[];
}

export const TARGET_KINDS = ["number", "trend", "none"] as const;

/** The columns, in the order that readers of the data rely on. One row is one KPI in one fiscal year. */
export const KPI_COLUMNS = [
  {
    name: "municipality_code",
    title: "全国地方公共団体コード",
    type: "string",
    description: "6桁",
    required: true,
  },
  { name: "municipality_name", title: "地方公共団体名", type: "string", description: "", required: true },
  { name: "plan_id", title: "計画ID", type: "string", description: "", required: true },
  { name: "plan_name", title: "計画名", type: "string", description: "", required: true },
  { name: "pillar_no", title: "取組の柱の番号", type: "integer", description: "計画全般の指標では空欄" },
  {
    name: "pillar_name",
    title: "取組の柱",
    type: "string",
    description: "計画全般の指標では空欄。変更したときは、どの年度の行も新しい名称",
  },
  {
    name: "measure_no",
    title: "具体的な取組の番号",
    type: "integer",
    description: "具体的な取組ごとの指標でないときは空欄",
  },
  {
    name: "measure_name",
    title: "具体的な取組",
    type: "string",
    description: "具体的な取組ごとの指標でないときは空欄",
  },
  { name: "kpi_id", title: "指標のID", type: "string", description: "変わらない識別子", required: true },
  {
    name: "kpi_name",
    title: "指標の名称",
    type: "string",
    description: "変更したときは、どの年度の行も新しい名称（変更はdefinition_changedにある）",
    required: true,
  },
  { name: "definition", title: "定義", type: "string", description: "名称のほかに定める、その年度の数え方" },
  { name: "unit", title: "単位", type: "string", description: "値の後に付ける単位", required: true },
  { name: "unit_scale", title: "単位の倍率", type: "integer", description: "千枚なら1000", required: true },
  {
    name: "direction",
    title: "よい方向",
    type: "string",
    description: "up：大きいほどよい、down：小さいほどよい",
    required: true,
    codes: ["up", "down"],
  },
  {
    name: "aggregation",
    title: "数え方",
    type: "string",
    description:
      "annual：年間、point_in_time：時点、cumulative：累計、share：割合、unspecified：計画書に記載なし",
    required: true,
    codes: AGGREGATIONS,
  },
  { name: "fiscal_year", title: "年度", type: "integer", description: "4月に始まる年の西暦", required: true },
  { name: "fiscal_year_ja", title: "年度（和暦）", type: "string", description: "", required: true },
  { name: "baseline_fiscal_year", title: "現状値の年度", type: "integer", description: "", required: true },
  { name: "baseline_value", title: "現状値", type: "number", description: "ないときは空欄（0ではない）" },
  {
    name: "planned_kind",
    title: "その年度の計画の種類",
    type: "string",
    description: "number：数値、trend：上昇・低下、none：なし（—）。計画書にその年度の欄がないときは空欄",
    codes: TARGET_KINDS,
  },
  { name: "planned_value", title: "その年度の計画値", type: "number", description: "" },
  { name: "target_fiscal_year", title: "目標値の年度", type: "integer", description: "", required: true },
  {
    name: "target_kind",
    title: "目標値の種類",
    type: "string",
    description: "planned_kindと同じ",
    required: true,
    codes: TARGET_KINDS,
  },
  { name: "target_value", title: "目標値", type: "number", description: "数値の目標でないときは空欄" },
  { name: "target_text", title: "目標値の表記", type: "string", description: "計画書の書き方" },
  { name: "actual_value", title: "実績値", type: "number", description: "まだないときは空欄（0ではない）" },
  {
    name: "actual_missing_reason",
    title: "実績がない理由",
    type: "string",
    description: "not_entered：未入力、awaiting_release：公表待ち、not_surveyed：調査なし",
    codes: MISSING_REASONS,
  },
  {
    name: "judgement_code",
    title: "目標達成状況",
    type: "string",
    description: "achieved：達成、improving：上向き、not_achieved：未達、not_evaluated：未評価",
    required: true,
    codes: JUDGEMENT_CODES,
  },
  {
    name: "judgement_symbol",
    title: "目標達成状況の記号",
    type: "string",
    description: "○△×－",
    required: true,
  },
  { name: "judgement_reason", title: "目標達成状況の理由", type: "string", description: "", required: true },
  { name: "rule_version", title: "評価の規則の版", type: "string", description: "", required: true },
  { name: "guide_value", title: "目安", type: "number", description: "等分した値。計画で定めた目標ではない" },
  {
    name: "pace_code",
    title: "進み方（参考）",
    type: "string",
    description: "on_track：順調、slightly_behind：やや遅れ、behind：遅れ",
    codes: PACE_CODES,
  },
  { name: "as_of_date", title: "時点", type: "date", description: "実績がいつの値か" },
  { name: "department", title: "所管課", type: "string", description: "" },
  { name: "note", title: "注記", type: "string", description: "集計の範囲など。デモのデータではその旨" },
  {
    name: "revision",
    title: "改訂番号",
    type: "integer",
    description: "0：計画書の値、1以上：承認された報告の改訂",
  },
  { name: "publication_no", title: "公表の号", type: "integer", description: "", required: true },
  {
    name: "published_at",
    title: "公表日時",
    type: "datetime",
    description: "ISO 8601（協定世界時、秒まで）",
    required: true,
  },
  {
    name: "definition_edition",
    title: "定義の版",
    type: "integer",
    description: "その年度の値を読むときの定義の版。1から。単位・目標値などは、この版のもの",
    required: true,
  },
  {
    name: "definition_changed",
    title: "その年度に変わった定義",
    type: "string",
    description:
      "その年度に変わったものの名前を「;」で区切る。その年度から：definition、unit、unit_scale、decimals、direction、aggregation、upper_limit、lower_limit、baseline、target、improvement_reference（上向きを比べる相手）、guide_method（目安の引き方）。その年度だけ：planned（計画）、documented（計画書の実績）。年度を決めずに変えたものは、それを公表した年度：added（指標の追加）、kpi_name、place（計画の中での位置）、department（所管課）、definition（はじめて定めたとき。公表した値がない間の変更も）、rationale（指標の考え方）、from（指標の始まり）、until（指標の終わり）、surveyed（調査する年度）、continues（引き継ぐ指標）、text（資料の箇所など）。ended：その年度で指標を終了。名前の後の_withdrawn：その年度からと決定していた変更を取りやめた（target_withdrawnなど）。計画の追加・終了と、計画全体の文言・並び順・最終年度の変更は、この列にはなく、JSONのdefinition_changesにある。変わっていないときは空欄",
  },
  {
    name: "figure_status",
    title: "実績値の種類",
    type: "string",
    description: "final：確定値、provisional：速報値、interim：年度途中の値。実績値がないときは空欄",
    codes: FIGURE_STATUSES,
  },
  {
    name: "previous_mark",
    title: "前に公表した目標達成状況",
    type: "string",
    description:
      "訂正や評価し直しなどで目標達成状況が変わった年度で、その前に公表していたもの（judgement_codeと同じ書き方）。変わっていないときは空欄",
    codes: JUDGEMENT_CODES,
  },
  {
    name: "changed_after_publication",
    title: "公表した後に変わったもの",
    type: "string",
    description:
      "その年度について、一度公表した後に変わったものの名前を「;」で区切る。figure：実績値の訂正、confirmed：速報値の確定、mark：目標達成状況、text：説明（要因・今後の取組・注記など）、department：報告の所管課、evidence：根拠資料。前後の内容と理由は、JSONのcorrections、rewordings、department_changes、evidence_changes、mark_changesにある。変わっていないときは空欄",
  },
  {
    name: "continues",
    title: "引き継ぐ指標",
    type: "string",
    description:
      "前の計画の指標を別のkpi_idで引き継いだときの、前の計画のkpi_id。引き継いでいないときと、kpi_idが同じときは空欄",
  },
] as const satisfies readonly Column[];

/** Of the publication that a row comes from. */
const PUBLICATION_COLUMNS = KPI_COLUMNS.filter(
  ({ name }) => name === "publication_no" || name === "published_at",
);

type KpiColumnName = (typeof KPI_COLUMNS)[number]["name"];

/** What of an initiative's published year was changed, as the data name it. */
export const INITIATIVE_CHANGES = ["state", "text", "department", "evidence", "removed"] as const;
export type InitiativeChange = (typeof INITIATIVE_CHANGES)[number];

/** One row is one initiative in one fiscal year of its plan. */
export const INITIATIVE_COLUMNS = [
  ...KPI_COLUMNS.slice(0, 4),
  { name: "pillar_no", title: "取組の柱の番号", type: "integer", description: "", required: true },
  { name: "pillar_name", title: "取組の柱", type: "string", description: "", required: true },
  { name: "measure_no", title: "具体的な取組の番号", type: "integer", description: "", required: true },
  { name: "measure_name", title: "具体的な取組", type: "string", description: "", required: true },
  {
    name: "initiative_no",
    title: "取組項目の順番",
    type: "integer",
    description: "計画書の順、1から",
    required: true,
  },
  {
    name: "marker",
    title: "頭の記号",
    type: "string",
    description: "資料の表示。計画書の記号のまま（凡例はない）で、達成状況ではない",
    required: true,
    codes: ["○", "・"],
  },
  { name: "initiative", title: "取組項目", type: "string", description: "", required: true },
  { name: "note", title: "注記", type: "string", description: "デモのデータではその旨" },
  ...PUBLICATION_COLUMNS,
  {
    name: "initiative_id",
    title: "取組項目のID",
    type: "string",
    description: "変わらない識別子。次の計画に同じIDがあれば、引き継いだ取組項目",
    required: true,
  },
  {
    name: "department",
    title: "所管課",
    type: "string",
    description:
      "その年度の状況を報告した所管課（その当時の名称）で、記録がなければ空欄。報告をまだ公表していない年度では、計画が定める所管課（取組項目、なければ具体的な取組のもの）で、定めがなければ空欄",
  },
  {
    name: "supports",
    title: "関わる指標",
    type: "string",
    description: "この取組項目が関わる指標のID（kpi_id）を「;」で区切る。定めがなければ空欄",
  },
  { name: "fiscal_year", title: "年度", type: "integer", description: "4月に始まる年の西暦", required: true },
  { name: "fiscal_year_ja", title: "年度（和暦）", type: "string", description: "", required: true },
  {
    name: "state_code",
    title: "取組の状況",
    type: "string",
    description:
      "not_begun：未着手、preparing：準備中、under_way：実施中、completed：完了、reconsidered：見直し。目標達成状況ではない。その年度の報告をまだ公表していないときと、完了した後で報告を求めない年度では空欄",
    codes: INITIATIVE_STATES,
  },
  { name: "state", title: "取組の状況の名称", type: "string", description: "state_codeを言葉にしたもの" },
  { name: "done", title: "取り組んだこと", type: "string", description: "" },
  { name: "result", title: "成果", type: "string", description: "" },
  { name: "next_step", title: "今後の取組", type: "string", description: "" },
  { name: "revision", title: "改訂番号", type: "integer", description: "承認された報告の改訂" },
  {
    name: "changed_after_publication",
    title: "公表した後に変わったもの",
    type: "string",
    description:
      "その年度について、一度公表した後に変わったものの名前を「;」で区切る。state：取組の状況の訂正、text：説明、department：報告した所管課、evidence：資料。前後の内容と理由は、initiatives.jsonのchangesにある。変わっていないときは空欄",
  },
  {
    name: "correction_reason",
    title: "訂正の理由",
    type: "string",
    description: "公表した報告を改めた理由。改めていないときは空欄",
  },
  {
    name: "state_status",
    title: "状況の種類",
    type: "string",
    description:
      "interim：年度が終わる前に報告された、年度の途中の状況。完了のほかは、年度が終わると改めて報告を求める。それ以外は空欄",
    codes: ["interim"],
  },
] as const satisfies readonly Column[];

/** A cell: null is blank. Numbers travel as decimal strings. */
export type Cell = string | null;
export type KpiRow = Readonly<Record<KpiColumnName, Cell>>;
export type InitiativeRow = Readonly<Record<string, Cell>>;

/** The same columns, in the words of a plan for its parts: the titles above have the usual ones. */
export function columnsIn(words: PlanWords, columns: readonly Column[]): Column[] {
  const inWords = (text: string) =>
    text
      .replaceAll(USUAL_PLAN_WORDS.pillar, words.pillar)
      .replaceAll(USUAL_PLAN_WORDS.measure, words.measure);
  return columns.map((column) => ({
    ...column,
    title: inWords(column.title),
    description: inWords(column.description),
  }));
}
