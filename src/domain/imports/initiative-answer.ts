/** The answer on an initiative (取組の状況) as the fields of a sheet. */

import { readChoiceCell, readTextCell } from "@/domain/imports/cells/choice";
import type { CellReading } from "@/domain/imports/cells/fault";
import {
  INITIATIVE_STATES,
  type InitiativeContent,
  type InitiativeState,
} from "@/domain/reports/initiatives/initiative";
import type { ReportState } from "@/domain/reports/report";
import { cleanText } from "@/domain/shared/typed-text";
import { readFields } from "./figure-answer";
import type { FormCell } from "./form-rows";

/** In the order of the sheet. */
export const INITIATIVE_FIELDS = [
  "progress",
  "done",
  "result",
  "nextStep",
  "warningNote",
  "correctionReason",
] as const;
export type InitiativeAnswerField = (typeof INITIATIVE_FIELDS)[number];

/** A state by its code; "" for nothing. */
export type InitiativeValues = Readonly<Record<InitiativeAnswerField, string>>;

const NOTHING: InitiativeValues = {
  progress: "",
  done: "",
  result: "",
  nextStep: "",
  warningNote: "",
  correctionReason: "",
};

interface SavedInitiative {
  readonly content: InitiativeContent;
  readonly state: ReportState;
  readonly isInterim: boolean;
  readonly correctionReason: string;
}

/** 年度途中の状況 that was approved is answered anew, unless it said 完了. @param saved null: nothing was saved yet */
export function initiativeValues(saved: SavedInitiative | null): InitiativeValues {
  const isOpenAgain =
    saved?.state === "approved" && saved.isInterim && saved.content.progress !== "completed";
  return isOpenAgain ? NOTHING : standingInitiative(saved);
}

/** An answer as it stands, also where it is answered anew: what another answer takes the place of. */
export function standingInitiative(saved: SavedInitiative | null): InitiativeValues {
  if (saved === null) return NOTHING;
  const { content, state } = saved;
  return {
    progress: content.progress ?? "",
    done: cleaned(content.done),
    result: cleaned(content.result),
    nextStep: cleaned(content.nextStep),
    warningNote: cleaned(content.warningNote),
    correctionReason: state === "approved" ? "" : cleaned(saved.correctionReason),
  };
}

function cleaned(text: string): string {
  return cleanText(text).trim();
}

/** Every field whose column is there, as a value or as why it is none. */
export function readInitiativeFields(
  cells: Readonly<Partial<Record<InitiativeAnswerField, FormCell>>>,
  stateWords: Readonly<Record<InitiativeState, string>>,
  base: InitiativeValues,
): Partial<Record<InitiativeAnswerField, CellReading<string>>> {
  const read = (field: InitiativeAnswerField, { cell }: FormCell): CellReading<string> => {
    if (field !== "progress") return readTextCell(cell);
    const choice = readChoiceCell(cell, stateWords);
    return choice.ok ? { ok: true, value: choice.value ?? "" } : choice;
  };
  return readFields(cells, read, base);
}

/** As the one writer of initiatives' answers takes it. */
export function writtenInitiative(values: InitiativeValues): InitiativeContent {
  const { progress, done, result, nextStep, warningNote } = values;
  return {
    progress: INITIATIVE_STATES.find((state) => state === progress) ?? null,
    done,
    result,
    nextStep,
    warningNote,
  };
}
