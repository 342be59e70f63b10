/** Figures as people type them and as they are printed. What is unreadable is refused with its reason, never guessed. */
import { compareDecimals, type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import { withoutUnseen } from "@/domain/shared/typed-text";
import type { Kpi } from "./definition";
import { lowestOf, type WithLowest } from "./lowest";

/** Why a typed text is no figure, with what a sentence about it needs. */
export type QuantityFault =
  | { readonly reason: "dash" | "not_a_number" | "exponent" | "bad_comma" }
  /** Characters, digits before the point, or decimal places. */
  | { readonly reason: "too_long" | "too_many_digits" | "too_many_decimals"; readonly most: number }
  | {
      readonly reason: "wrong_unit";
      /** What stands behind the digits. */
      readonly tail: string;
      /** The only unit that may; null where none may. */
      readonly unit: string | null;
    }
  | { readonly reason: "above_limit" | "below_lowest"; readonly limit: DecimalString; readonly unit: string };

export type QuantityResult =
  | { readonly ok: true /** null: the field is blank. */; readonly value: DecimalString | null }
  | ({ readonly ok: false } & QuantityFault);

export interface ParseOptions {
  /** The only unit that may stand behind the number; without it no unit may. */
  readonly unit?: string;
  /** Decimal places allowed; MAX_DECIMALS when left out. */
  readonly decimals?: number;
  /** In a file a lone "-" is a blank cell; in a form the person is asked instead. */
  readonly dashIsBlank?: boolean;
}

/** What a figure of a KPI is read by. */
export type FigureTerms = Pick<Kpi, "unit" | "decimals" | "upperLimit"> & WithLowest;

/** Longest text that can be a figure: 15 digits, their commas, decimals and a unit. */
const MAX_QUANTITY_LENGTH = 40;
/** Fits numeric(24,6) and stays exact in every spreadsheet. */
const MAX_INTEGER_DIGITS = 15;
const MAX_DECIMALS = 6;

/** Minus signs and the dashes that Japanese keyboards give for one (long vowel mark included). */
const DASHES = /[-‐‑‒–—―−ー─━]/g;
/** ▲3 and △3 are how Japanese accounts write −3. */
const TRIANGLES = /[▲△]/g;

/** Dashes and nothing else: in a table they say that there is nothing. */
export function isLoneDash(text: string): boolean {
  const plain = text.normalize("NFKC").trim();
  return plain !== "" && plain.replace(DASHES, "") === "";
}

/**
 * Reads a typed figure: ２，５００ / 2,500 / −3 / ▲3 / △3; blank is null. Full-width forms are read as half-width
 * (NFKC); a lone dash is refused unless `dashIsBlank`, so that it never becomes 0 or a silent blank.
 */
export function parseQuantity(text: string, options: ParseOptions = {}): QuantityResult {
  const typed = withoutUnseen(text).trim();
  if (typed === "") return { ok: true, value: null };
  if (typed.length > MAX_QUANTITY_LENGTH) {
    return { ok: false, reason: "too_long", most: MAX_QUANTITY_LENGTH };
  }
  if (hidesDigits(typed)) return notANumber();
  const plain = typed.normalize("NFKC").trim();
  const signed = plain.replace(DASHES, "-").replace(TRIANGLES, "-");
  if (isLoneDash(plain)) {
    return options.dashIsBlank ? { ok: true, value: null } : { ok: false, reason: "dash" };
  }
  const sign = /^[+-]?\s*/.exec(signed)?.[0] ?? "";
  // Only the sign is read with dashes made equal: a unit such as カード or サーバー keeps its long vowel marks.
  const unsigned = plain.slice(sign.length);
  const digits = /^[0-9.,]+/.exec(unsigned)?.[0];
  if (digits === undefined) return notANumber();
  const refused =
    checkTail(unsigned.slice(digits.length).trim(), options.unit) ??
    checkDigits(digits, options.decimals ?? MAX_DECIMALS);
  if (refused) return refused;
  const value = decimal(digits.replaceAll(",", ""));
  return { ok: true, value: toDecimalString(sign.startsWith("-") ? value.negated() : value) };
}

/**
 * Reads a figure for one KPI: its unit may stand behind the number, its decimal places and what can be
 * true at least and at most are kept. A share above 100 whose limit is open passes here; entryChecks warns of it.
 */
export function checkQuantityForKpi(
  text: string,
  kpi: FigureTerms,
  options: Pick<ParseOptions, "dashIsBlank"> = {},
): QuantityResult {
  const result = parseQuantity(text, { ...options, unit: kpi.unit, decimals: kpi.decimals });
  if (!result.ok || result.value === null) return result;
  const lowest = lowestOf(kpi);
  if (lowest !== null && compareDecimals(result.value, lowest) < 0) {
    return { ok: false, reason: "below_lowest", limit: lowest, unit: kpi.unit };
  }
  if (kpi.upperLimit !== null && compareDecimals(result.value, kpi.upperLimit) > 0) {
    return { ok: false, reason: "above_limit", limit: kpi.upperLimit, unit: kpi.unit };
  }
  return result;
}

/** 15000 → 15,000; fixed places, rounded half up; minus as −. */
export function formatNumber(value: DecimalString, decimals: number): string {
  const fixed = decimal(value).toFixed(decimals);
  const magnitude = fixed.replace("-", "");
  const [whole = "0", fraction] = magnitude.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = fixed.startsWith("-") && /[1-9]/.test(magnitude) ? "−" : "";
  return `${sign}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** 1286.5 → 1,286.5: with the decimal places that it has, where nothing tells how many it is printed with. */
export function plainFigure(value: DecimalString): string {
  return formatNumber(value, decimalsOf(value, MAX_DECIMALS));
}

/** Decimal places of a canonical decimal, at most `most`. */
export function decimalsOf(value: DecimalString, most: number): number {
  return Math.min(most, value.split(".")[1]?.length ?? 0);
}

/**
 * Decimal places of a target as the document writes it: a whole one stays whole (計画 70% beside 実績 35.0%), any other has
 * the KPI's own places (1.40 beside 0.90).
 */
export function targetDecimals(value: DecimalString, decimals: number): number {
  return decimalsOf(value, decimals) === 0 ? 0 : decimals;
}

/** 15,000千枚, 76.2%, −3件; － where there is no figure. */
export function formatQuantity(
  value: DecimalString | null,
  { unit, decimals }: Pick<Kpi, "unit" | "decimals">,
): string {
  return value === null ? "－" : `${formatNumber(value, decimals)}${unit}`;
}

/** A change: +318手続き, −1,000千枚, ±0件; － where there is none. */
export function formatChange(
  value: DecimalString | null,
  { unit, decimals }: Pick<Kpi, "unit" | "decimals">,
): string {
  if (value === null) return "－";
  const text = formatQuantity(value, { unit, decimals });
  if (text.startsWith("−")) return text;
  return /[1-9]/.test(formatNumber(value, decimals)) ? `+${text}` : `±${text}`;
}

/** What stands behind the digits: nothing, or the KPI's own unit. */
function checkTail(tail: string, unit: string | undefined): QuantityResult | null {
  if (tail === "") return null;
  if (unit !== undefined && unit !== "" && tail === unit.normalize("NFKC").trim()) return null;
  if (/^e[-+−]?\d+$/i.test(tail)) {
    return { ok: false, reason: "exponent" };
  }
  if (/[0-9]/.test(tail)) return notANumber();
  return { ok: false, reason: "wrong_unit", tail, unit: unit === undefined || unit === "" ? null : unit };
}

/** Commas, digits and decimal places of an unsigned number. */
function checkDigits(digits: string, decimals: number): QuantityResult | null {
  const hasComma = digits.includes(",");
  // A group that begins with 0 ("0,5") is a decimal comma rather than thousands.
  if (hasComma && !/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits)) {
    return { ok: false, reason: "bad_comma" };
  }
  const [whole = "", fraction, ...more] = digits.replaceAll(",", "").split(".");
  if (more.length > 0 || whole === "" || fraction === "") return notANumber();
  if (whole.replace(/^0+(?=\d)/, "").length > MAX_INTEGER_DIGITS) {
    return { ok: false, reason: "too_many_digits", most: MAX_INTEGER_DIGITS };
  }
  // Typed places count, not significant ones: "2.000" for 2,000 must not become 2.
  if ((fraction?.length ?? 0) > decimals) {
    return { ok: false, reason: "too_many_decimals", most: decimals };
  }
  return null;
}

/** NFKC would turn ①, ², ½ and ㏠ into plain digits, and 10² into 102. */
function hidesDigits(text: string): boolean {
  return [...text].some((char) => !/[0-9０-９]/.test(char) && /[0-9]/.test(char.normalize("NFKC")));
}

function notANumber(): QuantityResult {
  return { ok: false, reason: "not_a_number" };
}
