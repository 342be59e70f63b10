/** What the way to a target asks for, in sentences. */

import type { Kpi } from "@/domain/plan/definition";
import { endsBeforeTarget } from "@/domain/plan/editions";
import { formatChange, formatQuantity } from "@/domain/plan/quantity";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import type { KpiStanding } from "./dashboard";

/**
 * +318手続き; 約+0.8種類 where the change does not come out even: with one place more than the KPI prints, or 0.83 would
 * read as 1. A change of a share is one of points: +55.0% could be read as more than half as much again.
 */
export function yearlyChangeText(
  value: DecimalString,
  { unit, decimals }: Pick<Kpi, "unit" | "decimals">,
): string {
  const isEven = decimal(value).decimalPlaces() <= decimals;
  const print = { unit: unit === "%" ? "ポイント" : unit, decimals: isEven ? decimals : decimals + 1 };
  return `${isEven ? "" : "約"}${formatChange(value, print)}`;
}

/** What each remaining year needs. One sentence for every case, the undefined ones included. */
export function neededText({ kpi, outlook }: KpiStanding): string {
  if (kpi.target.value.kind === "trend") {
    return `目標値は「${kpi.direction === "up" ? "上昇" : "低下"}」で、数値では定められていません。`;
  }
  if (kpi.target.value.kind === "none") return "目標値は定められていません。";
  if (kpi.until !== undefined && endsBeforeTarget(kpi)) {
    return `${fiscalYearJa(kpi.until)}で終わる指標のため、目標値までの計算はありません。`;
  }
  if (outlook === null) return "実績も現状値もまだないため、計算できません。";
  const { from, pace } = outlook;
  const left = kpi.target.fy - from.fy;
  if (pace.neededPerYear === null) return `${fiscalYearJa(from.fy)}で目標値の年度に達しています。`;
  if (decimal(pace.neededPerYear).isZero())
    return "目標値の水準に達しています。この水準を保つことが必要です。";
  const start = from.isBaseline
    ? `${fiscalYearJa(from.fy)}の現状値から`
    : `${fiscalYearJa(from.fy)}の実績から`;
  return `${start}目標値まで、${left === 1 ? "1年で" : `${left}年間、毎年`}${yearlyChangeText(pace.neededPerYear, kpi)}が必要な計算です。`;
}

/** Where the target year lands at the rate so far; null where that is not defined, or the target is reached. */
export function landingText({ kpi, outlook }: KpiStanding): string | null {
  if (outlook === null || outlook.from.isBaseline || endsBeforeTarget(kpi)) return null;
  const { broughtPerYear, landing, neededPerYear } = outlook.pace;
  if (broughtPerYear === null || landing === null || neededPerYear === null) return null;
  if (decimal(neededPerYear).isZero()) return null;
  return `これまでの進み方（毎年${yearlyChangeText(broughtPerYear, kpi)}）が続くと、${fiscalYearJa(kpi.target.fy)}は${formatQuantity(landing, kpi)}になる計算です。`;
}

/** 目安 and how much of its way is covered; null where there is none. */
export function guideText({ kpi, year }: KpiStanding): string | null {
  const { pace } = year;
  if (!pace || pace.guide === null) return null;
  const guide = `${fiscalYearJa(year.fy)}の目安は${formatQuantity(pace.guide, kpi)}`;
  if (pace.covered === null) return `${guide}です。`;
  // Rounded down like the ratio itself, so that やや遅れ never stands beside 100%.
  const percent = decimal(pace.covered).times(100).floor().toFixed();
  return decimal(pace.covered).isNegative()
    ? `${guide}ですが、現状値より後退しています。`
    : `${guide}で、目安までの道のりの${percent}%に当たります。`;
}
