/** Whether a department still owes something on one report, and why: for the page that asks, and for every count of it. */

import type { MissingReason, ReportState } from "@/domain/reports/report";
import type { EntryWindow } from "./entry-window";
import { answerStanding } from "./round";

export const OWED_REASONS = ["returned", "reopened", "due_again", "unanswered"] as const;
/**
 * `returned`: the office wants it changed. `reopened`: it was approved, and the office asks again. `due_again`: it was
 * answered with 公表待ち, and the announced day has come. `unanswered`: not handed in yet.
 */
export type OwedReason = (typeof OWED_REASONS)[number];

export interface AnswerSituation {
  readonly state: ReportState;
  readonly missing: { readonly reason: MissingReason; readonly expectedOn: string | null } | null;
  readonly window: EntryWindow;
  /** The plan document prints the year's figure. */
  readonly documented: boolean;
}

/**
 * Why the report waits for its department; null while it does not: handed in, decided, or nothing may be written now.
 * @param today ISO date in Asia/Tokyo
 */
export function owedReason(
  { state, missing, window, documented }: AnswerSituation,
  today: string,
): OwedReason | null {
  // What was handed in waits for the office, also when its announced day has passed meanwhile.
  if (!window.open || state === "submitted") return null;
  if (state === "returned") return "returned";
  const isReopened = window.by === "reopened";
  if (state === "approved") {
    if (isReopened) return "reopened";
    return answerStanding({ state, missing }, today) === "due_again" ? "due_again" : null;
  }
  if (state === "not_started" && documented) return isReopened ? "reopened" : null;
  return "unanswered";
}
