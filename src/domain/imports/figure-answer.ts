/** The answer to a KPI or a metric as the fields of a sheet: what stands in them, and what is made of them again. */

import { isBlankCell } from "@/domain/imports/cells/cell";
import { readChoiceCell, readTextCell } from "@/domain/imports/cells/choice";
import { readDayCell } from "@/domain/imports/cells/day";
import type { CellReading } from "@/domain/imports/cells/fault";
import { readFigureCell } from "@/domain/imports/cells/figure";
import { checkQuantityForKpi, type FigureTerms, formatNumber } from "@/domain/plan/quantity";
import { isPossibleKind } from "@/domain/reports/entry/submission";
import type { FigureStatus, MissingReason, ReportContent, ReportState } from "@/domain/reports/report";
import { decimal, isDecimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { cleanText } from "@/domain/shared/typed-text";
import type { FormCell } from "./form-rows";

/** A figure of one of three kinds, or why there is none. */
export type AnswerKind = FigureStatus | Exclude<MissingReason, "not_entered">;

/** In the order of the sheet. */
export const FIGURE_FIELDS = [
  "answer",
  "actual",
  "asOf",
  "reason",
  "nextStep",
  "missingNote",
  "expectedOn",
  "warningNote",
  "basisNote",
  "correctionReason",
] as const;
export type FigureField = (typeof FIGURE_FIELDS)[number];

/**
 * Each in one form only, so that two can be compared: a kind by its code, a figure by its digits (what cannot be read as it
 * was typed), a day as YYYY-MM-DD; "" for nothing.
 */
export type FigureValues = Readonly<Record<FigureField, string>>;

const NOTHING: FigureValues = {
  answer: "",
  actual: "",
  asOf: "",
  reason: "",
  nextStep: "",
  missingNote: "",
  expectedOn: "",
  warningNote: "",
  basisNote: "",
  correctionReason: "",
};

interface SavedFigure {
  readonly content: ReportContent;
  readonly state: ReportState;
  readonly correctionReason: string;
}

/**
 * What a sheet shows of an answer. An approved 公表待ち, 調査なし or 年度途中の値 is answered anew, with what holds for both: as the
 * entry form begins. @param saved null: nothing was saved yet
 */
export function figureValues(saved: SavedFigure | null, terms: FigureTerms): FigureValues {
  const standing = standingFigure(saved, terms);
  const isOpenAgain =
    saved?.state === "approved" &&
    (saved.content.missing !== null || saved.content.figureStatus === "interim");
  const { nextStep, basisNote } = standing;
  return isOpenAgain ? { ...NOTHING, nextStep, basisNote } : standing;
}

/** An answer as it stands, also where it is answered anew: what another answer takes the place of. */
export function standingFigure(saved: SavedFigure | null, terms: FigureTerms): FigureValues {
  if (saved === null) return NOTHING;
  const { content, state } = saved;
  const actual = figureText(content.actualText, terms);
  const isAnswered = content.missing !== null || actual !== "";
  return {
    answer: isAnswered ? (content.missing?.reason ?? content.figureStatus) : "",
    actual,
    asOf: content.asOf ?? "",
    reason: cleaned(content.reason),
    nextStep: cleaned(content.nextStep),
    missingNote: cleaned(content.missing?.note ?? ""),
    expectedOn: content.missing?.expectedOn ?? "",
    warningNote: cleaned(content.warningNote),
    basisNote: cleaned(content.basisNote),
    correctionReason: state === "approved" ? "" : cleaned(saved.correctionReason),
  };
}

function cleaned(text: string): string {
  return cleanText(text).trim();
}

function figureText(typed: string, terms: FigureTerms): string {
  const read = checkQuantityForKpi(typed, terms);
  return read.ok ? (read.value ?? "") : cleaned(typed);
}

/** Every field whose column is there, as a value or as why it is none. */
export function readFigureFields(
  cells: Readonly<Partial<Record<FigureField, FormCell>>>,
  terms: FigureTerms,
  kindWords: Readonly<Record<AnswerKind, string>>,
  base: FigureValues,
): Partial<Record<FigureField, CellReading<string>>> {
  const read = (field: FigureField, { cell }: FormCell): CellReading<string> => {
    switch (field) {
      case "answer":
        return orBlank(readChoiceCell(cell, kindWords));
      case "actual": {
        const figure = readFigureCell(cell, terms);
        return figure.ok ? { ok: true, value: figure.value?.value ?? "" } : figure;
      }
      case "asOf":
      case "expectedOn":
        return orBlank(readDayCell(cell));
      default:
        return readTextCell(cell);
    }
  };
  return readFields(cells, read, base);
}

/**
 * What a cell that was made one with another says is lost: it is refused, not taken for blank. Within a row a text that wants
 * room takes its blank neighbours in; they had said nothing, and nothing is lost.
 */
export function readFields<Field extends string>(
  cells: Readonly<Partial<Record<Field, FormCell>>>,
  read: (field: Field, cell: FormCell) => CellReading<string>,
  base: Readonly<Record<Field, string>>,
): Partial<Record<Field, CellReading<string>>> {
  const found = Object.entries(cells) as [Field, FormCell][];
  return Object.fromEntries(
    found.map(([field, cell]) => {
      const { mergedWith } = cell;
      if (mergedWith === null) return [field, read(field, cell)];
      if (mergedWith.isOfRow && base[field] === "" && isBlankCell(cell.cell))
        return [field, { ok: true, value: "" }];
      return [field, { ok: false, fault: { reason: "merged", with: mergedWith.first } }];
    }),
  ) as Partial<Record<Field, CellReading<string>>>;
}

/**
 * A cell that holds what was written into it says nothing new, even where that cannot be read: a draft keeps a figure as it
 * was typed.
 * @param base what the sheet was made with
 */
export function asWritten(
  file: Partial<Record<FigureField, CellReading<string>>>,
  cells: Readonly<Partial<Record<FigureField, FormCell>>>,
  base: FigureValues,
): Partial<Record<FigureField, CellReading<string>>> {
  const actual = cells.actual;
  const isAsWritten =
    actual?.mergedWith === null && base.actual !== "" && cleaned(actual.cell.text) === base.actual;
  return isAsWritten ? { ...file, actual: { ok: true, value: base.actual } } : file;
}

function orBlank(reading: CellReading<string | null>): CellReading<string> {
  return reading.ok ? { ok: true, value: reading.value ?? "" } : reading;
}

/**
 * What follows from the other fields where somebody left two of them blank: a figure without a kind is the year's own, and
 * stands for the year's last day, as the entry form proposes both.
 */
export function completed(values: FigureValues, { fy, today }: AnswerTime): FigureValues {
  if (values.actual === "") return values;
  const own = isPossibleKind("final", fy, today) ? "final" : "interim";
  const answer = values.answer === "" ? own : values.answer;
  const { end } = fiscalYearRange(fy);
  const asOf = values.asOf === "" && isFigureKind(answer) ? (end <= today ? end : today) : values.asOf;
  return { ...values, answer, asOf };
}

/**
 * 「この値で正しい理由」 spoke for the figure that it was written for: beside another one it has to be written anew, as in the entry form.
 * @param now the answer before
 */
export function withOwnNote(merged: FigureValues, now: FigureValues): FigureValues {
  const isOfFormer = now.actual !== "" && now.actual !== merged.actual;
  return isOfFormer && merged.warningNote === now.warningNote ? { ...merged, warningNote: "" } : merged;
}

interface AnswerTime {
  readonly fy: FiscalYear;
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
}

function isFigureKind(answer: string): answer is FigureStatus {
  return answer === "final" || answer === "provisional" || answer === "interim";
}

function isMissingKind(answer: string): answer is "awaiting_release" | "not_surveyed" {
  return answer === "awaiting_release" || answer === "not_surveyed";
}

/** Why there is no figure, without the kind of answer that it belongs to. */
export function lacksKind({ answer, missingNote, expectedOn }: FigureValues): boolean {
  return answer === "" && (missingNote !== "" || expectedOn !== "");
}

/** A figure with its unit, and with every digit that was typed: a draft may have more places than its KPI. */
export function figureInUnit(actual: string, { unit, decimals }: Pick<FigureTerms, "unit" | "decimals">) {
  if (!isDecimalString(actual)) return actual;
  return `${formatNumber(actual, Math.max(decimals, decimal(actual).decimalPlaces()))}${unit}`;
}

/** As the one writer of reports takes it. */
export function writtenFigure(values: FigureValues) {
  const { answer, actual, asOf, expectedOn } = values;
  const missing = isMissingKind(answer)
    ? { reason: answer, note: values.missingNote, expectedOn: expectedOn === "" ? null : expectedOn }
    : null;
  return {
    actualText: isDecimalString(actual) ? formatNumber(actual, decimal(actual).decimalPlaces()) : actual,
    figureStatus: isFigureKind(answer) ? answer : ("final" as const),
    missing,
    asOf: asOf === "" ? null : asOf,
    basisNote: values.basisNote,
    reason: values.reason,
    nextStep: values.nextStep,
    warningNote: values.warningNote,
  };
}

/** For handing in: an answer without a figure carries none of what only a figure needs. */
export function handedIn<
  Content extends Pick<
    ReturnType<typeof writtenFigure>,
    "actualText" | "missing" | "asOf" | "reason" | "warningNote"
  >,
>(content: Content): Content {
  if (content.missing === null || content.actualText !== "") return content;
  return { ...content, asOf: null, reason: "", warningNote: "" };
}
