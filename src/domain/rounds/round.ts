/**
 * 照会: one fiscal year's request for figures. When it runs, who is asked, when a department may write, and which
 * answers are due again. Everything is derived from a few dates; nothing of it is stored.
 */

import type { MissingReason, ReportState } from "@/domain/reports/report";
import { dateJa } from "@/domain/shared/fiscal-year";

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

/** What decides whether a department may write a report now. */
export interface EntryWindowInput {
  /** The round of the report's year; null where there is none. */
  readonly round: RoundTimes | null;
  /** The round's line for this KPI; null where the round does not ask for it. */
  readonly item: { readonly reopenedAt: Date | string | null } | null;
  /** When an approved 公表待ち said that its figure would be there (ISO date); else null. */
  readonly awaitedOn: string | null;
  /** ISO date in Asia/Tokyo. */
  readonly today: string;
}

export type EntryClosedReason = "not_asked" | "preparing" | "closed";

export type EntryWindow =
  | { readonly open: true; readonly by: "round" | "reopened" | "awaited" }
  | { readonly open: false; readonly reason: EntryClosedReason };

export const ENTRY_CLOSED_WORDS: Record<EntryClosedReason, string> = {
  not_asked:
    "この年度の照会の対象になっていないため、入力できません。必要なときは、DX推進課にご連絡ください。",
  preparing: "照会がまだ始まっていないため、入力できません。始まるとメールでお知らせします。",
  closed: "照会の受付が終わったため、変更できません。直したいところがあるときは、DX推進課にご連絡ください。",
};

/**
 * Outside an open round a department changes nothing, except an item that the office reopened, and a figure that was
 * announced for a day that has come (公表待ち comes back when due).
 */
export function entryWindow({ round, item, awaitedOn, today }: EntryWindowInput): EntryWindow {
  const state = round === null ? null : roundState(round);
  if (item !== null && state === "open") return { open: true, by: "round" };
  if (item?.reopenedAt) return { open: true, by: "reopened" };
  if (awaitedOn !== null && awaitedOn <= today) return { open: true, by: "awaited" };
  if (item === null || state === null) return { open: false, reason: "not_asked" };
  return { open: false, reason: state === "preparing" ? "preparing" : "closed" };
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

/** 「公表待ち（9月予定）」 */
export function awaitedText(expectedOn: string | null): string {
  return expectedOn === null ? "公表待ち" : `公表待ち（${dateJa(expectedOn)}予定）`;
}

/** A person whom a round may ask. */
export interface Respondent {
  readonly id: string;
  readonly departmentId: string | null;
  readonly active: boolean;
}

/** A line of a round: the KPI's department, and the person asked, if one is named. */
export interface AskedItem {
  readonly departmentId: string | null;
  readonly respondentId: string | null;
}

/** Whether the line is this person's: named, or of their department where nobody is named. */
export function isAskedOf(item: AskedItem, person: Respondent): boolean {
  if (!person.active || person.departmentId === null || person.departmentId !== item.departmentId)
    return false;
  return item.respondentId === null || item.respondentId === person.id;
}

export const ASKING_PROBLEMS = [
  "no_department",
  "no_account",
  "respondent_inactive",
  "respondent_moved",
] as const;
export type AskingProblem = (typeof ASKING_PROBLEMS)[number];

export const ASKING_PROBLEM_WORDS: Record<AskingProblem, string> = {
  no_department: "所管課が決まっていません",
  no_account: "所管課に使えるアカウントがありません",
  respondent_inactive: "担当者のアカウントが停止されています",
  respondent_moved: "担当者がほかの課に移っています",
};

/**
 * Why nobody would get the request: looked at before a round opens, above all after the transfers of April (人事異動).
 * @param people everybody who may answer (contributors)
 */
export function askingProblem(item: AskedItem, people: readonly Respondent[]): AskingProblem | null {
  if (item.departmentId === null) return "no_department";
  if (item.respondentId !== null) {
    const named = people.find(({ id }) => id === item.respondentId);
    if (!named?.active) return "respondent_inactive";
    return named.departmentId === item.departmentId ? null : "respondent_moved";
  }
  return people.some((person) => isAskedOf(item, person)) ? null : "no_account";
}
