/**
 * 督促: when a reminder of a round is due. Seven days and one day before the deadline, then one, seven and thirty days
 * after it; one that would come within five days of another mail is left out, the day after the deadline excepted.
 */

import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";

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
/** A stage that would come so soon after any mail of the round to the same person is left out. */
export const MIN_DAYS_BETWEEN_MAILS = 5;
/** After days without a server a reminder goes out so many days late at most. */
export const MAX_DAYS_LATE = 2;

export interface ReminderInput {
  /** The deadline as it is now, ISO date. */
  readonly dueOn: IsoDate;
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
  /** When this person last got any mail of this round, ISO date; null for never. */
  readonly lastMailOn: IsoDate | null;
  /** The latest day on which an answer of theirs came due again (ISO date); null for none. Before it nothing of it was owed. */
  readonly dueAgainOn: IsoDate | null;
  /** Which reminders were made for this deadline. */
  readonly sentStages: readonly ReminderStage[];
}

/**
 * The reminder that a person who still owes an answer gets today; null for none. Each stage has its day. What would come
 * within five days of the last mail is dropped, not put off: the next stage says all that this one would have said. The
 * day after the deadline is the exception, as only then the deadline has passed; but whoever was written to on that very
 * day has heard it. What an outage kept back goes out within two days of its day, unless a newer stage has overtaken it.
 * For an answer that came due again after the stage's day (公表待ち), that day takes its place.
 */
export function reminderDue(input: ReminderInput): ReminderStage | null {
  const { dueOn, today, lastMailOn, sentStages, dueAgainOn } = input;
  const days = daysBetween(dueOn, today);
  const latest = REMINDER_STAGES.filter((stage) => STAGE_DAYS[stage] <= days).at(-1);
  if (latest === undefined || sentStages.includes(latest)) return null;
  const ownDay = Math.max(
    STAGE_DAYS[latest],
    dueAgainOn === null ? -Infinity : daysBetween(dueOn, dueAgainOn),
  );
  if (days - ownDay > MAX_DAYS_LATE) return null;
  // Counted to the stage's own day: a mail that is dropped today would else go out tomorrow.
  const sinceMail = lastMailOn === null ? null : ownDay - daysBetween(dueOn, lastMailOn);
  const least = latest === "after-1" ? 1 : MIN_DAYS_BETWEEN_MAILS;
  return sinceMail !== null && sinceMail < least ? null : latest;
}
