/**
 * 照会: one fiscal year's request for figures. When it runs, who is asked, when a department may write, and which
 * answers are due again. Everything is derived from a few dates; nothing of it is stored.
 */

import type { MissingReason, ReportState } from "@/domain/reports/report";

export const ROUND_STATES = ["preparing", "open", "closed"] as const;
export type RoundState = (typeof ROUND_STATES)[number];

export const ROUND_STATE_WORDS: Record<RoundState, string> = {
  preparing: "準備中",
  open: "受付中",
  closed: "終了",
};

/** When it happened, as an instant or as ISO text; null where it has not. */
export interface RoundTimes {
  readonly openedAt: Date | string | null;
  readonly closedAt: Date | string | null;
}

/** A deadline that has passed does not close a round: late figures are better than none. The office closes it. */
export function roundState({ openedAt, closedAt }: RoundTimes): RoundState {
  if (closedAt !== null) return "closed";
  return openedAt === null ? "preparing" : "open";
}

export const ANSWER_STANDINGS = ["unanswered", "answered", "due_again"] as const;
/** `due_again`: answered with 公表待ち, and the announced day has come. */
export type AnswerStanding = (typeof ANSWER_STANDINGS)[number];

/** Whether the department still owes something. 公表待ち counts as an answer until its day. */
export function answerStanding(
  report: {
    readonly state: ReportState;
    readonly missing: { readonly reason: MissingReason; readonly expectedOn: string | null } | null;
  },
  today: string,
): AnswerStanding {
  if (report.state !== "submitted" && report.state !== "approved") return "unanswered";
  const { missing } = report;
  const isDue =
    missing?.reason === "awaiting_release" && missing.expectedOn !== null && missing.expectedOn <= today;
  return isDue ? "due_again" : "answered";
}
