/** What figures that somebody tries would bring, and why a KPI stands on no common axis. Words only. */

import type { Kpi } from "@/domain/plan/definition";
import { settingsInYear } from "@/domain/plan/editions";
import { formatQuantity, type QuantityFault } from "@/domain/plan/quantity";
import { compareBetter, type JudgementReason } from "@/domain/reports/judgement";
import { printedPace, printedShare } from "@/domain/reports/pace/pace-print";
import type { NoWay } from "@/domain/reports/pace/way-share";
import type { SeriesPlan, SeriesYear } from "@/domain/reports/series";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { trendWord } from "@/domain/words/ja/plan/movement";
import { quantityFaultSentence } from "@/domain/words/ja/plan/quantity";
import { judgementMark } from "./judgement";
import { derivedChangeText, derivedText, PACE_WORDS, perStepWords, yearlyEffortText } from "./pace";

/** Why it is not drawn beside the others. @param kpi as it is read in the year asked about */
export function noWaySentence(why: NoWay, kpi: Pick<Kpi, "unit" | "direction">): string {
  switch (why) {
    case "trend":
      return `目標値が「${trendWord(kpi)}」で、数値では定められていないため、図には描いていません。`;
    case "no_target":
      return "目標値が定められていないため、図には描いていません。";
    case "no_baseline":
      return "現状値がなく、目標値までの割合を計算できないため、図には描いていません。";
    case "not_comparable":
      return "定義が変わり、現状値と目標値を比べられないため、図には描いていません。";
    case "not_ahead":
      return "目標値が現状値より良い水準ではなく、そこまでの道のりがないため、図には描いていません。";
  }
}

/** 23.7%, −4.8%: down, like the share itself. */
export function shareText(share: DecimalString): string {
  return `${printedShare(share)}%`;
}

/** More digits than these tell a reader nothing beside a sign, and have no room there. In percent. */
const FAR = 10_000;

/** Of what lies beyond the chart's axis: 400.0%; so far that only the direction counts: 10,000%以上, −10,000%以下. */
export function farShareText(share: DecimalString): string {
  const percent = decimal(share).times(100);
  if (percent.greaterThanOrEqualTo(FAR)) return "10,000%以上";
  return percent.lessThanOrEqualTo(-FAR) ? "−10,000%以下" : shareText(share);
}

/** As where a figure is reported; but a figure that is only tried has no other answer in its place. */
export function trialFaultSentence(fault: QuantityFault): string {
  return fault.reason === "dash"
    ? "「-」だけでは数値が分かりません。数字を入力してください。"
    : quantityFaultSentence(fault);
}

const MARKER_WORDS = { measured: "実績・現状値", working: "承認前", trial: "試算" } as const;

/** A 令和7年度 実績・現状値 23.7% */
export function markerTitle(
  letter: string,
  kind: keyof typeof MARKER_WORDS,
  { fy, share }: { readonly fy: FiscalYear; readonly share: DecimalString },
): string {
  return `${letter} ${fiscalYearJa(fy)} ${MARKER_WORDS[kind]} ${shareText(share)}`;
}

/** The year as it would be, a sentence each: its mark, its pace, where the target's year lands, what is left to do. */
export function whatIfSentences(plan: SeriesPlan, kpi: Kpi, year: SeriesYear): string[] {
  if (year.actual === null) return [];
  const { code, reason } = year.judgement;
  const value = formatQuantity(year.actual, kpi);
  return [
    `${fiscalYearJa(year.fy)}が${value}なら、${unmarkedWhy(reason)}${judgementMark(code)}です。`,
    ...paceSentences(plan, kpi, year),
  ];
}

function unmarkedWhy({ kind }: JudgementReason): string {
  if (kind === "no_target") return "目標値がないため";
  return kind === "no_baseline" || kind === "not_comparable" ? "比べる値がないため" : "";
}

function paceSentences(plan: SeriesPlan, kpi: Kpi, { fy, pace }: SeriesYear): string[] {
  if (pace === null || kpi.target.value.kind !== "number") return [];
  const { guide, broughtPerYear, landing, neededPerYear } = printedPace(pace, kpi);
  const sentences: string[] = [];
  if (pace.code !== null && guide !== null) {
    sentences.push(`進み方は${PACE_WORDS[pace.code]}です（目安は${derivedText(guide, kpi)}）。`);
  }
  if (fy >= kpi.target.fy) return sentences;
  if (landing !== null && broughtPerYear !== null) {
    const rate = `${perStepWords(settingsInYear(plan, fy).guideMethod)}${derivedChangeText(broughtPerYear, kpi)}`;
    const reaches = compareBetter(kpi.direction, landing.value, kpi.target.value.value) >= 0;
    const lands = `${fiscalYearJa(kpi.target.fy)}は${derivedText(landing, kpi)}になり、目標値に`;
    sentences.push(`この進み方（${rate}）が続くと、${lands}${reaches ? "届きます" : "届きません"}。`);
  }
  if (neededPerYear !== null && !decimal(neededPerYear.value).isZero()) {
    const effort = yearlyEffortText(neededPerYear, kpi, kpi.target.fy - fy);
    sentences.push(`目標値に届くには、その後${effort}必要があります。`);
  }
  return sentences;
}
