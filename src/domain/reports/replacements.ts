/** What took the place of what was said of a year before: other figures (訂正履歴), and other words beside them. */

import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import type { IsoDate } from "@/domain/shared/iso-date";
import { sameData } from "@/domain/shared/same-data";
import type { JudgementCode } from "./judgement";
import type { ApprovedReport, FigureStatus, MissingReason, ReportContent } from "./report";

/** A published figure that was replaced: old → new, why, when (訂正履歴). */
export interface FigureCorrection {
  /** `confirmed`: a 速報値 became the 確報値. Publications before there were kinds of figures do not say: all were corrections. */
  readonly kind?: "corrected" | "confirmed";
  readonly revision: number;
  readonly before: DecimalString | null;
  readonly after: DecimalString | null;
  readonly reason: string;
  /** ISO instant of the approval. */
  readonly approvedAt: string;
  /** The approver's office. */
  readonly office: string | null;
  readonly judgementBefore: JudgementCode;
  readonly judgementAfter: JudgementCode;
  /** What kind of figure `after` is; null where there is none, left out like `kind`. */
  readonly status?: FigureStatus | null;
}

/** Words beside a figure that were replaced by others, whether the figure stayed as it was or was corrected with them. */
export interface Rewording {
  readonly revision: number;
  readonly reason: string;
  /** ISO instant of the approval. */
  readonly approvedAt: string;
  /** The approver's office. */
  readonly office: string | null;
  /** A reason was given although no word is another one: what it is about is the evidence. */
  readonly wordsStayed?: true;
}

/** Of one year of one KPI, or of one metric. */
type Revision = Omit<ApprovedReport, "kpiId">;

/** A year's answer without its words. */
export interface Answer {
  readonly actual: DecimalString | null;
  readonly missing: MissingReason | null;
  readonly status: FigureStatus | null;
  readonly asOf: IsoDate | null;
}
type Answered = Omit<Answer, "missing">;

/** The words beside an answer, with the day and the cause, which are words as long as the answer stays. */
type Words = Pick<ReportContent, "reason" | "nextStep" | "basisNote" | "asOf"> & {
  readonly missing: object | null;
};

/** @param isOtherAnswer the day and the cause of another answer are part of that answer */
export function areOtherWords(before: Words, after: Words, isOtherAnswer: boolean): boolean {
  const said = ({ reason, nextStep, basisNote, asOf, missing }: Words) => ({
    reason,
    nextStep,
    basisNote,
    ...(isOtherAnswer ? {} : { asOf, missing }),
  });
  return !sameData(said(before), said(after));
}

/**
 * Every replacement of a figure, the document's included, oldest first. A revision that changed words only is no
 * correction of a figure, and neither is the first figure after 公表待ち or the year-end figure after one of a part of the
 * year. A figure that was taken back and comes again is one: 公表待ち in between unsays nothing. Old and new are judged with the same other data, so a changed mark is the figure's doing.
 */
export function corrections(
  printed: DecimalString | null,
  revisions: readonly Revision[],
  judgeFigure: (figure: Answer) => { readonly code: JudgementCode },
): FigureCorrection[] {
  return steps(printed, revisions).flatMap(({ report, before, after, kind }) =>
    kind === null
      ? []
      : [
          {
            kind,
            revision: report.revision,
            before: before.actual,
            after: after.actual,
            reason: report.correctionReason,
            approvedAt: report.approvedAt,
            office: report.approvedByOffice,
            judgementBefore: judgeFigure(before).code,
            judgementAfter: judgeFigure(after).code,
            status: after.status,
          },
        ],
  );
}

/**
 * Every revision that came with other words, or with a reason alone, oldest first. The words of a first figure are the
 * first ones; so are those of the first report that takes the place of a figure of the document, which has none.
 */
export function rewordings(printed: DecimalString | null, revisions: readonly Revision[]): Rewording[] {
  return steps(printed, revisions).flatMap(({ report, before, after, words, kind }) => {
    const isSame = isSameAnswer(before, after);
    const isFirst = !isSame && (kind === null || words === null);
    if (isFirst) return [];
    const isOther = areOtherWords(words ?? NO_WORDS, report.content, !isSame);
    const { revision, correctionReason: reason, approvedAt, approvedByOffice: office } = report;
    if (!isOther && (!isSame || reason === "")) return [];
    return [{ revision, reason, approvedAt, office, ...(isOther ? {} : { wordsStayed: true as const }) }];
  });
}

interface Step {
  readonly report: Revision;
  readonly before: Answer;
  readonly after: Answer;
  /** Those beside the answer before; null where the document gave it. */
  readonly words: Words | null;
  /** How the figure took the other's place; null where nothing that was said is taken back. */
  readonly kind: "corrected" | "confirmed" | null;
}

const NO_WORDS: Words = { reason: "", nextStep: "", basisNote: "", asOf: null, missing: null };

/** Every revision that follows an answer. */
function steps(printed: DecimalString | null, revisions: readonly Revision[]): Step[] {
  const found: Step[] = [];
  let before: Answer | null =
    printed === null ? null : { actual: printed, missing: null, status: "final", asOf: null };
  let words: Words | null = null;
  /** Whether a figure of the whole year was ever said. */
  let isSaid = before !== null;
  for (const report of revisions) {
    const { actual, missing, figureStatus, asOf } = report.content;
    const status = actual === null ? null : figureStatus;
    const after: Answer = { actual, missing: missing?.reason ?? null, status, asOf };
    if (before !== null) {
      const kind = isAgain(before, after, isSaid) ? "corrected" : replacementOf(before, after);
      found.push({ report, before, after, words, kind });
    }
    isSaid ||= isOfWholeYear(after);
    before = after;
    words = report.content;
  }
  return found;
}

export function isSameAnswer(before: Answered, after: Answered): boolean {
  return sameFigure(before.actual, after.actual) && before.status === after.status;
}

function isOfWholeYear({ actual, status }: Answered): boolean {
  return actual !== null && status !== "interim";
}

/** Whether a figure comes again after it was taken back. @param isSaid a figure of the whole year was said before */
export function isAgain(before: Answered, after: Answered, isSaid: boolean): boolean {
  return isSaid && before.actual === null && isOfWholeYear(after);
}

/**
 * What it is called when one answer of a year takes the place of another.
 * @returns null where nothing that was said is taken back: a first figure, the same one, a value of a later day
 */
export function replacementOf(before: Answered, after: Answered): "corrected" | "confirmed" | null {
  if (before.actual === null) return null;
  if (before.status === "interim") {
    const isOfSameDay = after.status === "interim" && before.asOf === after.asOf;
    const isTakenBack = after.actual === null || (isOfSameDay && !sameFigure(before.actual, after.actual));
    return isTakenBack ? "corrected" : null;
  }
  if (before.status === "provisional" && after.status === "final") return "confirmed";
  return isSameAnswer(before, after) ? null : "corrected";
}
