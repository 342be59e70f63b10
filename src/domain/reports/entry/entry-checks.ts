/** Entry checks: they warn and ask for a reason, they never block. The first report is checked as sharply as the last. */

import type { Kpi } from "@/domain/plan/definition";
import type { FigureStatus } from "@/domain/reports/report";
import {
  compareDecimals,
  type DecimalString,
  decimal,
  decimalString,
  type ExactDecimal,
  maxDecimal,
  minDecimal,
  toDecimalString,
} from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";

/** What is worth asking about, with the figures that the question names. */
export type EntryWarning =
  /** It lies far from all that is known, and would not with so many places moved. */
  | {
      readonly code: "scale_slip";
      readonly factor: (typeof SLIP_FACTORS)[number];
      readonly isTooLarge: boolean;
      /** The figure that it may have been meant to be. */
      readonly meant: DecimalString;
    }
  | {
      readonly code: "far_from_last" | "falling_cumulative" | "same_as_last";
      /** The latest earlier figure. */
      readonly last: KnownFigure;
    }
  | { readonly code: "share_over_100" | "beyond_target" | "as_of_outside" }
  | {
      readonly code: "large_change";
      readonly last: KnownFigure;
      /** Without a sign. */
      readonly change: DecimalString;
      /** The largest change between neighbouring known years. */
      readonly largest: DecimalString;
    };

export interface EntryCheckInput {
  readonly kpi: Pick<Kpi, "unit" | "aggregation" | "direction" | "baseline" | "target">;
  /** The year the figure is for; figures of that year and later are left out. All are taken when it is left out. */
  readonly fy?: FiscalYear;
  /** null: nothing entered, nothing to warn of. */
  readonly value: DecimalString | null;
  /** A 年度途中の値 is not compared with whole years. Taken for one of the whole year when it is left out. */
  readonly status?: FigureStatus | null;
  /** 時点 (ISO date); asked about only with the year. */
  readonly asOf?: IsoDate | null;
  /** A 時点 after it is refused, so nothing is asked about it. */
  readonly today?: IsoDate;
  /** Actuals of earlier years, any order. The KPI's baseline is added where its year is not among them. */
  readonly earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[];
}

/** Places that slip: a digit too many, 枚 entered for 千枚, 円 for 百円. */
const SLIP_FACTORS = [10, 100, 1000] as const;
/** How far beyond all that is known a figure may lie and still be one of them. */
const KNOWN_RANGE_FACTOR = 3;
/** So many times the last figure, or so small a part of it. */
const FAR_FACTOR = 5;
/** A year may be ahead of the target by so many times the whole way there. */
const BEYOND_WAYS = 3;
/** A part of a year is small for good reason: only what is smaller than this is asked about. */
const PARTIAL_FACTOR = 100;
/** A change of more than 3× the largest earlier one. */
const LARGE_CHANGE_FACTOR = 3;
const WHOLE_SHARE = decimalString("100");

export interface KnownFigure {
  readonly fy: FiscalYear;
  readonly value: DecimalString;
}

/** A question of the order of magnitude: whoever approves looks at each such figure by itself, answered or not. */
function isOfMagnitude({ code }: EntryWarning): boolean {
  return code === "scale_slip" || code === "far_from_last" || code === "beyond_target";
}

/** Whether the figure changed so strongly that whoever reads it will ask why. */
export function isMuchChanged(warnings: readonly EntryWarning[]): boolean {
  return warnings.some(({ code }) => STRONG_CHANGES.includes(code));
}

const STRONG_CHANGES: readonly EntryWarning["code"][] = [
  "scale_slip",
  "far_from_last",
  "falling_cumulative",
  "large_change",
];

/** Whether a report may be approved together with others: nothing was asked, or all of it was answered. */
export function isForBulk(warnings: readonly EntryWarning[], warningNote: string): boolean {
  return warnings.length === 0 || (warningNote.trim() !== "" && !warnings.some(isOfMagnitude));
}

/** Everything worth asking about in a figure, in a fixed order; empty when nothing is. One slip is asked about once. */
export function entryChecks(input: EntryCheckInput): EntryWarning[] {
  const { kpi, value, status } = input;
  if (value === null) return [];
  const known = knownFigures(input);
  const last = known.at(-1) ?? null;
  const isPartial = status === "interim";
  const slip = checkScale(kpi, value, known, isPartial);
  const far = slip === null && !isPartial ? checkFar(value, last) : null;
  return [
    slip,
    far,
    slip === null ? checkBeyond(kpi, value) : null,
    isPartial ? null : checkCumulative(kpi, value, last),
    checkShare(kpi, value),
    isPartial || slip !== null || far !== null ? null : checkChange(kpi, value, known),
    isPartial ? null : checkSame(kpi, value, last),
    checkAsOf(input),
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

/** Against baseline, target and every known figure: without a number above 0 among them there is nothing to go by. */
function checkScale(
  { baseline, target }: EntryCheckInput["kpi"],
  value: DecimalString,
  known: readonly KnownFigure[],
  isPartial: boolean,
): EntryWarning | null {
  const sizes = [
    ...known.map((figure) => figure.value),
    ...(baseline.value === null ? [] : [baseline.value]),
    ...(target.value.kind === "number" ? [target.value.value] : []),
  ]
    .map((each) => toDecimalString(decimal(each).abs()))
    .filter((each) => each !== "0");
  const [least, most] = [minDecimal(sizes), maxDecimal(sizes)];
  if (least === null || most === null) return null;
  const low = decimal(least).dividedBy(KNOWN_RANGE_FACTOR);
  const high = decimal(most).times(KNOWN_RANGE_FACTOR);
  const size = decimal(value).abs();
  const isTooLarge = size.greaterThan(high);
  const isTooSmall = size.lessThan(isPartial ? decimal(least).dividedBy(PARTIAL_FACTOR) : low);
  if (!isTooLarge && !isTooSmall) return null;
  for (const factor of SLIP_FACTORS) {
    const meant = isTooLarge ? decimal(value).dividedBy(factor) : decimal(value).times(factor);
    if (meant.abs().lessThan(low) || meant.abs().greaterThan(high)) continue;
    return { code: "scale_slip", factor, isTooLarge, meant: toDecimalString(meant) };
  }
  return null;
}

function checkFar(value: DecimalString, last: KnownFigure | null): EntryWarning | null {
  if (last === null || decimal(last.value).isZero()) return null;
  const [now, before] = [decimal(value).abs(), decimal(last.value).abs()];
  const isFar =
    now.greaterThanOrEqualTo(before.times(FAR_FACTOR)) || now.times(FAR_FACTOR).lessThanOrEqualTo(before);
  return isFar ? { code: "far_from_last", last } : null;
}

function checkBeyond(
  { baseline, target, direction }: EntryCheckInput["kpi"],
  value: DecimalString,
): EntryWarning | null {
  if (baseline.value === null || target.value.kind !== "number") return null;
  const sign = direction === "up" ? 1 : -1;
  const way = decimal(target.value.value).minus(decimal(baseline.value)).abs();
  const beyond = decimal(value).minus(decimal(target.value.value)).times(sign);
  return !way.isZero() && beyond.greaterThan(way.times(BEYOND_WAYS)) ? { code: "beyond_target" } : null;
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

function checkChange(
  { target }: EntryCheckInput["kpi"],
  value: DecimalString,
  known: KnownFigure[],
): EntryWarning | null {
  const last = known.at(-1);
  // Where 0 is all that is known and all that is aimed at, the first figure has nothing else to be held against.
  const isNought = last?.value === "0" && target.value.kind === "number" && target.value.value === "0";
  const largest = largestChange(known) ?? (isNought ? decimal("0") : null);
  if (last === undefined || largest === null) return null;
  const change = decimal(value).minus(decimal(last.value)).abs();
  if (change.lessThanOrEqualTo(largest.times(LARGE_CHANGE_FACTOR))) return null;
  return { code: "large_change", last, change: toDecimalString(change), largest: toDecimalString(largest) };
}

/** Not where the target is met by it: nought cases one year after the other are what the plan asks for. */
function checkSame(
  { target, direction }: EntryCheckInput["kpi"],
  value: DecimalString,
  last: KnownFigure | null,
): EntryWarning | null {
  if (last === null || compareDecimals(value, last.value) !== 0) return null;
  if (target.value.kind === "number") {
    const order = compareDecimals(value, target.value.value);
    if (direction === "up" ? order >= 0 : order <= 0) return null;
  }
  return { code: "same_as_last", last };
}

function checkAsOf({ fy, asOf, today }: EntryCheckInput): EntryWarning | null {
  if (fy === undefined || !asOf || (today !== undefined && asOf > today)) return null;
  const { start, end } = fiscalYearRange(fy);
  return asOf < start || asOf > end ? { code: "as_of_outside" } : null;
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
