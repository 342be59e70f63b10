/**
 * 督促: when a reminder of a round is due. Seven days and one day before the deadline, then one, seven and thirty days
 * after it; never twice within five days except by hand.
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
/** Whoever got any mail of the round gets no reminder of itself for so many days. */
export const MIN_DAYS_BETWEEN_MAILS = 5;

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
