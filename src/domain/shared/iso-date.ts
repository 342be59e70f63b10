/** Days, as they are read in Japan: 2026-03-31 of Asia/Tokyo. An instant, which has a time, is no day. */

declare const brand: unique symbol;

/** A day that exists, YYYY-MM-DD. Made only by this file's functions. */
export type IsoDate = string & { readonly [brand]: "IsoDate" };

export const TOKYO = "Asia/Tokyo";

const tokyoDay = new Intl.DateTimeFormat("en-CA", {
  timeZone: TOKYO,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** Whether the text is YYYY-MM-DD and such a day exists (2026-02-30 does not). */
export function isIsoDate(text: string): text is IsoDate {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** A text that is known to be a day. @throws RangeError when it is not. */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`Not a day: ${text}`);
  return text;
}

/** The day that an instant falls on in Japan. @throws RangeError for an invalid Date. */
export function tokyoDate(instant: Date): IsoDate {
  return isoDate(tokyoDay.format(instant));
}

/** ISO date as it stands, ISO instant or Date → the day in Japan. */
export function toIsoDate(value: string | Date): IsoDate {
  if (value instanceof Date) return tokyoDate(value);
  if (isIsoDate(value)) return value;
  const instant = new Date(value.includes("T") ? value : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`Not an ISO date: ${value}`);
  return tokyoDate(instant);
}

/** Days from one day to another; negative when `to` lies before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** An ISO instant as the formats of open data have it, which know no parts of a second: 2026-07-01T01:30:00Z. */
export function wholeSeconds(instant: string): string {
  return instant.replace(/\.\d+Z$/, "Z");
}
