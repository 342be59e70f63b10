/**
 * 動きのない取組: initiatives that a manager should ask about, each with the one reason that weighs most. It rests on what was
 * said about the year and the years before; 完了 never stands still, and an initiative's first answer has nothing to be compared with.
 */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type EarlierAnswer, INITIATIVE_STATES, type InitiativeState } from "./initiative";
import { type CountedInitiative, initiativeStanding } from "./initiative-tally";

/** What was said of one year. */
export type SaidOfYear = EarlierAnswer & { readonly fy: FiscalYear };

export interface InitiativeOfYear extends CountedInitiative {
  /** What the newest revision says; its state is null while none was chosen. */
  readonly content: (Omit<EarlierAnswer, "progress"> & { readonly progress: InitiativeState | null }) | null;
  /** What was approved for the year. */
  readonly inForce: (Omit<EarlierAnswer, "progress"> & { readonly progress: InitiativeState | null }) | null;
  /** The approved answers of the years before, oldest first. */
  readonly before: readonly SaidOfYear[];
}

/** In the order in which they weigh. `since`: the first of the years in which the same was said without a break. */
const STANDSTILLS = [
  /** 未着手 or 準備中, as in the year before. */
  "same_state",
  /** 準備中 became 未着手, or 実施中 an earlier state. */
  "went_back",
  /** 見直し, and nothing is said of what comes next. */
  "no_next_step",
  /** 実施中 as in the year before, with the same words. */
  "same_words",
  /** 実施中 as in the year before, without a word. */
  "no_words",
  /** The deadline has passed: given back and not handed in again. */
  "returned",
  /** The deadline has passed: nothing was handed in. */
  "unanswered",
] as const;

export type Standstill =
  | {
      readonly kind: "same_state" | "same_words" | "no_words";
      readonly progress: InitiativeState;
      readonly since: FiscalYear;
    }
  | { readonly kind: "went_back"; readonly progress: InitiativeState; readonly from: SaidOfYear }
  | { readonly kind: "no_next_step" | "returned" | "unanswered" };

/** @returns null for one that moves, is done, or of which nothing is known yet and nothing is late */
export function standstillOf(
  initiative: InitiativeOfYear,
  isPastDeadline: boolean,
): {
  readonly why: Standstill /** It rests on an answer that nobody has approved. */;
  readonly isPending: boolean;
} | null {
  const { inForce, state, content } = initiative;
  const said = inForce ?? (state === "submitted" ? content : null);
  const why = said?.progress
    ? fromAnswer({ ...said, progress: said.progress }, initiative.before)
    : missing(initiative, isPastDeadline);
  return why && { why, isPending: said !== null && inForce === null };
}

function fromAnswer(said: EarlierAnswer, before: readonly SaidOfYear[]): Standstill | null {
  const { progress } = said;
  if (progress === "completed") return null;
  if (progress === "reconsidered") return isBlank(said.nextStep) ? { kind: "no_next_step" } : null;
  const last = before.at(-1);
  if (last === undefined) return null;
  if (last.progress === progress) return unmoved(said, last, sameSince(progress, before));
  return isBefore(progress, last.progress) ? { kind: "went_back", progress, from: last } : null;
}

function unmoved(said: EarlierAnswer, last: SaidOfYear, since: FiscalYear): Standstill | null {
  const { progress } = said;
  if (progress !== "under_way") return { kind: "same_state", progress, since };
  const words = wordsOf(said);
  if (words.every(isBlank)) return { kind: "no_words", progress, since };
  const isSame = wordsOf(last).every((text, index) => text === words[index]);
  return isSame ? { kind: "same_words", progress, since } : null;
}

function missing(initiative: InitiativeOfYear, isPastDeadline: boolean): Standstill | null {
  const standing = initiativeStanding(initiative);
  return isPastDeadline && (standing === "returned" || standing === "unanswered") ? { kind: standing } : null;
}

/** The first year of the unbroken run of that state that ends with the last answer. */
function sameSince(progress: InitiativeState, before: readonly SaidOfYear[]): FiscalYear {
  const other = before.findLastIndex((answer) => answer.progress !== progress);
  const first = before[other + 1];
  if (!first) throw new RangeError("the last answer is of another state");
  return first.fy;
}

/** 完了 and 見直し are no stages of the way: whoever takes them up again has moved. */
function isBefore(now: InitiativeState, earlier: InitiativeState): boolean {
  return earlier !== "completed" && earlier !== "reconsidered" && stageOf(now) < stageOf(earlier);
}

function stageOf(state: InitiativeState): number {
  return INITIATIVE_STATES.indexOf(state);
}

function wordsOf({ done, result, nextStep }: Omit<EarlierAnswer, "progress">): string[] {
  return [done, result, nextStep].map((text) => text.trim());
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** What weighs most first, then what has stood longest; alike ones stay in the plan's order. */
export function byStandstill(a: { readonly why: Standstill }, b: { readonly why: Standstill }): number {
  return weight(a.why) - weight(b.why) || (sinceOf(a.why) ?? 0) - (sinceOf(b.why) ?? 0);
}

function weight({ kind }: Standstill): number {
  return STANDSTILLS.indexOf(kind);
}

function sinceOf(why: Standstill): FiscalYear | null {
  return "since" in why ? why.since : null;
}
