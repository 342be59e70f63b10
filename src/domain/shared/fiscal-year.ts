/** Fiscal years: 2025 = 令和7年度 = 1 April 2025 – 31 March 2026, Asia/Tokyo. */

import { type IsoDate, isoDate, toIsoDate } from "./iso-date";

declare const brand: unique symbol;

/** The western year in which the fiscal year begins, of four digits. Made only by this file's functions. */
export type FiscalYear = number & { readonly [brand]: "FiscalYear" };

/** 地方自治法第208条: the municipal fiscal year begins on 1 April. */
const FIRST_MONTH = 4;
export function isFiscalYear(value: number): value is FiscalYear {
  return Number.isInteger(value) && value >= 1000 && value <= 9999;
}

/** A number that is known to be a fiscal year. @throws RangeError when it is not. */
export function fiscalYear(value: number): FiscalYear {
  if (!isFiscalYear(value)) throw new RangeError(`Not a fiscal year: ${value}`);
  return value;
}

/** The fiscal year that stands in an address, of four digits; null for anything else. */
export function parseFiscalYear(text: string): FiscalYear | null {
  const value = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  return isFiscalYear(value) ? value : null;
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
  return fiscalYear(Math.min(a, b));
}

export function laterFy(a: FiscalYear, b: FiscalYear): FiscalYear {
  return fiscalYear(Math.max(a, b));
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

/** First and last day of the fiscal year. */
export function fiscalYearRange(fy: FiscalYear): { readonly start: IsoDate; readonly end: IsoDate } {
  return { start: isoDate(`${fy}-04-01`), end: isoDate(`${addYears(fy, 1)}-03-31`) };
}

/** The latest fiscal year that had ended before that day: on 2026-03-31 still 2024, on 2026-04-01 2025. */
export function latestEndedFy(todayIso: string | Date): FiscalYear {
  return addYears(fiscalYearOf(todayIso), -1);
}
