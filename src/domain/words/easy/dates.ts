/** Fiscal years and days in やさしい日本語: when a 年度 begins and ends is said, and characters have their readings. */
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { toIsoDate } from "@/domain/shared/iso-date";
import { fiscalYearJa } from "@/domain/words/ja/dates";

const ERAS: readonly (readonly [string, string])[] = [
  ["令和元年度", "令和元年度《れいわがんねんど》"],
  ["平成元年度", "平成元年度《へいせいがんねんど》"],
  ["令和", "令和《れいわ》"],
  ["平成", "平成《へいせい》"],
  ["昭和", "昭和《しょうわ》"],
  ["年度", "年度《ねんど》"],
];

/** 令和《れいわ》7年度《ねんど》 */
export function fiscalYearEasy(fy: FiscalYear): string {
  const year = fiscalYearJa(fy);
  const first = ERAS.find(([name]) => name === year)?.[1];
  return first ?? ERAS.slice(2).reduce((text, [name, read]) => text.replace(name, read), year);
}

/** 令和7, for the foot of a chart: readings have no room there, and the era is the one that the page says. */
export function fiscalYearShortEasy(fy: FiscalYear): string {
  return fiscalYearJa(fy).replace("年度", "");
}

/** 令和7年度（2025年4月～2026年3月） */
export function fiscalYearLongEasy(fy: FiscalYear): string {
  return `${fiscalYearEasy(fy)}（${fy}年《ねん》4月《がつ》～${addYears(fy, 1)}年《ねん》3月《がつ》）`;
}

/** 令和3年度～令和5年度; of one year its own name */
export function fiscalYearsEasy(first: FiscalYear, last: FiscalYear): string {
  return first === last ? fiscalYearEasy(last) : `${fiscalYearEasy(first)}～${fiscalYearEasy(last)}`;
}

/** 2025年4月から2030年3月まで */
export function periodEasy(startFy: FiscalYear, endFy: FiscalYear): string {
  return `${startFy}年《ねん》4月《がつ》から${addYears(endFy, 1)}年《ねん》3月《がつ》まで`;
}

/** Days that are not read as a number and にち. */
const OWN_READING = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 20, 24]);

/** 2026年3月31日. An instant is read in Asia/Tokyo. */
export function dayEasy(iso: string): string {
  const [year, month, day = 1] = toIsoDate(iso).split("-").map(Number);
  return `${year}年《ねん》${month}月《がつ》${day}日${OWN_READING.has(day) ? "" : "《にち》"}`;
}

/** 2027年1月 */
export function monthEasy(iso: string): string {
  return dayEasy(iso).replace(/\d+日(?:《にち》)?$/, "");
}
