/** Decimal arithmetic. Values travel as canonical decimal strings ("35", "18.2", "-3"), never as binary floats. */
import { Decimal } from "decimal.js";

declare const brand: unique symbol;

/** A canonical decimal: no exponent, no leading plus, no trailing zeros, no "-0". Made only by this file's functions. */
export type DecimalString = string & { readonly [brand]: "DecimalString" };

/** Digits enough that a division's rounding never reaches what is printed or stored (numeric(24,6) at most). */
const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });
export type ExactDecimal = InstanceType<typeof Exact>;

const CANONICAL = /^(?:0|-?(?:[1-9]\d*(?:\.\d*[1-9])?|0\.\d*[1-9]))$/;

export function isDecimalString(text: string): text is DecimalString {
  return CANONICAL.test(text);
}

/** A text that is known to be a canonical decimal. @throws RangeError when it is not. */
export function decimalString(text: string): DecimalString {
  if (!isDecimalString(text)) throw new RangeError(`Not a canonical decimal: ${text}`);
  return text;
}

/** @throws DecimalError when the text is not a finite decimal. */
export function decimal(value: string | number): ExactDecimal {
  return new Exact(value);
}

export function toDecimalString(value: ExactDecimal): DecimalString {
  return (value.isZero() ? "0" : value.toFixed()) as DecimalString;
}

/** -1, 0 or 1: how `a` stands to `b`, by value ("1.0" equals "1"). */
export function compareDecimals(a: DecimalString, b: DecimalString): -1 | 0 | 1 {
  const order = decimal(a).comparedTo(decimal(b));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/** Two unknowns are equal; an unknown never equals a figure. */
export function sameFigure(a: DecimalString | null, b: DecimalString | null): boolean {
  if (a === null || b === null) return a === b;
  return compareDecimals(a, b) === 0;
}

/** The smallest value, or null of none. */
export function minDecimal(values: readonly DecimalString[]): DecimalString | null {
  return values.toSorted(compareDecimals).at(0) ?? null;
}

/** The largest value, or null of none. */
export function maxDecimal(values: readonly DecimalString[]): DecimalString | null {
  return values.toSorted(compareDecimals).at(-1) ?? null;
}

/** Rounded half away from zero (四捨五入) to so many decimal places. */
export function roundDecimal(value: ExactDecimal, places: number): DecimalString {
  return toDecimalString(value.toDecimalPlaces(places, Exact.ROUND_HALF_UP));
}

/** Rounded towards minus infinity: for a ratio that must never be printed as having reached a limit it missed. */
export function floorDecimal(value: ExactDecimal, places: number): DecimalString {
  return toDecimalString(value.toDecimalPlaces(places, Exact.ROUND_FLOOR));
}

/** Rounded towards plus infinity. */
export function ceilDecimal(value: ExactDecimal, places: number): DecimalString {
  return toDecimalString(value.toDecimalPlaces(places, Exact.ROUND_CEIL));
}
