/** The columns of assessments.csv. */

import { PART_LEVELS } from "@/domain/plan/parts";
import { type Cell, type Column, KPI_COLUMNS } from "./columns";

/** What one row of assessments.csv is. */
export const ASSESSMENT_KINDS = ["summary", "opinion", "response", "budget", "settlement"] as const;

/** One row is one thing that was said of a plan, a pillar or a measure in one fiscal year. */
export const ASSESSMENT_COLUMNS = [
  ...KPI_COLUMNS.slice(0, 4),
  {
    name: "part_id",
    title: "対象のID",
    type: "string",
    description: "計画・取組の柱・具体的な取組の、変わらない識別子。番号が変わっても同じ",
    required: true,
  },
  {
    name: "level",
    title: "対象の種類",
    type: "string",
    description: "plan：計画全体、pillar：取組の柱、measure：具体的な取組",
    required: true,
    codes: PART_LEVELS,
  },
  { name: "pillar_no", title: "取組の柱の番号", type: "integer", description: "計画全体では空欄" },
  { name: "pillar_name", title: "取組の柱", type: "string", description: "計画全体では空欄" },
  {
    name: "measure_no",
    title: "具体的な取組の番号",
    type: "integer",
    description: "計画全体と取組の柱では空欄",
  },
  { name: "measure_name", title: "具体的な取組", type: "string", description: "計画全体と取組の柱では空欄" },
  { name: "fiscal_year", title: "年度", type: "integer", description: "4月に始まる年の西暦", required: true },
  { name: "fiscal_year_ja", title: "年度（和暦）", type: "string", description: "", required: true },
  {
    name: "kind_code",
    title: "内容の種類",
    type: "string",
    description:
      "summary：総括、opinion：委員会の意見、response：意見に対する市の対応、budget：予算額、settlement：決算額。公表していないものの行はない",
    required: true,
    codes: ASSESSMENT_KINDS,
  },
  { name: "kind", title: "内容の種類の名称", type: "string", description: "", required: true },
  { name: "text", title: "文章", type: "string", description: "予算額と決算額では空欄" },
  {
    name: "amount_thousand_yen",
    title: "金額",
    type: "number",
    description: "千円単位。予算額と決算額のほかは空欄",
  },
  { name: "said_by", title: "書いた課・委員会", type: "string", description: "委員会の意見では委員会の名称" },
  { name: "said_on", title: "意見の日付", type: "date", description: "委員会の意見のほかは空欄" },
  {
    name: "revision",
    title: "改訂番号",
    type: "integer",
    description: "承認された内容の改訂",
    required: true,
  },
  {
    name: "correction_reason",
    title: "訂正の理由",
    type: "string",
    description: "この行の内容を、公表した後に改めた理由。改めていないときは空欄",
  },
  { name: "note", title: "注記", type: "string", description: "デモのデータではその旨" },
  ...KPI_COLUMNS.filter(({ name }) => name === "publication_no" || name === "published_at"),
] as const satisfies readonly Column[];

export type AssessmentRow = Readonly<Record<string, Cell>>;
