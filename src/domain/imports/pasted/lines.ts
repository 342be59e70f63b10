/**
 * What the office types or pastes over the lines of a round: what it would make of each answer, told before anything is
 * changed. It begins or goes on with an answer; what was said of a whole year already is corrected on its own page alone,
 * where a reason is given.
 */

import { compareAnswer, type FieldChange, toldChanges } from "@/domain/imports/compare";
import {
  type AnswerKind,
  completed,
  type FigureField,
  type FigureValues,
  readFigureFields,
  withOwnNote,
} from "@/domain/imports/figure-answer";
import type { FigureTerms } from "@/domain/plan/quantity";
import { type InForce, isConfirmation, isCorrection } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";

/** The columns of the grid, from the left. */
export const LINE_FIELDS = [
  "actual",
  "asOf",
  "reason",
  "nextStep",
  "warningNote",
] as const satisfies FigureField[];
export type LineField = (typeof LINE_FIELDS)[number];

/** Why nothing can be typed here: it waits for a decision, or a figure of the whole year is in force. */
export type LineLock = "submitted" | "said";

/** @param inForce what an answer would replace */
export function lockOf(line: { readonly isSubmitted: boolean; readonly inForce: InForce }): LineLock | null {
  if (line.isSubmitted) return "submitted";
  return isCorrection(line.inForce, "final") ? "said" : null;
}

/**
 * What a line's cells begin with. Where a 速報値 is in force, the figure that is still owed is its 確報値, be it the same number:
 * an approved one is answered anew, with the words that hold for both.
 */
export function openedValues(
  values: FigureValues,
  { inForce, isApproved }: { readonly inForce: InForce; readonly isApproved: boolean },
): FigureValues {
  if (!isConfirmation(inForce, "final") || values.answer !== "provisional") return values;
  return isApproved
    ? { ...values, answer: "", actual: "", asOf: "", warningNote: "" }
    : { ...values, answer: "" };
}

/** A cell that was changed: the value that it was filled with, and what stands there now. */
interface LineEdit {
  readonly base: string;
  readonly typed: string;
}
export type LineEdits = Readonly<Partial<Record<LineField, LineEdit>>>;

export interface LineOutcome {
  /** Beside what they take the place of: also fields that have no column. */
  readonly changes: readonly FieldChange<FigureField>[];
  /** The answer as it would be; null where nothing changes, or something cannot be read. */
  readonly values: FigureValues | null;
}

/** @param line `values` as the line shows its answer, `standing` as the answer in force says */
export function outcomeOfLine(
  { values: now, standing }: { readonly values: FigureValues; readonly standing: FigureValues },
  edits: LineEdits,
  { kpi, kindWords, ...at }: LineTerms,
): LineOutcome {
  const edited = Object.entries(edits) as [LineField, LineEdit][];
  const cells = edited.map(([field, { typed }]) => [
    field,
    { address: "", cell: { kind: "text", text: typed }, mergedWith: null },
  ]);
  const base = { ...now, ...Object.fromEntries(edited.map(([field, each]) => [field, each.base])) };
  const read = readFigureFields(Object.fromEntries(cells), kpi, kindWords, base);
  const { merged, changes } = compareAnswer(base, now, read);
  const isWritten = changes.length > 0 && changes.every(({ kind }) => kind !== "unreadable");
  if (!isWritten) return { changes: toldChanges(changes, { standing, after: standing }), values: null };
  const values = completed(withOwnNote(withFigure(merged), now), at);
  return { changes: toldChanges(changes, { standing, after: values }), values };
}

interface LineTerms {
  readonly kpi: FigureTerms;
  readonly kindWords: Readonly<Record<AnswerKind, string>>;
  readonly fy: FiscalYear;
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
}

/** A figure takes the place of 公表待ち and 調査なし. */
function withFigure(values: FigureValues): FigureValues {
  const isMissing = values.answer === "awaiting_release" || values.answer === "not_surveyed";
  return values.actual === "" || !isMissing
    ? values
    : { ...values, answer: "", missingNote: "", expectedOn: "" };
}
