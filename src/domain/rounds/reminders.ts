/**
 * 督促: when a mail of a round is due, and what makes two mails the same. Seven days and one day before the deadline,
 * then one, seven and thirty days after it; never twice within five days except by hand.
 */
import { daysBetween } from "@/domain/shared/fiscal-year";

export const REMINDER_STAGES = ["before-7", "before-1", "after-1", "after-7", "after-30"] as const;
export type ReminderStage = (typeof REMINDER_STAGES)[number];

/** The stage of that word; null where it is none. */
export function stageOf(word: string | null): ReminderStage | null {
  return REMINDER_STAGES.find((stage) => stage === word) ?? null;
}

/** Days from the deadline to the day of the stage. Ascending: a later stage takes the place of those before it. */
export const STAGE_DAYS: Record<ReminderStage, number> = {
  "before-7": -7,
  "before-1": -1,
  "after-1": 1,
  "after-7": 7,
  "after-30": 30,
};

export const STAGE_WORDS: Record<ReminderStage, string> = {
  "before-7": "期限の7日前",
  "before-1": "期限の前日",
  "after-1": "期限の1日後",
  "after-7": "期限の7日後",
  "after-30": "期限の30日後",
};

/** Whoever got any mail of the round gets no reminder of itself for so many days. */
export const MIN_DAYS_BETWEEN_MAILS = 5;

/** What makes a mail. Dates are ISO dates; `at` is an ISO instant. */
export type MailOccasion =
  | { readonly kind: "opening" }
  | { readonly kind: "reminder"; readonly stage: ReminderStage; readonly dueOn: string }
  | { readonly kind: "by_hand"; readonly id: string }
  | { readonly kind: "extended"; readonly dueOn: string }
  | { readonly kind: "returned"; readonly kpiId: string; readonly version: number; readonly comment: string }
  | { readonly kind: "reopened"; readonly kpiId: string; readonly reason: string; readonly at: string }
  | { readonly kind: "question"; readonly kpiId: string; readonly messageId: string; readonly text: string };

export const MAIL_OCCASION_KINDS = [
  "opening",
  "reminder",
  "by_hand",
  "extended",
  "returned",
  "reopened",
  "question",
] as const satisfies readonly MailOccasion["kind"][];
export type MailOccasionKind = (typeof MAIL_OCCASION_KINDS)[number];

/** What is kept of an occasion once its mail is written. */
export interface KeptOccasion {
  readonly kind: MailOccasionKind;
  /** Of a reminder. */
  readonly stage: ReminderStage | null;
  /** The deadline that a reminder or an extension speaks of, ISO date. */
  readonly dueOn: string | null;
  /** What a return, a reopening or a question is about. */
  readonly kpiId: string | null;
}

export function keptOccasion(occasion: MailOccasion): KeptOccasion {
  return {
    kind: occasion.kind,
    stage: occasion.kind === "reminder" ? occasion.stage : null,
    dueOn: occasion.kind === "reminder" || occasion.kind === "extended" ? occasion.dueOn : null,
    kpiId: isAboutOneKpi(occasion) ? occasion.kpiId : null,
  };
}

/**
 * A person gets one mail of a round for each key: "opening", "before-7@2026-05-29", "returned:paper-sheets/3". Keys are
 * compared, never taken apart: what they mean is kept beside them ({@link KeptOccasion}).
 */
export function occasionKey(occasion: MailOccasion): string {
  switch (occasion.kind) {
    case "opening":
      return "opening";
    case "reminder":
      return `${occasion.stage}@${occasion.dueOn}`;
    case "by_hand":
      return `by-hand:${occasion.id}`;
    case "extended":
      return `extended@${occasion.dueOn}`;
    case "returned":
      return `returned:${occasion.kpiId}/${occasion.version}`;
    case "reopened":
      return `reopened:${occasion.kpiId}@${occasion.at}`;
    case "question":
      return `question:${occasion.messageId}`;
  }
}

/** About one KPI each, and so of use after the round's end too; the others ask for the round's answers. */
const ABOUT_ONE_KPI: ReadonlySet<MailOccasionKind> = new Set(["returned", "reopened", "question"]);

export function isAboutOneKpi(
  occasion: MailOccasion,
): occasion is Extract<MailOccasion, { readonly kpiId: string }> {
  return ABOUT_ONE_KPI.has(occasion.kind);
}

/** Whether such a mail still makes sense once its round has ended. */
export function outlivesRound(kind: MailOccasionKind): boolean {
  return ABOUT_ONE_KPI.has(kind);
}

export interface ReminderInput {
  /** The deadline as it is now, ISO date. */
  readonly dueOn: string;
  /** ISO date in Asia/Tokyo. */
  readonly today: string;
  /** When this person last got any mail of this round, ISO date; null for never. */
  readonly lastMailOn: string | null;
  /** Which reminders were made for this deadline. */
  readonly sentStages: readonly ReminderStage[];
}

/**
 * The reminder that a person who still owes an answer gets today. The latest stage whose day has come, once: a server
 * that was away catches up with one mail, and what a newer stage has overtaken is not sent any more. A stage that
 * comes too soon after another mail waits; it is not lost.
 */
export function reminderDue({ dueOn, today, lastMailOn, sentStages }: ReminderInput): ReminderStage | null {
  const days = daysBetween(dueOn, today);
  const latest = REMINDER_STAGES.filter((stage) => STAGE_DAYS[stage] <= days).at(-1);
  if (latest === undefined || sentStages.includes(latest)) return null;
  const isSoon = lastMailOn !== null && daysBetween(lastMailOn, today) < MIN_DAYS_BETWEEN_MAILS;
  return isSoon ? null : latest;
}

export const MAIL_STATES = ["queued", "kept", "sent", "failed"] as const;
export type MailState = (typeof MAIL_STATES)[number];

export const MAIL_STATE_WORDS: Record<MailState, string> = {
  queued: "送信待ち",
  kept: "控え（送信設定なし）",
  sent: "送信済み",
  failed: "失敗",
};

const OCCASION_WORDS: Record<Exclude<MailOccasionKind, "reminder">, string> = {
  opening: "照会の開始",
  by_hand: "個別の督促",
  extended: "期限の変更",
  returned: "差戻し",
  reopened: "入力の再開",
  question: "お問い合わせ",
};

/** What made a mail, in words: 「期限の7日前」. */
export function occasionWords({ kind, stage }: Pick<KeptOccasion, "kind" | "stage">): string {
  if (kind !== "reminder") return OCCASION_WORDS[kind];
  return stage === null ? "督促" : STAGE_WORDS[stage];
}
