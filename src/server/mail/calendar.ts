/** The deadline of a round as a calendar file (.ics): an all-day event that a later mail brings up to date. */

import { createEvent, type DateArray } from "ics";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { cleanText } from "@/domain/shared/typed-text";
import { fiscalYearJa } from "@/domain/words/ja/dates";

export const CALENDAR_FILE = "deadline.ics";
/** RFC 5545: of two files with the same UID the one with the higher number counts. */
const SEQUENCE_START_MS = Date.UTC(2020, 0, 1);
const MINUTE_MS = 60_000;

export interface Deadline {
  readonly roundId: string;
  readonly fy: FiscalYear;
  /** ISO date. */
  readonly dueOn: IsoDate;
  /** What the mail lists as outstanding; null where it lists nothing. */
  readonly items: string | null;
  /** When the mail was made: later mails bring their event up to date. */
  readonly madeAt: Date;
  /** The host of the system's own address. */
  readonly host: string;
}

/** @throws when the day is no ISO date */
export function deadlineCalendar({ roundId, fy, dueOn, items, madeAt, host }: Deadline): string {
  const [year = 0, month = 0, day = 0] = dueOn.split("-").map(Number);
  const start: DateArray = [year, month, day];
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  const { error, value } = createEvent({
    uid: `round-${roundId}@${host}`,
    sequence: Math.max(0, Math.floor((madeAt.getTime() - SEQUENCE_START_MS) / MINUTE_MS)),
    productId: "-//Ayumi//Collection round//JA",
    method: "PUBLISH",
    start,
    // The day after: the end of an all-day event is not part of it.
    end: [next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate()],
    title: `${fiscalYearJa(fy)} 実績の照会　期限`,
    description: [items && cleanText(items), "詳しくは、照会のメールをご覧ください。"]
      .filter((part) => part !== null)
      .join("\n\n"),
    busyStatus: "FREE",
    transp: "TRANSPARENT",
    lastModified: madeAt.getTime(),
  });
  if (value === null) throw error ?? new Error("no calendar file");
  return value;
}
