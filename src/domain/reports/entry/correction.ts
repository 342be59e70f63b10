/** 訂正: whether an answer beside an approved one changes anything that the approved one says. */

import { type InForce, isCorrection } from "@/domain/reports/report";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import type { HandedIn } from "./submission";

/**
 * `change`: it says something else, and why is told with it. `nothing`: it says what was approved already; told as a
 * correction it would only puzzle. `stands`: it says so because it was asked for once more, or because a correction that came
 * back is given up: no correction, and no reason is kept.
 */
export type Correction = "change" | "nothing" | "stands";

/** @param isAskedAgain the office gave back what was handed in last, or opened the report once more */
export function correctionOf(isSame: boolean, isAskedAgain: boolean): Correction {
  if (!isSame) return "change";
  return isAskedAgain ? "stands" : "nothing";
}

type Told = Omit<HandedIn, "actualText" | "warningNote" | "actual"> & {
  readonly actual: DecimalString | null;
};

/** What a new answer of a KPI or a metric is held against. */
export interface AnswerBefore {
  readonly inForce: InForce;
  /** What was approved, and by the year's definition of now: the same number by another one says something else. Else null. */
  readonly approved: Told | null;
  /** The office gave back what was handed in last, or opened the report once more. */
  readonly isAskedAgain: boolean;
}

/** Of a KPI's or a metric's report that is handed in. null where nothing that was said is taken back. */
export function correctionOfReport(
  said: Told,
  { inForce, approved, isAskedAgain }: AnswerBefore,
): Correction | null {
  if (!isCorrection(inForce, said.missing === null ? said.figureStatus : null)) return null;
  return approved === null ? "change" : correctionOf(isSameReport(said, approved), isAskedAgain);
}

/** Of a KPI's or a metric's report. How a figure was typed and the note for the office are nothing that it says. */
export function isSameReport(one: Told, other: Told): boolean {
  return (
    sameFigure(one.actual, other.actual) &&
    one.figureStatus === other.figureStatus &&
    one.asOf === other.asOf &&
    isSameMissing(one.missing, other.missing) &&
    (["basisNote", "reason", "nextStep"] as const).every((field) => isSameText(one[field], other[field]))
  );
}

function isSameMissing(one: HandedIn["missing"], other: HandedIn["missing"]): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.reason === other.reason && one.expectedOn === other.expectedOn && isSameText(one.note, other.note)
  );
}

/** White space around a text is nothing that a reader sees. */
export function isSameText(one: string, other: string): boolean {
  return one.trim() === other.trim();
}
