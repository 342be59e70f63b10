/** Decimal arithmetic. Values travel as canonical decimal strings ("35", "18.2", "-3"), never as binary floats. */
import { Decimal } from "decimal.js";

/** A canonical decimal: no exponent, no leading plus, no trailing zeros, no "-0". */
export type DecimalString = string;

/** Digits enough that a division's rounding never reaches what is printed or stored (numeric(24,6) at most). */
const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });
export type ExactDecimal = InstanceType<typeof Exact>;

/** @throws DecimalError when the text is not a finite decimal. */
export function decimal(value: DecimalString | number): ExactDecimal {
  return new Exact(value);
}

export function toDecimalString(value: ExactDecimal): DecimalString {
  return value.isZero() ? "0" : value.toFixed();
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
  return values.reduce<DecimalString | null>(
    (least, value) => (least === null || compareDecimals(value, least) < 0 ? value : least),
    null,
  );
}

/** The largest value, or null of none. */
export function maxDecimal(values: readonly DecimalString[]): DecimalString | null {
  return values.reduce<DecimalString | null>(
    (most, value) => (most === null || compareDecimals(value, most) > 0 ? value : most),
    null,
  );
}

/** Rounded half away from zero (四捨五入) to so many decimal places. */
export function roundDecimal(value: ExactDecimal, places: number): DecimalString {
  return toDecimalString(value.toDecimalPlaces(places, Exact.ROUND_HALF_UP));
}

/** Rounded towards minus infinity: for a ratio that must never be printed as having reached a limit it missed. */
export function floorDecimal(value: ExactDecimal, places: number): DecimalString {
  return toDecimalString(value.toDecimalPlaces(places, Exact.ROUND_FLOOR));
}
