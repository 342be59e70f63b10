/** Entry checks: they warn and ask for a reason, they never block. */

import type { Kpi } from "@/domain/plan/definition";
import {
  compareDecimals,
  type DecimalString,
  decimal,
  decimalString,
  type ExactDecimal,
  toDecimalString,
} from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { FigureStatus } from "./report";

/** What is worth asking about, with the figures that the question names. */
export type EntryWarning =
  | {
      readonly code: "scale_slip" | "falling_cumulative" | "same_as_last";
      /** The latest earlier figure. */
      readonly last: KnownFigure;
    }
  | { readonly code: "share_over_100" }
  | {
      readonly code: "large_change";
      readonly last: KnownFigure;
      /** Without a sign. */
      readonly change: DecimalString;
      /** The largest change between neighbouring known years. */
      readonly largest: DecimalString;
    };

export interface EntryCheckInput {
  readonly kpi: Pick<Kpi, "unit" | "scale" | "decimals" | "aggregation" | "baseline">;
  /** The year the figure is for; figures of that year and later are left out. All are taken when it is left out. */
  readonly fy?: FiscalYear;
  /** null: nothing entered, nothing to warn of. */
  readonly value: DecimalString | null;
  /** A 年度途中の値 is not compared with whole years. Taken for one of the whole year when it is left out. */
  readonly status?: FigureStatus | null;
  /** Actuals of earlier years, any order. The KPI's baseline is added where its year is not among them. */
  readonly earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[];
}

/** 枚 entered for 千枚 is off by 1,000; a hundredfold leaves room for a year's real change. */
const SLIP_FACTOR = 100;
/** A change of more than 3× the largest earlier one. */
const LARGE_CHANGE_FACTOR = 3;
const WHOLE_SHARE = decimalString("100");

export interface KnownFigure {
  readonly fy: FiscalYear;
  readonly value: DecimalString;
}

/** Everything worth asking about in a figure, in a fixed order; empty when nothing is. */
export function entryChecks(input: EntryCheckInput): EntryWarning[] {
  const { kpi, value, status } = input;
  if (value === null) return [];
  const known = knownFigures(input);
  const last = known.at(-1) ?? null;
  const isPartial = status === "interim";
  return [
    checkScale(kpi, value, last),
    isPartial ? null : checkCumulative(kpi, value, last),
    checkShare(kpi, value),
    ...(isPartial ? [] : [checkChange(value, known), checkSame(value, last)]),
  ].filter((warning) => warning !== null);
}

function knownFigures({ kpi, fy, earlier }: EntryCheckInput): KnownFigure[] {
  const { baseline } = kpi;
  const all = [...earlier];
  if (baseline.value !== null && !earlier.some((year) => year.fy === baseline.fy)) {
    all.push({ fy: baseline.fy, value: baseline.value });
  }
  return all.filter((year) => fy === undefined || year.fy < fy).sort((a, b) => a.fy - b.fy);
}

function checkScale(
  kpi: EntryCheckInput["kpi"],
  value: DecimalString,
  last: KnownFigure | null,
): EntryWarning | null {
  if (kpi.scale === 1 || last === null || decimal(last.value).isZero()) return null;
  const [now, before] = [decimal(value).abs(), decimal(last.value).abs()];
  const isSlip =
    now.greaterThanOrEqualTo(before.times(SLIP_FACTOR)) || now.times(SLIP_FACTOR).lessThanOrEqualTo(before);
  return isSlip ? { code: "scale_slip", last } : null;
}

function checkCumulative(
  kpi: EntryCheckInput["kpi"],
  value: DecimalString,
  last: KnownFigure | null,
): EntryWarning | null {
  if (kpi.aggregation !== "cumulative" || last === null || compareDecimals(value, last.value) >= 0)
    return null;
  return { code: "falling_cumulative", last };
}

function checkShare(kpi: EntryCheckInput["kpi"], value: DecimalString): EntryWarning | null {
  const isShare = kpi.aggregation === "share" || kpi.unit.normalize("NFKC") === "%";
  if (!isShare || compareDecimals(value, WHOLE_SHARE) <= 0) return null;
  return { code: "share_over_100" };
}

function checkChange(value: DecimalString, known: KnownFigure[]): EntryWarning | null {
  const last = known.at(-1);
  const largest = largestChange(known);
  if (last === undefined || largest === null) return null;
  const change = decimal(value).minus(decimal(last.value)).abs();
  if (change.lessThanOrEqualTo(largest.times(LARGE_CHANGE_FACTOR))) return null;
  return { code: "large_change", last, change: toDecimalString(change), largest: toDecimalString(largest) };
}

function checkSame(value: DecimalString, last: KnownFigure | null): EntryWarning | null {
  return last === null || compareDecimals(value, last.value) !== 0 ? null : { code: "same_as_last", last };
}

/** The largest change between neighbouring known years; null with fewer than two of them. */
function largestChange(known: readonly KnownFigure[]): ExactDecimal | null {
  let largest: ExactDecimal | null = null;
  for (const [index, year] of known.entries()) {
    const before = known[index - 1];
    if (before === undefined) continue;
    const change = decimal(year.value).minus(decimal(before.value)).abs();
    if (largest === null || change.greaterThan(largest)) largest = change;
  }
  return largest;
}
