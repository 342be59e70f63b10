/** Entry checks: they warn and ask for a reason, they never block. */

import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import { compareDecimals, type DecimalString, decimal, type ExactDecimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";

export const ENTRY_WARNING_CODES = [
  "scale_slip",
  "falling_cumulative",
  "share_over_100",
  "large_change",
  "same_as_last",
] as const;
export type EntryWarningCode = (typeof ENTRY_WARNING_CODES)[number];

export interface EntryWarning {
  readonly code: EntryWarningCode;
  readonly message: string;
}

export interface EntryCheckInput {
  readonly kpi: Pick<Kpi, "unit" | "scale" | "decimals" | "aggregation" | "baseline">;
  /** The year the figure is for; figures of that year and later are left out. All are taken when it is left out. */
  readonly fy?: FiscalYear;
  /** null: nothing entered, nothing to warn of. */
  readonly value: DecimalString | null;
  /** Actuals of earlier years, any order. The KPI's baseline is added where its year is not among them. */
  readonly earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[];
}

/** 枚 entered for 千枚 is off by 1,000; a hundredfold leaves room for a year's real change. */
const SLIP_FACTOR = 100;
/** A change of more than 3× the largest earlier one. */
const LARGE_CHANGE_FACTOR = 3;
const WHOLE_SHARE: DecimalString = "100";
const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ["百万", 1_000_000],
  ["千", 1_000],
  ["万", 10_000],
  ["億", 100_000_000],
];

interface Known {
  readonly fy: FiscalYear;
  readonly value: DecimalString;
}

/** Everything worth asking about in a figure, in a fixed order; empty when nothing is. */
export function entryChecks(input: EntryCheckInput): EntryWarning[] {
  const { kpi, value } = input;
  if (value === null) return [];
  const known = knownFigures(input);
  const last = known.at(-1) ?? null;
  return [
    checkScale(kpi, value, last),
    checkCumulative(kpi, value, last),
    checkShare(kpi, value),
    checkChange(kpi, value, known),
    checkSame(kpi, value, last),
  ].filter((warning) => warning !== null);
}

function knownFigures({ kpi, fy, earlier }: EntryCheckInput): Known[] {
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
  last: Known | null,
): EntryWarning | null {
  if (kpi.scale === 1 || last === null || decimal(last.value).isZero()) return null;
  const [now, before] = [decimal(value).abs(), decimal(last.value).abs()];
  const isSlip =
    now.greaterThanOrEqualTo(before.times(SLIP_FACTOR)) || now.times(SLIP_FACTOR).lessThanOrEqualTo(before);
  if (!isSlip) return null;
  const base = baseUnit(kpi.unit, kpi.scale);
  const meaning = base === null ? "" : `（1${kpi.unit}＝${kpi.scale.toLocaleString("en-US")}${base}）`;
  return {
    code: "scale_slip",
    message: `${name(last)}は${formatQuantity(last.value, kpi)}でした。この指標の単位は「${kpi.unit}」${meaning}です。単位を取り違えていないかお確かめください。`,
  };
}

function checkCumulative(
  kpi: EntryCheckInput["kpi"],
  value: DecimalString,
  last: Known | null,
): EntryWarning | null {
  if (kpi.aggregation !== "cumulative" || last === null || compareDecimals(value, last.value) >= 0)
    return null;
  return {
    code: "falling_cumulative",
    message: `累計の指標ですが、${name(last)}の${formatQuantity(last.value, kpi)}より減っています。累計の値かどうかお確かめください。`,
  };
}

function checkShare(kpi: EntryCheckInput["kpi"], value: DecimalString): EntryWarning | null {
  const isShare = kpi.aggregation === "share" || kpi.unit.normalize("NFKC") === "%";
  if (!isShare || compareDecimals(value, WHOLE_SHARE) <= 0) return null;
  return { code: "share_over_100", message: "割合が100%を超えています。値をお確かめください。" };
}

function checkChange(kpi: EntryCheckInput["kpi"], value: DecimalString, known: Known[]): EntryWarning | null {
  const last = known.at(-1);
  const largest = largestChange(known);
  if (last === undefined || largest === null) return null;
  const change = decimal(value).minus(decimal(last.value)).abs();
  if (change.lessThanOrEqualTo(largest.times(LARGE_CHANGE_FACTOR))) return null;
  const shown = formatQuantity(change.toFixed(), kpi);
  const before = largest.isZero()
    ? "これまで値に変化がありませんでした"
    : `これまでの最も大きな変化は${formatQuantity(largest.toFixed(), kpi)}でした`;
  return {
    code: "large_change",
    message: `${name(last)}の${formatQuantity(last.value, kpi)}から${shown}変わっています。${before}。値をお確かめください。`,
  };
}

function checkSame(
  kpi: EntryCheckInput["kpi"],
  value: DecimalString,
  last: Known | null,
): EntryWarning | null {
  if (last === null || compareDecimals(value, last.value) !== 0) return null;
  return {
    code: "same_as_last",
    message: `${name(last)}の${formatQuantity(last.value, kpi)}と同じ値です。前の年度の値をそのまま入力していないかお確かめください。`,
  };
}

/** The largest change between neighbouring known years; null with fewer than two of them. */
function largestChange(known: readonly Known[]): ExactDecimal | null {
  let largest: ExactDecimal | null = null;
  for (const [index, year] of known.entries()) {
    const before = known[index - 1];
    if (before === undefined) continue;
    const change = decimal(year.value).minus(decimal(before.value)).abs();
    if (largest === null || change.greaterThan(largest)) largest = change;
  }
  return largest;
}

/** 千枚 with scale 1000 → 枚; null where the unit does not say. */
function baseUnit(unit: string, scale: number): string | null {
  const prefix = MULTIPLIERS.find(([word, factor]) => factor === scale && unit.startsWith(word))?.[0];
  return prefix === undefined || unit === prefix ? null : unit.slice(prefix.length);
}

function name({ fy }: Known): string {
  return `前回（${fiscalYearJa(fy)}）`;
}
