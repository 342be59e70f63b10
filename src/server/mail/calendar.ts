/** The deadline of a round as a calendar file (.ics): an all-day event that a later mail brings up to date. */

import { createEvent, type DateArray } from "ics";
import { z } from "zod";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { cleanText } from "@/domain/shared/typed-text";
import { DEADLINE_NOTES, deadlineTitle } from "@/domain/words/ja/rounds/deadline-event";

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
  /** Who sends the mail: 「企画課 <plan@example.lg.jp>」 or the address alone; null where the system sends none. */
  readonly from: string | null;
}

/**
 * RFC 5546 asks for one in a published entry: by organizer and UID a calendar knows the entry that it has already.
 * @returns null where no address can be told from the text: then the entry does without
 */
function organizer(from: string): { readonly name: string; readonly email: string } | null {
  const [, name = "", email = ""] = /^([^<>]*)<([^<>]+)>$/.exec(from.trim()) ?? [null, "", from.trim()];
  if (!z.regexes.html5Email.test(email)) return null;
  return { name: cleanText(name).replaceAll('"', "").replace(/\s+/g, " ").trim() || email, email };
}

/** @throws when the day is no ISO date */
export function deadlineCalendar({ roundId, fy, dueOn, items, madeAt, host, from }: Deadline): string {
  const [year = 0, month = 0, day = 0] = dueOn.split("-").map(Number);
  const start: DateArray = [year, month, day];
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  const sender = from === null ? null : organizer(from);
  const { error, value } = createEvent({
    uid: `round-${roundId}@${host}`,
    sequence: Math.max(0, Math.floor((madeAt.getTime() - SEQUENCE_START_MS) / MINUTE_MS)),
    productId: "-//Ayumi//Collection round//JA",
    method: "PUBLISH",
    start,
    // The day after: the end of an all-day event is not part of it.
    end: [next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate()],
    title: deadlineTitle(fy, dueOn),
    ...(sender === null ? {} : { organizer: sender }),
    description: [items && cleanText(items), ...DEADLINE_NOTES].filter((part) => part !== null).join("\n\n"),
    busyStatus: "FREE",
    transp: "TRANSPARENT",
    lastModified: madeAt.getTime(),
  });
  if (value === null) throw error ?? new Error("no calendar file");
  return value;
}
