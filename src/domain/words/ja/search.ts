/** The search of the staff side. */

import { METRICS } from "./plan/metrics";
import { ASSESSMENT_FIELD_WORDS, ASSESSMENTS_TITLE } from "./publication/assessments";
import { INITIATIVE_FIELD_WORDS } from "./reports/initiative-answers";

/** In the order in which they are shown. */
export const SEARCH_GROUPS = [
  "plans",
  "kpis",
  "metrics",
  "parts",
  "initiatives",
  "reports",
  "answers",
  "assessments",
  "rounds",
  "publications",
  "people",
] as const;
export type SearchGroupKey = (typeof SEARCH_GROUPS)[number];

export const SEARCH_GROUP_WORDS: Readonly<Record<SearchGroupKey, string>> = {
  plans: "計画",
  kpis: "指標",
  metrics: METRICS,
  parts: "取組の柱・具体的な取組",
  initiatives: "取組項目",
  reports: "実績の報告",
  answers: "取組の状況",
  assessments: ASSESSMENTS_TITLE,
  rounds: "照会",
  publications: "公表",
  people: "職員",
};

/** What the field is called in which something was found. */
export const SEARCH_FIELD_WORDS = {
  reason: "要因",
  done: INITIATIVE_FIELD_WORDS.done,
  result: INITIATIVE_FIELD_WORDS.result,
  nextStep: INITIATIVE_FIELD_WORDS.nextStep,
  basisNote: "集計の範囲・注記",
  missingNote: "実績がないことの説明",
  summary: ASSESSMENT_FIELD_WORDS.summary,
  opinion: ASSESSMENT_FIELD_WORDS.opinion,
  opinionBy: ASSESSMENT_FIELD_WORDS.opinionBy,
  response: ASSESSMENT_FIELD_WORDS.response,
  correctionReason: "訂正の理由",
  definition: "定義",
  rationale: "指標の考え方",
  department: "所管課",
  instructions: "説明",
  note: "お知らせ",
  email: "メールアドレス",
} as const;
export type SearchField = keyof typeof SEARCH_FIELD_WORDS;

export const SEARCH_EXAMPLE = "例：「オンライン 手続」「令和7年度 窓口」";

export const SEARCH_HINT =
  "計画・指標・取組の名称、要因・今後の取組・訂正の理由の文章、照会や公表の題名などから探します。ことばを空白で区切ると、すべてを含むものに絞り込みます。全角・半角、ひらがな・カタカナ、大文字・小文字は区別しません。";

export function searchSummary(typed: string, found: number): string {
  return found === 0
    ? `「${typed}」に当てはまるものは見つかりませんでした。`
    : `「${typed}」に当てはまるものが${found.toLocaleString("en-US")}件あります。`;
}

export const NOTHING_FOUND =
  "ことばを短くするか、別の書き方（「手続き」を「手続」など）でお試しください。ご自分の役割で見られるものだけを探しています。";

export function moreFound(count: number): string {
  return `ほか${count.toLocaleString("en-US")}件。ことばを足すと絞り込めます。`;
}
