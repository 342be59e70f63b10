/**
 * 取組の状況: what became of an initiative in one fiscal year. A state is never a mark and never in a tally. It has the life of
 * a report (draft → submitted → returned → approved), with words instead of a figure.
 */

import { type Correction, correctionOf, isSameText } from "@/domain/reports/entry/correction";
import { MAX_REPORT_TEXT } from "@/domain/reports/entry/submission";
import { addYears, type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { IsoDate } from "@/domain/shared/iso-date";

/** In the order in which an initiative goes through them; 見直し may come at any time. */
export const INITIATIVE_STATES = [
  "not_begun",
  "preparing",
  "under_way",
  "completed",
  "reconsidered",
] as const;
/** 未着手, 準備中, 実施中, 完了, 見直し. */
export type InitiativeState = (typeof INITIATIVE_STATES)[number];

/** What a department answers for one initiative and one fiscal year. Text is "" where nothing was written. */
export interface InitiativeContent {
  /** null: not chosen yet. */
  readonly progress: InitiativeState | null;
  /** 取り組んだこと */
  readonly done: string;
  /** 成果 */
  readonly result: string;
  /** 今後の取組 */
  readonly nextStep: string;
  /** Why a warned answer is right all the same. */
  readonly warningNote: string;
}

/** An answer that was approved, as publication reads it. */
export interface ApprovedInitiative {
  readonly initiativeId: InitiativeId;
  readonly fy: FiscalYear;
  readonly revision: number;
  /** ISO instant. */
  readonly approvedAt: string;
  /** Who answered, by the name of then. */
  readonly department: string | null;
  /** The office of whoever approved it; null where it has none on record. */
  readonly approvedByOffice: string | null;
  /** 年度途中の状況: it was handed in before its fiscal year was over. */
  readonly isInterim: boolean;
  /** Why an answer approved before was changed; "" for the first approval. */
  readonly correctionReason: string;
  readonly content: InitiativeContent & { readonly progress: InitiativeState };
}

/** What was approved for the latest year before, of the same initiative; null where nothing was. */
export type EarlierAnswer = Pick<InitiativeContent, "done" | "result" | "nextStep"> & {
  readonly progress: InitiativeState;
};

/** What was handed in for a year before and nobody has approved: it may still become another answer. */
export interface UndecidedAnswer {
  readonly fy: FiscalYear;
  readonly state: "submitted" | "returned";
  readonly progress: InitiativeState;
}

/** The approved answers that a new one is looked at with. */
export interface AnswersBeside {
  readonly earlier: EarlierAnswer | null;
  /** The one of the same year, which another one would correct; null where nothing was approved for it. */
  readonly inForce: Pick<InitiativeContent, "progress" | "done" | "result" | "nextStep"> | null;
  /** Of the next year that has one; null where no later year has. */
  readonly later: Pick<EarlierAnswer, "progress"> | null;
  /** What was handed in last came back, and was not handed in since. Left out: it did not. */
  readonly isReturned?: boolean;
}

export type InitiativeField = keyof InitiativeContent | "correctionReason";

export type InitiativeFault =
  | { readonly kind: "blank" }
  /** Words are owed: why follows from the answer (`wordsOwed`). */
  | { readonly kind: "words_owed"; readonly because: WordsOwed }
  /** A correction that says what was approved already. */
  | { readonly kind: "unchanged" }
  | { readonly kind: "too_long" /** In characters. */; readonly length: number };

/** `begun`: nothing was answered before, and it is not 未着手. `changed`: the state is another one than the year before. `final`: it is 完了 or 見直し. */
export type WordsOwed = "begun" | "changed" | "final";

/**
 * Why this state has to be explained in words; null where it need not be. An initiative that goes on as before, or has not
 * begun, is answered by its state alone: 73 of them must not be a burden.
 */
export function wordsOwed(progress: InitiativeState, earlier: EarlierAnswer | null): WordsOwed | null {
  if (progress === "completed" || progress === "reconsidered") return "final";
  if (earlier === null) return progress === "not_begun" ? null : "begun";
  return progress === earlier.progress ? null : "changed";
}

/** Empty when the answer may be submitted. */
export type InitiativeErrors = Partial<Record<InitiativeField, InitiativeFault>>;

export function checkInitiative(
  content: InitiativeContent,
  beside: AnswersBeside,
  correctionReason: string,
): InitiativeErrors {
  const errors: InitiativeErrors = {};
  const texts = { ...content, correctionReason };
  for (const field of ["done", "result", "nextStep", "warningNote", "correctionReason"] as const) {
    const length = [...texts[field]].length;
    if (length > MAX_REPORT_TEXT) errors[field] = { kind: "too_long", length };
  }
  const correction = correctionOfInitiative(content, beside);
  if (correction === "change" && isBlank(correctionReason)) errors.correctionReason = { kind: "blank" };
  if (correction === "nothing") errors.correctionReason = { kind: "unchanged" };
  if (content.progress === null) return { ...errors, progress: { kind: "blank" } };
  const because = wordsOwed(content.progress, beside.earlier);
  if (because !== null && isBlank(content.done)) errors.done = { kind: "words_owed", because };
  const isWarned = initiativeWarnings(content, beside).length > 0;
  if (isWarned && isBlank(content.warningNote)) errors.warningNote = { kind: "blank" };
  return errors;
}

/** What the answer is to the one in force; null where none is. The note for the office is nothing that it says. */
export function correctionOfInitiative(
  content: InitiativeContent,
  { inForce, isReturned = false }: Pick<AnswersBeside, "inForce" | "isReturned">,
): Correction | null {
  if (inForce === null) return null;
  const isSame =
    content.progress === inForce.progress &&
    (["done", "result", "nextStep"] as const).every((field) => isSameText(content[field], inForce[field]));
  return correctionOf(isSame, isReturned);
}

/**
 * Beside the year before: `back_from_completed`: 完了 was said, and now something else. `went_back`: 実施中 became 準備中 or
 * 未着手, or 準備中 became 未着手. `same_words`: the words are those of the year before, or what was done is.
 * Beside the approved answer of the same year: `completion_taken_back`: that one says 完了. `words_kept`: the state is another
 * one, under the same words. Beside the year after: `completed_too_early`: that one says something else than 完了.
 */
export type InitiativeWarning =
  | "back_from_completed"
  | "went_back"
  | "same_words"
  | "completion_taken_back"
  | "words_kept"
  | "completed_too_early";

/** They ask for a reason and block nothing. */
export function initiativeWarnings(
  content: InitiativeContent,
  { earlier, inForce, later }: AnswersBeside,
): InitiativeWarning[] {
  const { progress } = content;
  if (progress === null) return [];
  const takesBack = (other: { progress: InitiativeState | null } | null) =>
    other?.progress === "completed" && progress !== "completed";
  const found: readonly (readonly [InitiativeWarning, boolean])[] = [
    ["back_from_completed", takesBack(earlier)],
    ["went_back", earlier !== null && !takesBack(earlier) && isStepBack(earlier.progress, progress)],
    ["same_words", earlier !== null && (saysTheSame(content, earlier) || didTheSame(content, earlier))],
    ["completion_taken_back", takesBack(inForce)],
    ["words_kept", inForce !== null && inForce.progress !== progress && saysTheSame(content, inForce)],
    ["completed_too_early", progress === "completed" && later !== null && later.progress !== "completed"],
  ];
  return found.flatMap(([warning, holds]) => (holds ? [warning] : []));
}

/** 見直し is no step on the way: nothing is before or after it. */
function isStepBack(from: InitiativeState, to: InitiativeState): boolean {
  if (from === "reconsidered" || to === "reconsidered") return false;
  return INITIATIVE_STATES.indexOf(to) < INITIATIVE_STATES.indexOf(from);
}

type Words = Pick<InitiativeContent, "done" | "result" | "nextStep">;

/** Both say something, and the same. */
function saysTheSame(one: Words, other: Words): boolean {
  const names = ["done", "result", "nextStep"] as const;
  return (
    names.some((name) => !isBlank(one[name])) &&
    names.every((name) => one[name].trim() === other[name].trim())
  );
}

/** 取り組んだこと is of its year, whatever stands under it. */
function didTheSame(one: Pick<Words, "done">, other: Pick<Words, "done">): boolean {
  return !isBlank(one.done) && one.done.trim() === other.done.trim();
}

/** 前年度と同じ: the state of the year before, without words; null where there is none. */
export function asTheYearBefore(earlier: EarlierAnswer | null): InitiativeContent | null {
  if (earlier === null || wordsOwed(earlier.progress, earlier) !== null) return null;
  return { progress: earlier.progress, done: "", result: "", nextStep: "", warningNote: "" };
}

/** Of each initiative the answer in force of its latest year before that one. @param answers oldest first */
export function latestBefore<T extends Pick<ApprovedInitiative, "initiativeId" | "fy">>(
  answers: readonly T[],
  fy: FiscalYear,
): Map<InitiativeId, T> {
  return new Map(answers.filter((answer) => answer.fy < fy).map((answer) => [answer.initiativeId, answer]));
}

/** Of each initiative the answer in force of the next year after that one. @param answers oldest first */
export function earliestAfter<T extends Pick<ApprovedInitiative, "initiativeId" | "fy">>(
  answers: readonly T[],
  fy: FiscalYear,
): Map<InitiativeId, T> {
  const after = answers.filter((answer) => answer.fy > fy).reverse();
  return new Map(after.map((answer) => [answer.initiativeId, answer]));
}

/** Whether a year asks for it: 完了 is not asked again. @param earlier the latest approved answer of a year before */
export function isInitiativeAsked(earlier: Pick<EarlierAnswer, "progress"> | null): boolean {
  return earlier?.progress !== "completed";
}

/** 年度途中の状況: whether what is handed in on that day is of a part of the year alone. */
export function isOfPartOfYear(fy: FiscalYear, today: IsoDate): boolean {
  return today <= fiscalYearRange(fy).end;
}

/**
 * Whether the year's own answer is still to come: a state of the middle of the year stands in for it, as a 年度途中の値 does.
 * 完了 is not asked again, whenever it was said.
 */
export function standsIn({
  progress,
  isInterim,
}: {
  readonly progress: InitiativeState | null;
  readonly isInterim?: boolean | undefined;
}): boolean {
  return isInterim === true && progress !== "completed";
}

/** From which day on the year's own answer is asked for (ISO date); null where what was answered is the year's own. */
export function askedAgainOn(answer: Parameters<typeof standsIn>[0] | null, fy: FiscalYear): IsoDate | null {
  return answer !== null && standsIn(answer) ? fiscalYearRange(addYears(fy, 1)).start : null;
}

/** Whether an approved answer still answers its year: one of the middle of the year does so while the year runs. */
export function isInForce(
  answer: Parameters<typeof standsIn>[0] | null,
  fy: FiscalYear,
  today: IsoDate,
): boolean {
  const again = askedAgainOn(answer, fy);
  return answer !== null && (again === null || today < again);
}

export type InitiativeCounts = Readonly<Record<InitiativeState | "unanswered", number>>;

/** How many initiatives are in each state; `unanswered`: nothing is known of them yet. */
export function countInitiatives(states: readonly (InitiativeState | null)[]): InitiativeCounts {
  const counts = Object.fromEntries(
    [...INITIATIVE_STATES, "unanswered"].map((state) => [state, 0]),
  ) as Record<InitiativeState | "unanswered", number>;
  for (const state of states) counts[state ?? "unanswered"] += 1;
  return counts;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
