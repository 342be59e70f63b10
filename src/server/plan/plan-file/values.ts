/** How one value of a plan file is read from its text: undefined for a text that is not accepted. */

import type { Target } from "@/domain/plan/definition";
import { ARROW_BY_DIRECTION, NO_TARGET } from "@/domain/plan/notation";
import { type DecimalString, decimal, decimalString, toDecimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { isInitiativeId, MAX_INITIATIVE_ID } from "@/domain/shared/initiative-id";
import { isKpiId } from "@/domain/shared/kpi-id";
import { isMetricId } from "@/domain/shared/metric-id";
import { cleanName, withoutInvisible } from "@/domain/shared/typed-text";

export const MAX_TEXT = 2000;
/** What a plan calls one of its parts. */
export const MAX_WORD = 30;
/** Of all paragraphs of a plan together. */
const MAX_RECORDED = 200_000;
/** The first year of 平成; no plan on file is older. */
export const FIRST_FY = 1989;
export const LAST_FY = 2100;
/** A figure is stored as numeric(24,6). */
const FIGURE = /^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,6})?$/;
const SLUG = /^[a-z][a-z0-9-]{1,39}$/;
const INITIATIVE_SLUG = new RegExp(`^[a-z][a-z0-9-]{1,${MAX_INITIATIVE_ID - 1}}$`);

/**
 * Text as it stands, without outer blanks and without what nobody sees. Line breaks, control characters, NUL and
 * U+FFFD are refused: a file says exactly what it means.
 */
export function readText(text: string): string | undefined {
  const trimmed = withoutInvisible(text).trim();
  const spoiled = /[\p{Cc}\uFFFD\u2028\u2029]/u.test(trimmed) || !trimmed.isWellFormed();
  return trimmed === "" || trimmed.length > MAX_TEXT || spoiled ? undefined : trimmed;
}

/** The name of a plan, a department, a site: nothing unseen in it. */
export function readName(text: string): string | undefined {
  const read = readText(text);
  return read === undefined ? undefined : cleanName(read) || undefined;
}

/** What a recorded change says of a text or of a list of them: several lines, each as above or empty. */
export function readRecorded(text: string): string | undefined {
  const spoiled = /[\p{Cc}\uFFFD\u2028\u2029]/u.test(text.replaceAll("\n", "")) || !text.isWellFormed();
  return text === "" || text.length > MAX_RECORDED || spoiled ? undefined : text;
}

export const readSlug = (text: string) => (SLUG.test(text) ? text : undefined);
/** A slug that is a KPI's. */
export const readKpiId = (text: string) => (SLUG.test(text) && isKpiId(text) ? text : undefined);
export const readMetricId = (text: string) => (isMetricId(text) ? text : undefined);
export const readInitiativeId = (text: string) =>
  INITIATIVE_SLUG.test(text) && isInitiativeId(text) ? text : undefined;
/** Only http(s): the address becomes a link on a public page. */
export const readWebAddress = (text: string) =>
  /^https?:\/\/[^\s"'<>]+$/.test(text) && URL.canParse(text) ? text : undefined;
export const readFigure = (text: string) => (FIGURE.test(text) ? toDecimalString(decimal(text)) : undefined);

export function readWhole(lowest: number, highest: number) {
  return (text: string): number | undefined => {
    const value = /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : Number.NaN;
    return value >= lowest && value <= highest ? value : undefined;
  };
}
const readYearNumber = readWhole(FIRST_FY, LAST_FY);
export function readFiscalYear(text: string): FiscalYear | undefined {
  const year = readYearNumber(text);
  return year === undefined ? undefined : fiscalYear(year);
}

export function readTarget(text: string): Target | undefined {
  if (text === ARROW_BY_DIRECTION.up || text === ARROW_BY_DIRECTION.down) return { kind: "trend" };
  if (text === NO_TARGET) return { kind: "none" };
  const value = readFigure(text);
  return value === undefined ? undefined : { kind: "number", value };
}

/**
 * The highest value that can be true.
 * @param written undefined: left out of the file; null: written as "no limit".
 * @returns null for none. No share goes beyond 100 unless the file says so.
 */
export function upperLimitOf(
  written: DecimalString | null | undefined,
  aggregation: unknown,
): DecimalString | null {
  return written === undefined ? (aggregation === "share" ? decimalString("100") : null) : written;
}
