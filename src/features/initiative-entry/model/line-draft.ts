/** One line of the table as it is typed: what it owes, what is doubtful in it, what it is sent as. Pure. */

import {
  type AnswersBeside,
  asTheYearBefore,
  checkInitiative,
  type InitiativeContent,
  type InitiativeWarning,
  initiativeWarnings,
  type WordsOwed,
  wordsOwed,
} from "@/domain/reports/initiatives/initiative";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import { initiativeSentences } from "@/domain/words/ja/reports/initiative-answers";
import type { FieldErrors } from "@/lib/result";

export interface LineDraft extends InitiativeContent {
  /** Why an answer in force is changed; "" where none is. */
  readonly correctionReason: string;
}

const LINE_FIELDS = [
  "progress",
  "done",
  "result",
  "nextStep",
  "warningNote",
  "correctionReason",
] as const satisfies readonly (keyof LineDraft)[];

export const BLANK_LINE: LineDraft = {
  progress: null,
  done: "",
  result: "",
  nextStep: "",
  warningNote: "",
  correctionReason: "",
};

/** What a line's answer is looked at with. */
interface LineContext extends AnswersBeside {
  /** 年度途中の状況, where the year's own answer is asked for; left out where there is none. */
  readonly midYear?: InitiativeContent | null;
}

export function draftOf(content: InitiativeContent | null, correctionReason: string): LineDraft {
  return { ...BLANK_LINE, ...content, correctionReason };
}

export function contentOf({ correctionReason: _, ...content }: LineDraft): InitiativeContent {
  return content;
}

export function isSameDraft(a: LineDraft, b: LineDraft): boolean {
  return LINE_FIELDS.every((field) => a[field] === b[field]);
}

/** Something was answered, or written: the line is not merely left out. */
export function isBegun(draft: LineDraft): boolean {
  return !isSameDraft(draft, BLANK_LINE);
}

export function hasWords({ done, result, nextStep }: LineDraft): boolean {
  return [done, result, nextStep].some((text) => text.trim() !== "");
}

export function owedWords(draft: LineDraft, { earlier }: AnswersBeside): WordsOwed | null {
  return draft.progress === null ? null : wordsOwed(draft.progress, earlier);
}

export function warningsOf(draft: LineDraft, beside: AnswersBeside): InitiativeWarning[] {
  return initiativeWarnings(contentOf(draft), beside);
}

/** A sentence per field that keeps the line from being submitted; none when it is ready. */
export function lineErrors(draft: LineDraft, beside: AnswersBeside): FieldErrors {
  return initiativeSentences(checkInitiative(contentOf(draft), beside, draft.correctionReason));
}

/** What goes with a state that no warning speaks of: a reason that answers nothing is not sent. */
export function submittedContentOf(draft: LineDraft, beside: AnswersBeside): InitiativeContent {
  const content = contentOf(draft);
  return warningsOf(draft, beside).length === 0 ? { ...content, warningNote: "" } : content;
}

interface Unanswered {
  readonly id: InitiativeId;
  readonly draft: LineDraft;
  readonly context: LineContext;
}

/** 「途中の回答と同じ」: what was answered in the middle of the year holds for the whole of it, words and all. */
export function sameAsMidYear(lines: readonly Unanswered[]): Map<InitiativeId, Partial<LineDraft>> {
  return new Map(
    lines.flatMap(({ id, draft, context: { midYear } }) =>
      midYear && !isBegun(draft) ? [[id, midYear] as const] : [],
    ),
  );
}

/** 「前年度と同じ」: the lines that nothing was typed in yet and that it can answer, each with its answer. */
export function sameAsTheYearBefore(lines: readonly Unanswered[]): Map<InitiativeId, Partial<LineDraft>> {
  return new Map(
    lines.flatMap(({ id, draft, context }) => {
      const same = isBegun(draft) ? null : asTheYearBefore(context.earlier);
      return same === null ? [] : [[id, same] as const];
    }),
  );
}
