/** What a publication changes of the assessments (総括・意見), in sentences. */

import { PART_LEVELS, type PartLevel } from "@/domain/plan/parts";
import type { ChangeDetail } from "@/domain/publication/changes/change-fact";
import type { AssessmentPart } from "@/domain/publication/snapshot";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { quoted } from "@/domain/words/ja/quotes";
import { reasonWords } from "@/domain/words/ja/reports/reasons";
import { ASSESSMENT_FIELD_WORDS, ASSESSMENTS_TITLE, amountWords, levelWord } from "./assessments";

export type AssessmentDetail = Extract<
  ChangeDetail,
  { readonly what: "assessments_told" } | { readonly assessed: string }
>;

const PART_WORDS: Readonly<Record<AssessmentPart, string>> = {
  summary: ASSESSMENT_FIELD_WORDS.summary,
  office: "総括を書いた課",
  opinion: ASSESSMENT_FIELD_WORDS.opinion,
  response: ASSESSMENT_FIELD_WORDS.response,
  budget: ASSESSMENT_FIELD_WORDS.budgetText,
  settlement: ASSESSMENT_FIELD_WORDS.settlementText,
};

export function assessmentChangeText(detail: AssessmentDetail): string {
  if (detail.what === "assessments_told") {
    const first = detail.isFirst ? "初めて" : "新たに";
    return `${quoted(detail.plan)}の${fiscalYearLabel(detail.fy)}の${ASSESSMENTS_TITLE}を${first}公表しました（${countsText(detail)}）。`;
  }
  if (detail.what === "assessment_removed") {
    const years = detail.fys.map(fiscalYearJa).join("・");
    return `${quoted(detail.assessed)}の${ASSESSMENTS_TITLE}（${years}）の掲載を終えました。これまでの公表は、過去の公表から見られます。`;
  }
  const opening = `${quoted(detail.assessed)}の${fiscalYearLabel(detail.fy)}の`;
  if (detail.what === "amounts_corrected") {
    const amounts = detail.amounts.map(({ what, before, after }) => {
      const now = after === null ? "記載なし" : amountWords(after);
      return `${PART_WORDS[what]} ${amountWords(before)} → ${now}`;
    });
    const names = detail.amounts.map(({ what }) => PART_WORDS[what]).join("と");
    return `${opening}${names}を訂正しました（${amounts.join("、")}）。${reasonWords(detail.reason)}`;
  }
  const parts = detail.changed.map((part) => PART_WORDS[part]).join("・");
  return `${opening}${parts || ASSESSMENTS_TITLE}を更新しました。${reasonWords(detail.reason)}`;
}

/** 計画全体、取組の柱2、具体的な取組3: what nothing is said of is left out. */
function countsText({ counts, words }: Extract<AssessmentDetail, { what: "assessments_told" }>): string {
  const own = wordsOf({ words });
  const text = (level: PartLevel) => `${levelWord(level, own)}${level === "plan" ? "" : counts[level]}`;
  return PART_LEVELS.filter((level) => counts[level] > 0)
    .map(text)
    .join("、");
}
