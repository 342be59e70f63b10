/** Fiscal years: 2025 = 令和7年度 = 1 April 2025 – 31 March 2026, Asia/Tokyo. */

declare const brand: unique symbol;

/** The western year in which the fiscal year begins, of four digits. Made only by this file's functions. */
export type FiscalYear = number & { readonly [brand]: "FiscalYear" };

export const TOKYO = "Asia/Tokyo";
/** 地方自治法第208条: the municipal fiscal year begins on 1 April. */
const FIRST_MONTH = 4;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const tokyoDay = new Intl.DateTimeFormat("en-CA", {
  timeZone: TOKYO,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

export function isFiscalYear(value: number): value is FiscalYear {
  return Number.isInteger(value) && value >= 1000 && value <= 9999;
}

/** A number that is known to be a fiscal year. @throws RangeError when it is not. */
export function fiscalYear(value: number): FiscalYear {
  if (!isFiscalYear(value)) throw new RangeError(`Not a fiscal year: ${value}`);
  return value;
}

/** So many years later; earlier for a negative number. */
export function addYears(fy: FiscalYear, years: number): FiscalYear {
  return fiscalYear(fy + years);
}

/** Every fiscal year from the first to the last, both included; none where the last lies before the first. */
export function fiscalYears(first: FiscalYear, last: FiscalYear): FiscalYear[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => addYears(first, i));
}

export function earlierFy(a: FiscalYear, b: FiscalYear): FiscalYear {
  return a < b ? a : b;
}

export function laterFy(a: FiscalYear, b: FiscalYear): FiscalYear {
  return a > b ? a : b;
}

/** Whether the text is YYYY-MM-DD and such a day exists (2026-02-30 does not). */
export function isIsoDate(text: string): boolean {
  if (!ISO_DATE.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The ISO date that an instant falls on in Japan. @throws RangeError for an invalid Date. */
export function tokyoDate(instant: Date): string {
  return tokyoDay.format(instant);
}

/** ISO date as it stands, ISO instant or Date → the day in Japan. */
export function toIsoDate(value: string | Date): string {
  if (value instanceof Date) return tokyoDate(value);
  if (isIsoDate(value)) return value;
  const instant = new Date(value.includes("T") ? value : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`Not an ISO date: ${value}`);
  return tokyoDate(instant);
}

/**
 * The fiscal year of a day (ISO date) or of an instant (Date or ISO instant, read in Asia/Tokyo).
 * @throws RangeError when the text is no ISO date.
 */
export function fiscalYearOf(date: string | Date): FiscalYear {
  const iso = toIsoDate(date);
  const year = Number(iso.slice(0, 4));
  return fiscalYear(Number(iso.slice(5, 7)) >= FIRST_MONTH ? year : year - 1);
}

/** First and last day of the fiscal year, ISO dates. */
export function fiscalYearRange(fy: FiscalYear): { readonly start: string; readonly end: string } {
  return { start: `${fy}-04-01`, end: `${addYears(fy, 1)}-03-31` };
}

/** The latest fiscal year that had ended before that day: on 2026-03-31 still 2024, on 2026-04-01 2025. */
export function latestEndedFy(todayIso: string | Date): FiscalYear {
  return addYears(fiscalYearOf(todayIso), -1);
}

/** Days from one ISO date to another; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
