/** What stands in the form's fields, as text; and what is sent, compared and previewed from it. */

import type { Kpi } from "@/domain/plan/definition";
import { checkQuantityForKpi, formatNumber, formatQuantity } from "@/domain/plan/quantity";
import { type Correction, correctionOfReport } from "@/domain/reports/entry/correction";
import { entryChecks, isMuchChanged } from "@/domain/reports/entry/entry-checks";
import { type MarkBasis, markWith, type TurnedMark, turnedMarks } from "@/domain/reports/entry/preview";
import { checkSubmission, isPossibleKind } from "@/domain/reports/entry/submission";
import { type FormerNote, noteBeside } from "@/domain/reports/entry/warning-note";
import type { Judgement } from "@/domain/reports/judgement";
import {
  type FigureStatus,
  type InForce,
  isConfirmation,
  isCorrection,
  type ReportContent,
  type ReportState,
} from "@/domain/reports/report";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type IsoDate, isIsoDate } from "@/domain/shared/iso-date";
import { quantityFaultSentence } from "@/domain/words/ja/plan/quantity";
import { entryWarningSentence, submissionSentences } from "@/domain/words/ja/reports/entry";
import {
  FIGURE_STATUS_WORDS,
  figureStatusNote,
  MISSING_REASON_WORDS,
} from "@/domain/words/ja/reports/reports";

/** A figure of one of three kinds (`figure`: 実績), or why there is none. */
const ANSWERS = ["figure", "provisional", "interim", "awaiting_release", "not_surveyed"] as const;
export type Answer = (typeof ANSWERS)[number];

const KIND_OF: Record<Answer, FigureStatus | null> = {
  figure: "final",
  provisional: "provisional",
  interim: "interim",
  awaiting_release: null,
  not_surveyed: null,
};

const ANSWER_OF: Record<FigureStatus, Answer> = {
  final: "figure",
  provisional: "provisional",
  interim: "interim",
};

/** The kind of the figure that is given; null for an answer without one. */
export function kindOf(answer: Answer): FigureStatus | null {
  return KIND_OF[answer];
}

export interface EntryDraft {
  readonly answer: Answer;
  readonly actualText: string;
  readonly asOf: string;
  readonly basisNote: string;
  readonly reason: string;
  readonly nextStep: string;
  readonly warningNote: string;
  /** What was written there for another figure: to be read, and sent only once it is taken over. */
  readonly formerNote?: FormerNote | null;
  readonly missingNote: string;
  readonly expectedOn: string;
  readonly correctionReason: string;
}

/** In the order of the form. The id of a field's control is `field-`, the form's prefix, and this name. */
export const DRAFT_FIELDS = [
  "correctionReason",
  "answer",
  "actualText",
  "warningNote",
  "expectedOn",
  "missingNote",
  "reason",
  "nextStep",
  "asOf",
  "basisNote",
] as const satisfies readonly Exclude<keyof EntryDraft, "formerNote">[];
export type DraftField = (typeof DRAFT_FIELDS)[number];

export const ANSWER_WORDS: Record<Answer, string> = {
  figure: `${FIGURE_STATUS_WORDS.final}を入力する`,
  provisional: `${FIGURE_STATUS_WORDS.provisional}を入力する（あとで確報値に直します）`,
  interim: `${FIGURE_STATUS_WORDS.interim}を入力する`,
  awaiting_release: `まだ出ていません（${MISSING_REASON_WORDS.awaiting_release}）`,
  not_surveyed: `この年度は${MISSING_REASON_WORDS.not_surveyed}`,
};

export type FieldErrors = Readonly<Record<string, string>>;

/** Names of the data layer's fields → the form's. */
const FORM_FIELD: Readonly<Record<string, DraftField>> = {
  "missing.note": "missingNote",
  "missing.expectedOn": "expectedOn",
  missing: "answer",
  figureStatus: "answer",
};

export function draftOf(
  content: ReportContent | null,
  correctionReason: string,
  /** As the form shows it: `""` for none. */
  defaultAsOf: string,
): EntryDraft {
  return {
    answer: content?.missing?.reason ?? ANSWER_OF[content?.figureStatus ?? "final"],
    actualText: content?.actualText ?? "",
    asOf: content === null ? defaultAsOf : (content.asOf ?? ""),
    basisNote: content?.basisNote ?? "",
    reason: content?.reason ?? "",
    nextStep: content?.nextStep ?? "",
    warningNote: content?.warningNote ?? "",
    missingNote: content?.missing?.note ?? "",
    expectedOn: content?.missing?.expectedOn ?? "",
    correctionReason,
  };
}

/**
 * What a form begins with. A figure that follows an approved 公表待ち, 調査なし or 年度途中の値 begins anew, with what holds for
 * both; one that follows a 速報値 begins with its value, as the 確報値. While the year runs, a figure is of a part of it.
 * @param asOf the day to propose
 */
export function startDraft(
  report: {
    readonly state: ReportState;
    readonly content: ReportContent | null;
    readonly correctionReason: string;
  },
  { fy, today, inForce }: Pick<FigureContext, "fy" | "today" | "inForce">,
  asOf: IsoDate,
): EntryDraft {
  const { state, content, correctionReason } = report;
  const possible = (draft: EntryDraft): EntryDraft => {
    const kind = kindOf(draft.answer);
    return kind === null || isPossibleKind(kind, fy, today)
      ? draft
      : { ...draft, answer: ownKind({ fy, today }) };
  };
  if (state !== "approved") return possible(draftOf(content, correctionReason, asOf));
  if (inForce === "provisional") return { ...draftOf(content, "", asOf), answer: "figure" };
  if (inForce !== "taken_back" && isCorrection(inForce, "final")) return possible(draftOf(content, "", asOf));
  const { nextStep = "", basisNote = "" } = content ?? {};
  return possible({ ...draftOf(null, "", asOf), nextStep, basisNote });
}

/**
 * The kinds of answer that can be given now. While the year runs, no figure of the whole of it can; once it has ended, one
 * of a part of it is only left where it was begun before.
 */
export function answersNow(draft: Pick<EntryDraft, "answer">, { fy, today }: FigureContext): Answer[] {
  return ANSWERS.filter((answer) => {
    const kind = kindOf(answer);
    if (answer === draft.answer || kind === null) return true;
    return (kind === "interim") !== isPossibleKind("final", fy, today);
  });
}

/** The kind of figure that a form begins with. */
function ownKind({ fy, today }: Pick<FigureContext, "fy" | "today">): Answer {
  return isPossibleKind("final", fy, today) ? "figure" : "interim";
}

/**
 * Whether the answer takes back what was said of the whole year, so that a reason is asked for. Not where it says once more what
 * stands because it was asked for once more.
 */
export function isCorrecting(draft: EntryDraft, context: FigureContext): boolean {
  const correction = correctionOfDraft(draft, context);
  return correction !== null && correction !== "stands";
}

function correctionOfDraft(draft: EntryDraft, context: FigureContext): Correction | null {
  const content = submittedContentOf(draft);
  const quantity = checkQuantityForKpi(content.actualText, context.kpi);
  // What cannot be read is something else than what stands.
  const isUnreadable = content.missing === null && !quantity.ok;
  return correctionOfReport(
    { ...content, actual: quantity.ok ? quantity.value : null },
    isUnreadable ? { ...context, approved: null } : context,
  );
}

/** Whether the answer confirms the 速報値 in force. */
export function isConfirming(draft: Pick<EntryDraft, "answer">, { inForce }: FigureContext): boolean {
  return isConfirmation(inForce, kindOf(draft.answer));
}

/** What is sent: the figure as typed (the server reads it), blanks of dates as null. */
export function contentOf(draft: EntryDraft) {
  return {
    actualText: draft.actualText,
    figureStatus: kindOf(draft.answer) ?? "final",
    missing:
      draft.answer === "awaiting_release" || draft.answer === "not_surveyed"
        ? { reason: draft.answer, note: draft.missingNote, expectedOn: draft.expectedOn || null }
        : null,
    asOf: draft.asOf || null,
    basisNote: draft.basisNote,
    reason: draft.reason,
    nextStep: draft.nextStep,
    warningNote: draft.warningNote,
  };
}

/** For submitting: an answer without a figure carries none of what only a figure needs. */
export function submittedContentOf(draft: EntryDraft) {
  return kindOf(draft.answer) !== null
    ? contentOf(draft)
    : { ...contentOf(draft), actualText: "", asOf: null, reason: "", warningNote: "" };
}

export function isSameDraft(a: EntryDraft, b: EntryDraft): boolean {
  return DRAFT_FIELDS.every((field) => a[field] === b[field]);
}

/** What the judgement and the checks need besides the figure. */
export interface FigureContext {
  /** As it is read in that year. */
  readonly kpi: Kpi;
  /** KPI以外の実績: no target, no mark. */
  readonly isMetric: boolean;
  readonly fy: FiscalYear;
  /** ISO date in Japan. */
  readonly today: IsoDate;
  /** What the marks of this year and of later ones depend on. */
  readonly basis: MarkBasis;
  /** The figures of earlier years in this year's terms, ascending. */
  readonly earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[];
  /** What an answer would replace. */
  readonly inForce: InForce;
  /** The same in whole, where it was approved by the year's definition of now; else null. */
  readonly approved: ReportContent | null;
  /** The office gave back what was handed in last, or opened the report once more. */
  readonly isAskedAgain: boolean;
}

/** The figure of the year before; null where there is none, however many older ones there are. */
export function lastYearValue({ fy, kpi, earlier }: FigureContext): DecimalString | null {
  const last = earlier.find((year) => year.fy === fy - 1);
  if (last) return last.value;
  return kpi.baseline.fy === fy - 1 ? kpi.baseline.value : null;
}

const UNCHANGED_REASON = "前年度から変わりありません。";
const UNCHANGED_NOTE = "前年度と同じ値であることを確かめました。";

/** 「前年度と同じ」: the figure, and the words that it needs where nobody wrote any. null without a figure of that year. */
export function asLastYear(draft: EntryDraft, context: FigureContext): Partial<EntryDraft> | null {
  const value = lastYearValue(context);
  if (value === null) return null;
  return {
    ...(kindOf(draft.answer) === null ? { answer: ownKind(context) } : {}),
    actualText: formatNumber(value, context.kpi.decimals),
    reason: draft.reason.trim() === "" ? UNCHANGED_REASON : draft.reason,
    ...withNote(draft, value, context, UNCHANGED_NOTE),
  };
}

/** The note beside the figure that comes; `usual` where none is left. */
function withNote(
  { actualText, warningNote, formerNote = null }: EntryDraft,
  is: DecimalString | null,
  { kpi }: Pick<FigureContext, "kpi">,
  usual: string,
): Pick<EntryDraft, "warningNote" | "formerNote"> {
  const before = { note: warningNote === UNCHANGED_NOTE ? "" : warningNote, former: formerNote };
  const { note, former } = noteBeside(before, readValue(actualText, kpi), is);
  return { warningNote: note.trim() === "" ? usual : note, formerNote: former };
}

function readValue(text: string, kpi: Kpi): DecimalString | null {
  const quantity = checkQuantityForKpi(text, kpi);
  return quantity.ok ? quantity.value : null;
}

/** A figure that was typed. What was said of another figure does not speak for this one. */
export function typedFigure(
  draft: EntryDraft,
  actualText: string,
  context: Pick<FigureContext, "kpi">,
): Partial<EntryDraft> {
  return {
    actualText,
    ...withNote(draft, readValue(actualText, context.kpi), context, ""),
    ...(draft.reason === UNCHANGED_REASON ? { reason: "" } : {}),
  };
}

const AWAITED_NOTE = "値がまだ公表されていないため。";

/** Another kind of answer. The note of 公表待ち is nearly always the same: it stands there, and may be changed. */
export function answeredAs(draft: EntryDraft, answer: Answer): Partial<EntryDraft> {
  if (answer === "awaiting_release" && draft.missingNote.trim() === "") {
    return { answer, missingNote: AWAITED_NOTE };
  }
  const isLeft = answer !== "awaiting_release" && draft.missingNote === AWAITED_NOTE;
  return { answer, ...(isLeft ? { missingNote: "" } : {}) };
}

/** What a figure would mean, as one types. */
export type FigurePreview =
  | { readonly kind: "blank" }
  | { readonly kind: "unreadable"; readonly message: string }
  | {
      readonly kind: "read";
      /** 2,000手続き */
      readonly figure: string;
      /** null: of a metric, which has no mark. */
      readonly judgement: Judgement | null;
      /** Marks of later years that it would turn. */
      readonly turned: readonly TurnedMark[];
      readonly warnings: readonly { readonly code: string; readonly message: string }[];
      readonly isMuchChanged: boolean;
    };

export function previewFigure(
  { answer, actualText, asOf }: Pick<EntryDraft, "answer" | "actualText" | "asOf">,
  { kpi, isMetric, fy, basis, earlier, today }: FigureContext,
): FigurePreview {
  const quantity = checkQuantityForKpi(actualText, kpi);
  if (!quantity.ok) return { kind: "unreadable", message: quantityFaultSentence(quantity) };
  if (quantity.value === null) return { kind: "blank" };
  const status = kindOf(answer);
  const figure = {
    fy,
    actual: quantity.value,
    missing: null,
    status,
    asOf: isIsoDate(asOf) ? asOf : null,
  };
  const warnings = entryChecks({ kpi, fy, value: quantity.value, status, asOf: figure.asOf, today, earlier });
  return {
    kind: "read",
    figure: `${formatQuantity(quantity.value, kpi)}${status === null ? "" : figureStatusNote(status)}`,
    judgement: isMetric ? null : markWith(basis, figure),
    turned: isMetric ? [] : turnedMarks(basis, figure),
    warnings: warnings.map((warning) => ({
      code: warning.code,
      message: entryWarningSentence(warning, kpi),
    })),
    isMuchChanged: isMuchChanged(warnings),
  };
}

/** The same checks as the server's, so that the answer comes at once; the server asks again. */
export function submissionErrors(draft: EntryDraft, context: FigureContext): FieldErrors {
  const content = submittedContentOf(draft);
  const preview = previewFigure({ ...draft, actualText: content.actualText }, context);
  const correction = correctionOfDraft(draft, context);
  const errors = checkSubmission(
    { ...content, actual: null },
    {
      kpi: context.kpi,
      fy: context.fy,
      today: context.today,
      isCorrection: correction === "change",
      isUnchanged: correction === "nothing",
      correctionReason: draft.correctionReason,
      isWarned: preview.kind === "read" && preview.warnings.length > 0,
      isMetric: context.isMetric,
      isMuchChanged: preview.kind === "read" && preview.isMuchChanged,
    },
  );
  return toFormErrors(submissionSentences(errors, context));
}

/** The data layer's errors under the form's names. */
export function toFormErrors(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([name, text]) => [FORM_FIELD[name] ?? name, text]));
}
