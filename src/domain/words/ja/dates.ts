/** Fiscal years, days and moments as a Japanese reader writes them. */

import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { TOKYO, toIsoDate } from "@/domain/shared/iso-date";

export const ERA_LETTERS: Record<string, string> = { 令和: "R", 平成: "H", 昭和: "S", 大正: "T", 明治: "M" };

const japaneseDay = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
  timeZone: "UTC",
  era: "long",
  year: "numeric",
  month: "long",
  day: "numeric",
});

/**
 * 明治6年1月1日, from which on Japan counts days as the rest of the world does. A day or a year before it is no day of an era that
 * could be said: a mistyped one shows the year as it was typed.
 */
const FIRST_ERA_DAY = "1873-01-01";
const FIRST_ERA_FY = 1873;

interface EraYear {
  readonly era: string;
  readonly year: number;
}

/** Every page names the same few years, thousands of times; the calendar is slow to ask. */
const eraYears = new Map<FiscalYear, EraYear>();

function findEra(fy: FiscalYear): EraYear {
  // 1 April 2019 was still 平成31年, but the fiscal year is called 令和元年度 (the era changed on 1 May).
  if (fy === 2019) return { era: "令和", year: 1 };
  const parts = japaneseDay.formatToParts(new Date(`${fy}-04-01T00:00:00Z`));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return { era: part("era"), year: part("year") === "元" ? 1 : Number(part("year")) };
}

/** Era and year within it, as they stand on 1 April. */
function eraOf(fy: FiscalYear): EraYear {
  const known = eraYears.get(fy);
  if (known) return known;
  const found = findEra(fy);
  eraYears.set(fy, found);
  return found;
}

/** 2025 → 令和7年度, 2019 → 令和元年度, 1800 → 1800年度. */
export function fiscalYearJa(fy: FiscalYear): string {
  if (fy < FIRST_ERA_FY) return `${fy}年度`;
  const { era, year } = eraOf(fy);
  return `${era}${year === 1 ? "元" : year}年度`;
}

/** Years, ascending: 令和7年度・令和9年度, and three and more in a row as 令和7年度から令和9年度まで; "" for none. */
export function fiscalYearsJa(years: readonly FiscalYear[]): string {
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return "";
  const isRow = years.every((fy, index) => fy === addYears(first, index));
  if (years.length < 3 || !isRow) return years.map(fiscalYearJa).join("・");
  return `${fiscalYearJa(first)}から${fiscalYearJa(last)}まで`;
}

/** 2025 → 令和7年度（2025年度） */
export function fiscalYearLabel(fy: FiscalYear): string {
  return fy < FIRST_ERA_FY ? fiscalYearJa(fy) : `${fiscalYearJa(fy)}（${fy}年度）`;
}

/** 2025 → R7, 2019 → R1, 2018 → H30, 1800 → 1800. */
export function fiscalYearShort(fy: FiscalYear): string {
  if (fy < FIRST_ERA_FY) return String(fy);
  const { era, year } = eraOf(fy);
  return `${ERA_LETTERS[era] ?? era}${year}`;
}

/** 2026-03-31 → 令和8年3月31日, 1025-03-31 → 1025年3月31日. An instant is read in Asia/Tokyo. @throws RangeError when the text is no ISO date. */
export function dateJa(iso: string | Date): string {
  const day = toIsoDate(iso);
  if (day < FIRST_ERA_DAY) {
    const [year, month, date] = day.split("-").map(Number);
    return `${year}年${month}月${date}日`;
  }
  return japaneseDay.format(new Date(`${day}T00:00:00Z`));
}

/** 2027-01-29 → 令和9年1月 */
export function monthJa(iso: string | Date): string {
  return dateJa(iso).replace(/\d+日$/, "");
}

/** 令和8年11月22日 14:05, read in Asia/Tokyo. @param iso an instant */
export function instantJa(iso: string): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: TOKYO, hour: "2-digit", minute: "2-digit" });
  return `${dateJa(iso)} ${time.format(new Date(iso))}`;
}
