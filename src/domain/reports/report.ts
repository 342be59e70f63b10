/**
 * The REPORTS stage: one KPI × one fiscal year, from draft to approval. Every change is a new revision; nothing is
 * overwritten.
 */

import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";

export const REPORT_STATES = ["not_started", "draft", "submitted", "returned", "approved"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const REPORT_EVENTS = ["save_draft", "submit", "return", "approve", "take_back"] as const;
export type ReportEvent = (typeof REPORT_EVENTS)[number];
export type Decision = "return" | "approve";

/** Whoever decides does not edit: the content is the submitted one. */
export function isDecision(event: ReportEvent): event is Decision {
  return event === "return" || event === "approve";
}

/** Whether an event says again what was handed in: a decision does, and taking it back. */
export function saysAgain(event: ReportEvent): boolean {
  return isDecision(event) || event === "take_back";
}

/**
 * Whether the office's return stands open, by the newest step that is no draft. Taking an answer back brings the return
 * back that it had answered: such a step carries the return's comment.
 */
export function isReturnOpen(
  step: { readonly event: ReportEvent; readonly comment: string } | undefined,
): boolean {
  return step?.event === "return" || (step?.event === "take_back" && step.comment !== "");
}

/** Why there is no figure: 未入力 (nobody entered one), 公表待ち (not available yet), 調査なし (not surveyed that year). */
export const MISSING_REASONS = ["not_entered", "awaiting_release", "not_surveyed"] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

/**
 * What kind of figure it is. `final`: of the whole year. `provisional` (速報値): of the whole year, to be confirmed; marked,
 * and said so. `interim` (年度途中の値): of a part of the year; shown without a mark, and the year's figure is still owed.
 */
export const FIGURE_STATUSES = ["final", "provisional", "interim"] as const;
export type FigureStatus = (typeof FIGURE_STATUSES)[number];

/** What a department answers for one KPI and one fiscal year. Text is "" where nothing was written. */
export interface ReportContent {
  /** What was typed in the figure's field, kept as typed. */
  readonly actualText: string;
  /** The figure read from it; null when blank or unreadable. */
  readonly actual: DecimalString | null;
  /** Of the figure; `final` as well where there is none. */
  readonly figureStatus: FigureStatus;
  /** Set when the answer is "not available yet" or "not surveyed"; then `actual` is null. */
  readonly missing: {
    readonly reason: Exclude<MissingReason, "not_entered">;
    readonly note: string;
    readonly expectedOn: IsoDate | null;
  } | null;
  /** ISO date the figure stands for (時点). */
  readonly asOf: IsoDate | null;
  /** 集計の範囲・注記 */
  readonly basisNote: string;
  /** 要因 */
  readonly reason: string;
  /** 今後の取組 */
  readonly nextStep: string;
  /** Why a warned figure is right all the same. */
  readonly warningNote: string;
}

/**
 * What a new answer would replace: the kind of the figure in force, one that the plan document prints included;
 * `taken_back` where a figure of the whole year was said before and none is in force (訂正 to 公表待ち); null where none was.
 */
export type InForce = FigureStatus | "taken_back" | null;

/**
 * Whether an answer takes back what was said of the whole year, so that a reason is asked for. Where a value of a part of
 * the year is in force, or no figure at all (公表待ち, 調査なし), a figure is the answer that was still owed; and a 速報値 is
 * confirmed, not corrected, by its 確報値.
 * @param next the kind of the new figure; null for an answer without one
 */
export function isCorrection(inForce: InForce, next: FigureStatus | null): boolean {
  if (inForce === "taken_back") return next !== null && next !== "interim";
  return inForce !== null && inForce !== "interim" && !isConfirmation(inForce, next);
}

/** Whether a 確報値 takes the place of a 速報値. The parameters are those of {@link isCorrection}. */
export function isConfirmation(inForce: InForce, next: FigureStatus | null): boolean {
  return inForce === "provisional" && next === "final";
}

/** A figure that was approved, as judgement and publication read it. */
export interface ApprovedReport {
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
  readonly revision: number;
  readonly approvedAt: string;
  readonly department: string | null;
  /** The office of whoever approved it; null where it has none on record. */
  readonly approvedByOffice: string | null;
  /** Why a figure approved before was changed; "" for the first approval. */
  readonly correctionReason: string;
  readonly content: ReportContent;
}

/** A content as it would be once it is approved, after every other revision of its year. */
export function asApproved(
  kpiId: KpiId,
  { fy, content }: Pick<ApprovedReport, "fy" | "content">,
): ApprovedReport {
  return {
    kpiId,
    fy,
    revision: Number.MAX_SAFE_INTEGER,
    approvedAt: "",
    department: null,
    approvedByOffice: null,
    correctionReason: "",
    content,
  };
}

/** `awaiting_decision`: submitted, so not to be changed until decided. `not_submitted`: there is nothing to decide on. */
export type TransitionRefusal = "awaiting_decision" | "not_submitted";

export type Transition =
  | { readonly ok: true; readonly state: ReportState }
  | { readonly ok: false; readonly reason: TransitionRefusal };
/** Work on the figure: open in every state but `submitted`. From `approved` it is a correction (訂正). */
const WORK = {
  save_draft: { ok: true, state: "draft" },
  submit: { ok: true, state: "submitted" },
  return: { ok: false, reason: "not_submitted" },
  approve: { ok: false, reason: "not_submitted" },
  take_back: { ok: false, reason: "not_submitted" },
} as const satisfies Record<ReportEvent, Transition>;

const TRANSITIONS: Record<ReportState, Record<ReportEvent, Transition>> = {
  not_started: WORK,
  draft: WORK,
  returned: WORK,
  approved: WORK,
  submitted: {
    save_draft: { ok: false, reason: "awaiting_decision" },
    submit: { ok: false, reason: "awaiting_decision" },
    return: { ok: true, state: "returned" },
    approve: { ok: true, state: "approved" },
    take_back: { ok: true, state: "draft" },
  },
};

/** The state that an event leads to, or why it may not happen now. Total. Who may cause it is access.ts's matter. */
export function nextState(state: ReportState, event: ReportEvent): Transition {
  return TRANSITIONS[state][event];
}

const DUE_STATUSES = ["none", "done", "open", "due_soon", "overdue"] as const;
/** `none`: no deadline that counts. `done`: handed in. */
export type DueStatus = (typeof DUE_STATUSES)[number];
/** A week: one round of a department's internal circulation (回議). */
export const DUE_SOON_DAYS = 7;

/**
 * How a report stands to its deadline. Both dates are ISO dates; the day of the deadline itself is still in time.
 */
export function dueStatus(isHandedIn: boolean, dueOn: IsoDate | null, today: IsoDate): DueStatus {
  if (isHandedIn) return "done";
  if (dueOn === null) return "none";
  const left = daysBetween(today, dueOn);
  if (left < 0) return "overdue";
  return left <= DUE_SOON_DAYS ? "due_soon" : "open";
}
