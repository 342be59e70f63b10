/** What a report must hold to be submitted. Every fault belongs to a field of the form; what was typed stays. */

import { checkQuantityForKpi, type FigureTerms, type QuantityFault } from "@/domain/plan/quantity";
import { isRunning } from "@/domain/plan/years";
import type { FigureStatus, ReportContent } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type IsoDate, isIsoDate } from "@/domain/shared/iso-date";

const SUBMISSION_FIELDS = [
  "actualText",
  "figureStatus",
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

/** What is wrong with one field. */
export type SubmissionFault =
  | { readonly kind: "unreadable"; readonly fault: QuantityFault }
  | { readonly kind: "figure_and_missing" | "no_answer" | "blank" | "no_such_date" }
  /** Later than `today`. */
  | { readonly kind: "future_date" }
  /** The fiscal year still runs: no figure of the whole of it can be there. */
  | { readonly kind: "year_runs" }
  /** Earlier than `today`. */
  | { readonly kind: "past_date" }
  /** A correction that says what was approved already. */
  | { readonly kind: "unchanged" }
  | { readonly kind: "too_long" /** In characters. */; readonly length: number };

/** Whether words to a figure are owed: to a KPI's always. */
export function isReasonOwed({
  isMetric,
  isMuchChanged,
}: Pick<SubmissionContext, "isMetric" | "isMuchChanged">): boolean {
  return !isMetric || isMuchChanged;
}

/** Empty when the report may be submitted. */
export type SubmissionErrors = Partial<Record<SubmissionField, SubmissionFault>>;

/** An answer as it is handed in: its days are texts that somebody typed. */
export type HandedIn = Omit<ReportContent, "asOf" | "missing"> & {
  readonly asOf: string | null;
  readonly missing:
    | (Omit<NonNullable<ReportContent["missing"]>, "expectedOn"> & { readonly expectedOn: string | null })
    | null;
};

export interface SubmissionContext {
  readonly kpi: FigureTerms;
  readonly fy: FiscalYear;
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
  /** A figure of that year was approved before. */
  readonly isCorrection: boolean;
  /** It says what was approved already, and nobody asked for it once more. Left out where that is not known. */
  readonly isUnchanged?: boolean;
  readonly correctionReason: string;
  /** Whether entryChecks asks about the figure that is submitted. */
  readonly isWarned: boolean;
  /** KPI以外の実績: what it shows needs no explanation, except where it changed strongly. */
  readonly isMetric: boolean;
  /** Whether it changed strongly, as entryChecks sees it. */
  readonly isMuchChanged: boolean;
}

const BLANK: SubmissionFault = { kind: "blank" };

/** Longest free text, in characters. */
export const MAX_REPORT_TEXT = 2000;

/** Which kinds a figure can be of: while the year runs, of a part of it only. @param today ISO date in Asia/Tokyo */
export function isPossibleKind(kind: FigureStatus, fy: FiscalYear, today: IsoDate): boolean {
  return kind === "interim" || !isRunning(fy, today);
}

/**
 * Either a figure with its date and reason (a metric's without one, unless it changed strongly), or why there is none. The figure is read again from what was typed, so a
 * stored reading cannot slip past the check.
 */
export function checkSubmission(content: HandedIn, context: SubmissionContext): SubmissionErrors {
  return {
    ...checkLengths(content, context),
    ...checkAnswer(content, context),
    ...(context.isCorrection && isBlank(context.correctionReason) ? { correctionReason: BLANK } : {}),
    ...(context.isUnchanged ? { correctionReason: { kind: "unchanged" } } : {}),
  };
}

/** Whatever else is wrong with the figure, the fields beside it are checked as well: nobody mends one after the other. */
function checkAnswer(content: HandedIn, context: SubmissionContext): SubmissionErrors {
  const quantity = checkQuantityForKpi(content.actualText, context.kpi);
  const beside =
    content.missing === null ? checkFigure(content, context) : checkMissing(content.missing, context.today);
  if (!quantity.ok) return { ...beside, actualText: { kind: "unreadable", fault: quantity } };
  if (content.missing !== null && quantity.value !== null) {
    return { ...beside, actualText: { kind: "figure_and_missing" } };
  }
  if (content.missing === null && quantity.value === null) {
    return { ...beside, actualText: { kind: "no_answer" } };
  }
  return beside;
}

function checkFigure(content: HandedIn, context: SubmissionContext): SubmissionErrors {
  const { fy, today, isWarned } = context;
  const errors: SubmissionErrors = {};
  if (!isPossibleKind(content.figureStatus, fy, today)) errors.figureStatus = { kind: "year_runs" };
  if (content.asOf === null || content.asOf === "") {
    errors.asOf = BLANK;
  } else if (!isIsoDate(content.asOf)) {
    errors.asOf = { kind: "no_such_date" };
  } else if (content.asOf > today) {
    errors.asOf = { kind: "future_date" };
  }
  if (isReasonOwed(context) && isBlank(content.reason)) errors.reason = BLANK;
  if (isWarned && isBlank(content.warningNote)) {
    errors.warningNote = BLANK;
  }
  return errors;
}

function checkMissing(missing: NonNullable<HandedIn["missing"]>, today: IsoDate): SubmissionErrors {
  const errors: SubmissionErrors = {};
  if (isBlank(missing.note)) errors["missing.note"] = BLANK;
  const { expectedOn } = missing;
  if (expectedOn === null || expectedOn === "") {
    if (missing.reason === "awaiting_release") {
      errors["missing.expectedOn"] = BLANK;
    }
  } else if (!isIsoDate(expectedOn)) {
    errors["missing.expectedOn"] = { kind: "no_such_date" };
  } else if (expectedOn < today) {
    errors["missing.expectedOn"] = { kind: "past_date" };
  }
  return errors;
}

function checkLengths(content: HandedIn, context: SubmissionContext): SubmissionErrors {
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
    if (length > MAX_REPORT_TEXT) errors[field] = { kind: "too_long", length };
  }
  return errors;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
