/** What the way to a target asks for, in sentences. */

import type { Kpi } from "@/domain/plan/definition";
import { endsBeforeTarget } from "@/domain/plan/editions";
import {
  type DerivedFigure,
  printedPace,
  printedShare,
  printedStrictly,
} from "@/domain/reports/pace/pace-print";
import { wayLeft } from "@/domain/reports/pace/way-left";
import { decimal } from "@/domain/shared/decimal";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { trendWord } from "@/domain/words/ja/plan/movement";
import {
  derivedChangeText,
  derivedText,
  meantTargets,
  perStepWords,
  wayOverSentence,
  yearlyEffortText,
} from "@/domain/words/ja/reports/pace";
import type { KpiStanding } from "./dashboard";

/** Whether there is a way to a numeric target, on which figures of years to come can be tried: never of what a publication told. */
export function canBeTried({ kpi, outlook, isTold }: KpiStanding): boolean {
  return !isTold && !endsBeforeTarget(kpi) && wayLeft(kpi, outlook) !== null;
}

/** What each remaining year needs, towards every target that counts. One sentence for every case, the undefined ones included. */
export function neededText(standing: KpiStanding): string {
  const { definition, year, outlook } = standing;
  const meant = meantTargets(definition, year.fy);
  const own = ownNeededText(standing, meant?.own ?? null);
  if (meant === null || !outlook?.ahead || outlook.over !== null) return own;
  const { ahead, from } = outlook;
  const need = printedStrictly(ahead.neededPerYear, ahead.kpi);
  return `${own}${needText(ahead.kpi, from, need, ahead.stepsLeft, meant.later)}`;
}

function ownNeededText({ kpi, outlook }: KpiStanding, meant: string | null): string {
  if (kpi.target.value.kind === "trend") {
    return `目標値は「${trendWord(kpi)}」で、数値では定められていません。`;
  }
  if (kpi.target.value.kind === "none") return "目標値は定められていません。";
  if (kpi.until !== undefined && endsBeforeTarget(kpi)) {
    return `${fiscalYearJa(kpi.until)}で終わる指標のため、目標値までの計算はありません。`;
  }
  if (outlook === null) return "実績も現状値もないため、計算できません。";
  const { from, over, pace, stepsLeft } = outlook;
  if (over !== null) return wayOverSentence(over, kpi.target.fy);
  const { neededPerYear } = printedPace(pace, kpi);
  if (neededPerYear === null) return `${fiscalYearJa(from.fy)}で目標値の年度に達しています。`;
  return needText(kpi, from, neededPerYear, stepsLeft, meant);
}

/** @param meant the target's name, where there are two */
function needText(
  kpi: Kpi,
  from: NonNullable<KpiStanding["outlook"]>["from"],
  need: DerivedFigure,
  left: number,
  meant: string | null,
): string {
  if (decimal(need.value).isZero())
    return `${meant ?? "目標値"}の水準に達しています。この水準を保つことが必要です。`;
  const start = from.isBaseline
    ? `${fiscalYearJa(from.fy)}の現状値から`
    : `${fiscalYearJa(from.fy)}の実績から`;
  // The years between the baseline and the plan's beginning are no steps of the plan.
  const period = left < kpi.target.fy - from.fy ? "計画期間の" : "";
  const years = left === 1 ? "" : `${period}${left}年間、`;
  return `${start}${meant === null ? "目標値" : `、${meant}`}まで、${years}${yearlyEffortText(need, kpi, left)}必要があります。`;
}

/** Where the target year lands at the rate so far; null where that is not defined, or the target is reached. */
export function landingText({ kpi, outlook }: KpiStanding): string | null {
  if (outlook === null || outlook.over !== null || outlook.from.isBaseline || endsBeforeTarget(kpi))
    return null;
  const { broughtPerYear, landing, neededPerYear } = printedPace(outlook.pace, kpi);
  if (broughtPerYear === null || landing === null || neededPerYear === null) return null;
  if (decimal(neededPerYear.value).isZero()) return null;
  const rate = `${perStepWords(outlook.method)}${derivedChangeText(broughtPerYear, kpi)}`;
  return `これまでの進み方（${rate}）が続いた場合の${fiscalYearJa(kpi.target.fy)}の値は、${derivedText(landing, kpi)}です。`;
}

/** 目安, towards which target where there are two, and how much of its way is covered; null where there is none. */
export function guideText({ kpi, definition, year }: KpiStanding): string | null {
  const { pace } = year;
  if (!pace || pace.guide === null) return null;
  const meant = meantTargets(definition, year.fy);
  const guide = `${meant === null ? "" : `${meant.own}への`}${fiscalYearJa(year.fy)}の目安は${derivedText(printedStrictly(pace.guide, kpi), kpi)}`;
  if (pace.covered === null) return `${guide}です。`;
  return decimal(pace.covered).isNegative()
    ? `${guide}ですが、現状値より後退しています。`
    : `${guide}で、目安までの道のりの${printedShare(pace.covered)}%に当たります。`;
}
