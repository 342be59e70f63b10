/** 総括・意見: what its parts are called, and what keeps one from being submitted, beside its fields. */

import type { PartLevel, PlanPart } from "@/domain/plan/parts";
import { formatNumber } from "@/domain/plan/quantity";
import type { AssessmentErrors, AssessmentFault, AssessmentField } from "@/domain/reports/assessment";
import type { DecimalString } from "@/domain/shared/decimal";
import { dateJa } from "@/domain/words/ja/dates";
import { measureNumber, pillarHeading, pillarShort } from "@/domain/words/ja/plan/plan-words";
import { quantityFaultSentence } from "@/domain/words/ja/plan/quantity";
import { NOTHING_CORRECTED } from "@/domain/words/ja/reports/corrections";

export const ASSESSMENTS_TITLE = "総括・意見";

const ASSESSED = "年度の総括、委員会の意見と市の対応、具体的な取組の予算額・決算額";

/** What the list of a year's is for: to whom writes them, and to whom reads alone. */
export const ASSESSMENTS_LEAD = {
  write: `${ASSESSED}を入力します。`,
  read: `${ASSESSED}を確認できます。`,
} as const;

export const NO_PLAN_TO_ASSESS = "総括・意見の対象となる計画が、この年度にはありません。";

export const ASSESSMENT_FIELD_WORDS: Readonly<Record<AssessmentField, string>> = {
  summary: "総括",
  opinion: "委員会の意見",
  opinionBy: "委員会の名称",
  opinionOn: "意見の日付",
  response: "市の対応",
  budgetText: "予算額",
  settlementText: "決算額",
  correctionReason: "訂正の理由",
};

/** 1,234千円 */
export function amountWords(amount: DecimalString): string {
  return `${formatNumber(amount, 0)}千円`;
}

/** Where it stands, as its own page is headed: 計画全体, 「身近なみどり」 …, ① 窓口の改善. */
export function partHeading({ pillar, measure }: Pick<PlanPart, "pillar" | "measure">): string {
  if (measure) return `${measureNumber(measure.no)} ${measure.title}`;
  return pillar ? pillarHeading(pillar) : "計画全体";
}

/** The same for a list without its plan around it: みどり / 窓口の改善. */
export function partName(part: Pick<PlanPart, "pillar" | "measure">, planName: string): string {
  const { pillar, measure } = part;
  if (measure) return measure.title;
  return pillar ? pillarShort(pillar) : planName;
}

/** A sentence per field. */
export function assessmentSentences(errors: AssessmentErrors): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, fault]) => [field, sentence(field as AssessmentField, fault)]),
  );
}

function sentence(field: AssessmentField, fault: AssessmentFault): string {
  switch (fault.kind) {
    case "nothing_said":
      return fault.mayHaveAmounts
        ? "総括、委員会の意見、予算額・決算額のどれかを入力してください。"
        : "総括か、委員会の意見を入力してください。";
    case "blank":
      return BLANK[field] ?? `${ASSESSMENT_FIELD_WORDS[field]}を入力してください。`;
    case "unchanged":
      return NOTHING_CORRECTED;
    case "without_opinion":
      return "委員会の意見を入力してください。意見がないときは、委員会の名称・日付・市の対応を空欄にしてください。";
    case "future_date":
      return "今日より後の日付です。意見が出された日を入力してください。";
    case "early_date":
      return `${dateJa(fault.earliest)}より前の日付です。年の誤りがないか確かめて、意見が出された日を入力してください。`;
    case "unreadable":
      return amountFault(fault.fault);
    case "negative":
      return "0以上の金額を入力してください。";
    case "of_measures_only":
      return "予算額と決算額は、具体的な取組にだけ入力できます。";
    case "too_long":
      return `${fault.most.toLocaleString("en-US")}字以内で入力してください（いま${fault.length.toLocaleString("en-US")}字）。`;
  }
}

const BLANK: Partial<Record<AssessmentField, string>> = {
  opinionBy: "意見を出した委員会の名称を入力してください。",
  opinionOn: "意見が出された日付を入力してください。",
  correctionReason: "承認された内容を変える理由を入力してください。公表されます。",
};

type Unreadable = Extract<AssessmentFault, { kind: "unreadable" }>["fault"];

function amountFault(fault: Unreadable): string {
  switch (fault.reason) {
    case "dash":
      return "「-」だけでは金額が分かりません。金額がまだないときは、空欄にしてください。";
    case "not_a_number":
      return "金額として読めません。2500のように、千円単位の数字で入力してください。";
    case "wrong_unit":
      return `単位は千円です。「${fault.tail}」を付けずに、千円単位の数字だけを入力してください。`;
    case "too_many_decimals":
      return "千円単位の整数で入力してください。";
    default:
      return quantityFaultSentence(fault);
  }
}

/** What stands there of a part, for the list: 総括、意見と市の対応、予算額・決算額. */
export function saidWords(said: {
  readonly summary: string;
  readonly opinion: string;
  readonly hasAmounts: boolean;
}): string {
  const parts = [
    said.summary.trim() === "" ? null : ASSESSMENT_FIELD_WORDS.summary,
    said.opinion.trim() === "" ? null : ASSESSMENT_FIELD_WORDS.opinion,
    said.hasAmounts ? "予算額・決算額" : null,
  ].filter((each) => each !== null);
  return parts.length === 0 ? "まだありません" : parts.join("、");
}

/** 計画全体, 取組の柱, 具体的な取組: what the plan calls the level. */
export function levelWord(
  level: PartLevel,
  words: { readonly pillar: string; readonly measure: string },
): string {
  return level === "plan" ? "計画全体" : words[level];
}
