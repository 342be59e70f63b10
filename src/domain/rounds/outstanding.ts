/**
 * 未回答: whether a report is still owed, by whom, and why. The one rule: the respondent's page, the round's page and its
 * counts, the close of a round, the home pages, the mails and their calendar entries all ask it.
 */

import type { FigureStatus, MissingReason, ReportState } from "@/domain/reports/report";
import { addYears, type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { entryWindow } from "./entry-window";
import type { RoundItem } from "./respondents";
import type { RoundTimes } from "./round";

export const OUTSTANDING_REASONS = ["returned", "reopened", "due_again", "year_ended", "unanswered"] as const;
/**
 * `returned`: the office wants it changed. `reopened`: it was answered, and the office asks again. `due_again`: the
 * answer in force is 公表待ち, and the announced day has come. `year_ended`: the answer in force is a 年度途中の値, and the
 * year has ended since. `unanswered`: not handed in yet.
 */
export type OutstandingReason = (typeof OUTSTANDING_REASONS)[number];

export interface OutstandingInput {
  /** Of the newest revision; `not_started` where there is none. */
  readonly state: ReportState;
  /** The office returned it, and it was not handed in since: drafts in between change nothing. */
  readonly isReturned: boolean;
  /** The revision in force, that is the last one approved; null while none was approved. */
  readonly approved: {
    readonly missing: { readonly reason: MissingReason; readonly expectedOn: IsoDate | null } | null;
    /** Of its figure. */
    readonly figureStatus: FigureStatus;
  } | null;
  readonly fy: FiscalYear;
  /** The plan document prints the year's figure. */
  readonly isDocumented: boolean;
  /** The KPI's department; null where none answers for it. */
  readonly departmentId: string | null;
  /** The round of the report's year; null where there is none. */
  readonly round: RoundTimes | null;
  /** The round's item for this KPI; null where the round does not ask for it. */
  readonly item: {
    readonly respondentId: string | null;
    readonly reopenedAt: Date | string | null;
  } | null;
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
}

export interface Outstanding {
  readonly reason: OutstandingReason;
  /**
   * By whom: `isRespondent` tells it of each person. Without a department the office itself has to enter the figure,
   * and no respondent is asked.
   */
  readonly by: RoundItem;
  /** For `due_again`: the announced day (ISO date); else null. */
  readonly awaitedOn: IsoDate | null;
  /** For `due_again` and `year_ended`: the day from which on it is owed once more (ISO date); else null. */
  readonly dueAgainOn: IsoDate | null;
}

/**
 * Why a report waits for its respondents; null while it does not.
 *
 * - What is submitted waits for the office's decision, also when the day that its 公表待ち announced has passed
 *   meanwhile, or the year has ended: nobody of the department may change it.
 * - What the department may not write now (see `entryWindow`) is not outstanding by it. Whether it was handed in all the
 *   same is another question: see {@link isHandedIn}.
 * - The reason says why it came back, and stays until the report is handed in: a draft in between changes nothing.
 * - A 年度途中の値 is an answer while the year runs, and no longer once it has ended.
 * - An answer in force, approved or printed in the plan document, holds until another one is approved: a draft beside it,
 *   a correction begun, is owed by nobody. Unless the office returned it, or one of the reasons above brought it back.
 * - What no department answers for is the office's to enter, whatever the round asks for and whether or not it runs.
 *
 * A KPI that the round does not ask for can be outstanding too (an announced day comes without a round); the round and
 * its mails speak of the round's items alone.
 */
export function outstandingOf(input: OutstandingInput): Outstanding | null {
  const reason = reasonOf(input);
  if (reason === null) return null;
  const dueAgainOn =
    reason === "due_again" || reason === "year_ended" ? awaitedDay(input.approved, input.fy) : null;
  return {
    reason,
    by: { departmentId: input.departmentId, respondentId: input.item?.respondentId ?? null },
    awaitedOn: reason === "due_again" ? dueAgainOn : null,
    dueAgainOn,
  };
}

function reasonOf(input: OutstandingInput): OutstandingReason | null {
  const { state, isReturned, approved, fy, isDocumented, departmentId, round, item, today } = input;
  if (state === "submitted") return null;
  const awaitedOn = awaitedDay(approved, fy);
  if (departmentId !== null && !entryWindow({ round, item, awaitedOn, today }).open) return null;
  if (isReturned) return "returned";
  if (item?.reopenedAt && (approved !== null || isDocumented)) return "reopened";
  if (awaitedOn !== null && awaitedOn <= today) return isInterim(approved) ? "year_ended" : "due_again";
  return hasAnswerInForce(input) ? null : "unanswered";
}

/** A draft beside it does not take it back, and neither does a report that was never begun. */
export function hasAnswerInForce({
  approved,
  isDocumented,
}: Pick<OutstandingInput, "approved" | "isDocumented">): boolean {
  return approved !== null || isDocumented;
}

/**
 * From which day on the year's figure can be there (ISO date): for 公表待ち the day that it announces, for a 年度途中の値 the
 * first one after the year's end; null for every other answer.
 */
export function awaitedDay(answer: OutstandingInput["approved"], fy: FiscalYear): IsoDate | null {
  if (isInterim(answer)) return fiscalYearRange(addYears(fy, 1)).start;
  const missing = answer?.missing ?? null;
  return missing?.reason === "awaiting_release" ? missing.expectedOn : null;
}

function isInterim(answer: OutstandingInput["approved"]): boolean {
  return answer !== null && answer.missing === null && answer.figureStatus === "interim";
}

/**
 * Whether the answer is there: submitted, or in force (approved, or printed in the plan document), and not asked for
 * again. For what a round's page counts before its opening and after its close, when a department may not write: of an
 * item of a round that is open, what is not handed in and what is outstanding are the same.
 */
export function isHandedIn(input: OutstandingInput): boolean {
  if (outstandingOf(input) !== null || input.isReturned) return false;
  return input.state === "submitted" || hasAnswerInForce(input);
}
