/** A day as people write it into a cell: 令和8年3月31日, R8.3.31, 2026/3/31, a cell that is a date. */
import { isLoneDash } from "@/domain/plan/quantity";
import { type IsoDate, isIsoDate } from "@/domain/shared/iso-date";
import { withoutUnseen } from "@/domain/shared/typed-text";
import type { SheetCell } from "./cell";
import { type CellReading, unreadable } from "./fault";

/** Each era's year before its first one, and its last year: 昭和 100 is nobody's day. */
const ERAS: Readonly<Record<string, { readonly before: number; readonly last: number }>> = {
  令和: { before: 2018, last: 99 },
  平成: { before: 1988, last: 31 },
  昭和: { before: 1925, last: 64 },
};
const ERA_OF: Readonly<Record<string, string>> = {
  令: "令和",
  R: "令和",
  平: "平成",
  H: "平成",
  昭: "昭和",
  S: "昭和",
};

const ERA_YEAR = "(令和|平成|昭和|令|平|昭|R|H|S)\\s*\\.?\\s*(元|\\d{1,2})";
const WEST_YEAR = "(?:西暦)?(\\d{4})";
/** 年, /, . or - between the parts, and a day of the week behind them. */
const REST =
  "\\s*[年/.-]\\s*(\\d{1,2})\\s*[月/.-]\\s*(末日|末|\\d{1,2})\\s*日?(?:\\s*\\(?[日月火水木金土](?:曜日?)?\\)?)?";
const ERA_DAY = new RegExp(`^${ERA_YEAR}${REST}$`, "i");
const WEST_DAY = new RegExp(`^${WEST_YEAR}${REST}$`);
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const WITHOUT_YEAR = /^\d{1,2}\s*[月/.-]\s*(\d{1,2}|末日?)\s*日?$/;
/** Behind the day: 現在, 時点. */
const AS_OF = /\s*(現在|時点)$/;

/** 令和7 → 2025, R元 → 2019; null where the era has no such year. */
export function westernYear(era: string, year: string): number | null {
  const known = ERAS[ERA_OF[era.toUpperCase()] ?? era];
  const no = year === "元" ? 1 : Number(year);
  return known === undefined || no < 1 || no > known.last ? null : known.before + no;
}

/** Blank is null. A lone dash is blank, as in every table. */
export function readDayCell(cell: SheetCell): CellReading<IsoDate | null> {
  const fault = unreadable(cell);
  if (fault !== null) return { ok: false, fault };
  if (cell.kind === "date") {
    const [day = ""] = cell.text.split("T");
    return isIsoDate(day) ? { ok: true, value: day } : refuse("no_such_day", cell.text);
  }
  const typed = withoutUnseen(cell.text).normalize("NFKC").trim();
  if (typed === "" || isLoneDash(typed)) return { ok: true, value: null };
  return readTyped(typed.replace(AS_OF, ""), cell.text.trim());
}

function readTyped(typed: string, shown: string): CellReading<IsoDate | null> {
  const inEra = ERA_DAY.exec(typed);
  if (inEra) {
    const [, era = "", no = "", month = "", day = ""] = inEra;
    const year = westernYear(era, no);
    return year === null ? refuse("no_such_day", shown) : dayOf(year, month, day, shown);
  }
  const [, year, month = "", day = ""] = WEST_DAY.exec(typed) ?? EIGHT_DIGITS.exec(typed) ?? [];
  if (year !== undefined) return dayOf(Number(year), month, day, shown);
  return refuse(WITHOUT_YEAR.test(typed) ? "day_without_year" : "not_a_day", shown);
}

function dayOf(year: number, month: string, day: string, shown: string): CellReading<IsoDate> {
  const last = new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
  const no = day.startsWith("末") ? last : Number(day);
  const text = `${year}-${month.padStart(2, "0")}-${String(no).padStart(2, "0")}`;
  return isIsoDate(text) ? { ok: true, value: text } : refuse("no_such_day", shown);
}

function refuse(
  reason: "not_a_day" | "no_such_day" | "day_without_year",
  text: string,
): { readonly ok: false; readonly fault: { readonly reason: typeof reason; readonly text: string } } {
  return { ok: false, fault: { reason, text } };
}
