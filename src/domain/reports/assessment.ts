/**
 * 総括・意見: what is said of one fiscal year of a plan, a pillar or a measure: the office's own words, those of a committee with
 * the city's answer, and of a measure what was budgeted and spent. It has the life of a report (draft → submitted →
 * returned → approved); it is never a mark and never in a tally.
 */

import type { PartLevel } from "@/domain/plan/parts";
import { parseQuantity, type QuantityFault } from "@/domain/plan/quantity";
import { type Correction, correctionOf, isSameText } from "@/domain/reports/entry/correction";
import { MAX_REPORT_TEXT } from "@/domain/reports/entry/submission";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import { addYears, type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { PartId } from "@/domain/shared/part-id";

/** What the office writes. Text is "" where nothing was written; an amount is kept as typed. */
export interface AssessmentContent {
  /** 総括 */
  readonly summary: string;
  /** 委員会の意見 */
  readonly opinion: string;
  /** Whose opinion it is: 行政経営推進委員会. */
  readonly opinionBy: string;
  /** When it was given. */
  readonly opinionOn: IsoDate | null;
  /** 市の対応: the answer to the opinion. */
  readonly response: string;
  /** 予算額 and 決算額 in thousand yen, of a measure alone. */
  readonly budgetText: string;
  readonly settlementText: string;
}

/** Both in thousand yen; null where nothing was entered, never 0. */
interface Amounts {
  readonly budget: DecimalString | null;
  readonly settlement: DecimalString | null;
}

/** What was approved, as publication reads it. */
export interface ApprovedAssessment {
  readonly partId: PartId;
  readonly fy: FiscalYear;
  readonly revision: number;
  /** ISO instant. */
  readonly approvedAt: string;
  /** Who wrote it: the office, by the name of then. */
  readonly office: string | null;
  /** Why what was approved before was changed; "" for the first approval. */
  readonly correctionReason: string;
  readonly content: Omit<AssessmentContent, "budgetText" | "settlementText"> & Amounts;
}

/** In the order of the form. */
export const ASSESSMENT_FIELDS = [
  "summary",
  "opinion",
  "opinionBy",
  "opinionOn",
  "response",
  "budgetText",
  "settlementText",
] as const satisfies readonly (keyof AssessmentContent)[];

export type AssessmentField = (typeof ASSESSMENT_FIELDS)[number] | "correctionReason";

export type AssessmentFault =
  /** Nothing at all is said. */
  | { readonly kind: "nothing_said" /** Amounts alone would do. */; readonly mayHaveAmounts: boolean }
  | { readonly kind: "blank" }
  /** A correction that says what was approved already. */
  | { readonly kind: "unchanged" }
  /** Whose opinion it is, when it was given, or an answer to it stands there without an opinion. */
  | { readonly kind: "without_opinion" }
  | { readonly kind: "future_date" }
  /** Long before the year that it is of: a slip of the year. */
  | { readonly kind: "early_date"; readonly earliest: IsoDate }
  | { readonly kind: "unreadable"; readonly fault: QuantityFault }
  | { readonly kind: "negative" }
  /** A plan and a pillar have no budget of their own. */
  | { readonly kind: "of_measures_only" }
  | { readonly kind: "too_long" /** In characters. */; readonly length: number; readonly most: number };

/** Empty when it may be submitted. */
export type AssessmentErrors = Partial<Record<AssessmentField, AssessmentFault>>;

export interface AssessmentContext {
  readonly level: PartLevel;
  readonly fy: FiscalYear;
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
  /** What it is to what was approved for that year; null where nothing was. */
  readonly correction: Correction | null;
  readonly correctionReason: string;
}

/** The longest name of a committee, in characters. */
const MAX_COMMITTEE = 100;

export function checkAssessment(content: AssessmentContent, context: AssessmentContext): AssessmentErrors {
  const errors = {
    ...checkOpinion(content, context),
    ...checkAmounts(content, context.level),
    ...checkLengths(content, context.correctionReason),
  };
  const { correction, correctionReason } = context;
  if (correction === "change" && isBlank(correctionReason)) errors.correctionReason = { kind: "blank" };
  if (correction === "nothing") errors.correctionReason = { kind: "unchanged" };
  const said = [content.summary, content.opinion, content.budgetText, content.settlementText];
  if (Object.keys(errors).length === 0 && said.every(isBlank)) {
    errors.summary = { kind: "nothing_said", mayHaveAmounts: context.level === "measure" };
  }
  return errors;
}

/** What it is to what was approved for that year. An amount is the same however it was typed. */
export function correctionOfAssessment(
  content: AssessmentContent,
  inForce: AssessmentContent,
  isReturned: boolean,
): Correction {
  const amount = (typed: string) => amountOf(typed) ?? typed.trim();
  const isSame = ASSESSMENT_FIELDS.every((field) => {
    const [said, approved] = [content[field] ?? "", inForce[field] ?? ""];
    return field === "budgetText" || field === "settlementText"
      ? amount(said) === amount(approved)
      : isSameText(said, approved);
  });
  return correctionOf(isSame, isReturned);
}

function checkOpinion(
  { opinion, opinionBy, opinionOn, response }: AssessmentContent,
  { fy, today }: AssessmentContext,
): AssessmentErrors {
  const errors: AssessmentErrors = {};
  // A committee may look at a year's plans before it begins.
  const earliest = fiscalYearRange(addYears(fy, -1)).start;
  if (opinionOn !== null && opinionOn > today) errors.opinionOn = { kind: "future_date" };
  if (opinionOn !== null && opinionOn < earliest) errors.opinionOn = { kind: "early_date", earliest };
  if (isBlank(opinion)) {
    const belongsToOne = !isBlank(opinionBy) || opinionOn !== null || !isBlank(response);
    return belongsToOne ? { ...errors, opinion: { kind: "without_opinion" } } : errors;
  }
  if (isBlank(opinionBy)) errors.opinionBy = { kind: "blank" };
  if (opinionOn === null) errors.opinionOn = { kind: "blank" };
  return errors;
}

/** What stands behind an amount may be its unit. */
const AMOUNT_UNIT = "千円";

/** null: blank, or no whole number of thousand yen that can be; why, {@link checkAssessment} says. */
export function amountOf(typed: string): DecimalString | null {
  const read = parseQuantity(typed, { unit: AMOUNT_UNIT, decimals: 0 });
  return read.ok && read.value !== null && !isNegative(read.value) ? read.value : null;
}

function checkAmounts(content: AssessmentContent, level: PartLevel): AssessmentErrors {
  const errors: AssessmentErrors = {};
  for (const field of ["budgetText", "settlementText"] as const) {
    const read = parseQuantity(content[field], { unit: AMOUNT_UNIT, decimals: 0 });
    if (!read.ok) errors[field] = { kind: "unreadable", fault: read };
    else if (read.value === null) continue;
    else if (level !== "measure") errors[field] = { kind: "of_measures_only" };
    else if (isNegative(read.value)) errors[field] = { kind: "negative" };
  }
  return errors;
}

function isNegative(value: DecimalString): boolean {
  return decimal(value).isNegative();
}

function checkLengths(content: AssessmentContent, correctionReason: string): AssessmentErrors {
  const texts: readonly (readonly [AssessmentField, string, number])[] = [
    ["summary", content.summary, MAX_REPORT_TEXT],
    ["opinion", content.opinion, MAX_REPORT_TEXT],
    ["opinionBy", content.opinionBy, MAX_COMMITTEE],
    ["response", content.response, MAX_REPORT_TEXT],
    ["correctionReason", correctionReason, MAX_REPORT_TEXT],
  ];
  return Object.fromEntries(
    texts.flatMap(([field, text, most]) => {
      const { length } = [...text];
      return length > most ? [[field, { kind: "too_long", length, most }]] : [];
    }),
  );
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
