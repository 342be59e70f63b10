/** Fiscal years and days for readers who do not count Japanese eras. */
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { toIsoDate } from "@/domain/shared/iso-date";

/** FY2025 */
export function fiscalYearEn(fy: FiscalYear): string {
  return `FY${fy}`;
}

/** FY2025 (April 2025–March 2026): a reader elsewhere cannot know when it begins. */
export function fiscalYearLongEn(fy: FiscalYear): string {
  return `${fiscalYearEn(fy)} (April ${fy}–March ${addYears(fy, 1)})`;
}

/** FY2021–FY2023; of one year its own name */
export function fiscalYearsEn(first: FiscalYear, last: FiscalYear): string {
  return first === last ? fiscalYearEn(last) : `${fiscalYearEn(first)}–${fiscalYearEn(last)}`;
}

/** April 2025–March 2030 */
export function periodEn(startFy: FiscalYear, endFy: FiscalYear): string {
  return `April ${startFy}–March ${addYears(endFy, 1)}`;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** 31 March 2026. An instant is read in Asia/Tokyo. */
export function dayEn(iso: string): string {
  const [year, month, day] = toIsoDate(iso).split("-").map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** January 2027 */
export function monthEn(iso: string): string {
  return dayEn(iso).replace(/^\d+ /, "");
}
