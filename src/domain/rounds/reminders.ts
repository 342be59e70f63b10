/**
 * 督促: when a mail of a round is due, and what makes two mails the same. Seven days and one day before the deadline,
 * then one, seven and thirty days after it; never twice within five days except by hand.
 */
import { daysBetween } from "@/domain/shared/fiscal-year";

export const REMINDER_STAGES = ["before-7", "before-1", "after-1", "after-7", "after-30"] as const;
export type ReminderStage = (typeof REMINDER_STAGES)[number];

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

export type MailOccasionKind = MailOccasion["kind"];

/** A person gets one mail of a round for each key: "opening", "before-7@2026-05-29", "returned:paper-sheets/3". */
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

/** The stages of this deadline among the keys of mails that were made. */
export function stagesOf(keys: Iterable<string>, dueOn: string): ReminderStage[] {
  const made = new Set(keys);
  return REMINDER_STAGES.filter((stage) => made.has(occasionKey({ kind: "reminder", stage, dueOn })));
}

/** About one KPI each, and so of use after the round's end too; the others ask for the round's answers. */
const ABOUT_ONE_KPI: ReadonlySet<MailOccasionKind> = new Set(["returned", "reopened", "question"]);

export function isAboutOneKpi(
  occasion: MailOccasion,
): occasion is Extract<MailOccasion, { readonly kpiId: string }> {
  return ABOUT_ONE_KPI.has(occasion.kind);
}

/** Whether a mail with this key still makes sense once its round has ended. */
export function outlivesRound(key: string): boolean {
  return /^(returned|reopened|question):/.test(key);
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

const OCCASION_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^opening$/, "照会の開始"],
  ...REMINDER_STAGES.map((stage) => [new RegExp(`^${stage}@`), STAGE_WORDS[stage]] as const),
  [/^by-hand:/, "個別の督促"],
  [/^extended@/, "期限の変更"],
  [/^returned:/, "差戻し"],
  [/^reopened:/, "入力の再開"],
  [/^question:/, "お問い合わせ"],
];

/** What made a mail, in words, by its key: 「期限の7日前」. */
export function occasionWords(key: string): string {
  return OCCASION_WORDS.find(([form]) => form.test(key))?.[1] ?? key;
}
