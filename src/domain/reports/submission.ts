/** What a report must hold to be submitted. Every answer is a sentence beside its field; what was typed stays. */

import type { Kpi } from "@/domain/plan/definition";
import { checkQuantityForKpi } from "@/domain/plan/quantity";
import { type FiscalYear, isIsoDate } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import type { EntryWarning } from "./entry-checks";
import type { ReportContent } from "./report";

export const SUBMISSION_FIELDS = [
  "actualText",
  "missing.note",
  "missing.expectedOn",
  "asOf",
  "basisNote",
  "reason",
  "nextStep",
  "warningNote",
  "correctionReason",
] as const;
export type SubmissionField = (typeof SUBMISSION_FIELDS)[number];

/** Empty when the report may be submitted. */
export type SubmissionErrors = Partial<Record<SubmissionField, string>>;

export interface SubmissionContext {
  readonly kpi: Pick<Kpi, "unit" | "decimals" | "upperLimit">;
  readonly fy: FiscalYear;
  /** ISO date in Asia/Tokyo. */
  readonly today: string;
  /** A figure of that year was approved before. */
  readonly isCorrection: boolean;
  readonly correctionReason: string;
  /** Of entryChecks, for the figure that is submitted. */
  readonly warnings: readonly EntryWarning[];
}

/** Longest free text, in characters. */
export const MAX_REPORT_TEXT = 2000;

/**
 * Either a figure with its date and reason, or why there is none. The figure is read again from what was typed, so a
 * stored reading cannot slip past the check.
 */
export function checkSubmission(content: ReportContent, context: SubmissionContext): SubmissionErrors {
  return {
    ...checkLengths(content, context),
    ...checkAnswer(content, context),
    ...(context.isCorrection && isBlank(context.correctionReason)
      ? { correctionReason: "一度承認された値を訂正する理由を入力してください。" }
      : {}),
  };
}

function checkAnswer(content: ReportContent, context: SubmissionContext): SubmissionErrors {
  const quantity = checkQuantityForKpi(content.actualText, context.kpi);
  if (!quantity.ok) return { actualText: quantity.message };
  if (content.missing !== null) {
    return quantity.value === null
      ? checkMissing(content.missing, context.today)
      : {
          actualText:
            "数値を消すか、「まだ出ていません」の選択を外してください。両方を同時には提出できません。",
        };
  }
  if (quantity.value === null) {
    return {
      actualText: `${fiscalYearJa(context.fy)}の実績を入力するか、「まだ出ていません」を選んでください。`,
    };
  }
  return checkFigure(content, context);
}

function checkFigure(content: ReportContent, { today, warnings }: SubmissionContext): SubmissionErrors {
  const errors: SubmissionErrors = {};
  if (content.asOf === null || content.asOf === "") {
    errors.asOf = "いつの時点の値か、日付を入力してください。";
  } else if (!isIsoDate(content.asOf)) {
    errors.asOf = "実在する日付を入力してください。";
  } else if (content.asOf > today) {
    errors.asOf = `まだ来ていない日付です。${dateJa(today)}までの日付を入力してください。`;
  }
  if (isBlank(content.reason)) errors.reason = "この実績になった要因を入力してください。";
  if (warnings.length > 0 && isBlank(content.warningNote)) {
    errors.warningNote = "確認のお願いが出ています。この値で正しい理由を入力してください。";
  }
  return errors;
}

function checkMissing(missing: NonNullable<ReportContent["missing"]>, today: string): SubmissionErrors {
  const errors: SubmissionErrors = {};
  if (isBlank(missing.note)) errors["missing.note"] = "値がまだない理由を入力してください。";
  const { expectedOn } = missing;
  if (expectedOn === null || expectedOn === "") {
    if (missing.reason === "awaiting_release") {
      errors["missing.expectedOn"] = "値が分かる見込みの日付を入力してください。";
    }
  } else if (!isIsoDate(expectedOn)) {
    errors["missing.expectedOn"] = "実在する日付を入力してください。";
  } else if (expectedOn < today) {
    errors["missing.expectedOn"] = `過ぎた日付です。${dateJa(today)}以降の日付を入力してください。`;
  }
  return errors;
}

function checkLengths(content: ReportContent, context: SubmissionContext): SubmissionErrors {
  const texts: [SubmissionField, string][] = [
    ["missing.note", content.missing?.note ?? ""],
    ["basisNote", content.basisNote],
    ["reason", content.reason],
    ["nextStep", content.nextStep],
    ["warningNote", content.warningNote],
    ["correctionReason", context.correctionReason],
  ];
  const errors: SubmissionErrors = {};
  for (const [field, text] of texts) {
    const length = [...text].length;
    if (length > MAX_REPORT_TEXT) {
      errors[field] =
        `${MAX_REPORT_TEXT.toLocaleString("en-US")}文字以内で入力してください（いま${length.toLocaleString("en-US")}文字）。`;
    }
  }
  return errors;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
