/** Pace in one word, and its figures. */
import type { GuideMethod, Kpi } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { targetNotation } from "@/domain/plan/notation";
import { formatChange, formatQuantity } from "@/domain/plan/quantity";
import type { PaceCode } from "@/domain/reports/pace/pace";
import { targetsAfter } from "@/domain/reports/pace/pace-ahead";
import type { DerivedFigure } from "@/domain/reports/pace/pace-print";
import type { WayOver } from "@/domain/reports/pace/way-left";
import { compareDecimals, decimal, decimalString, toDecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { moveWord } from "@/domain/words/ja/plan/movement";
import { changedValue } from "@/domain/words/ja/plan/plan";

export const PACE = "進み方";

export const PACE_WORDS: Record<PaceCode, string> = {
  on_track: "順調",
  slightly_behind: "やや遅れ",
  behind: "遅れ",
};

/** 1,226.4手続き; 約86.4% where it does not come out even. */
export function derivedText(
  { value, decimals, isRounded }: DerivedFigure,
  { unit }: Pick<Kpi, "unit">,
): string {
  return `${isRounded ? "約" : ""}${formatQuantity(value, { unit, decimals })}`;
}

/** +11.5回, 約−0.9種類, +12.5ポイント */
export function derivedChangeText(
  { value, decimals, isRounded }: DerivedFigure,
  kpi: Pick<Kpi, "unit">,
): string {
  const text = formatChange(value, { ...pointsOf(kpi), decimals });
  return `${isRounded ? "約" : ""}${text}`;
}

/** As much a year as brings it there, said as what to do: 毎年度1,310千枚ずつ減らす, 毎年度約0.9ポイントずつ上げる. Not for 0. */
export function yearlyEffortText(change: DerivedFigure, kpi: Pick<Kpi, "unit">, years: number): string {
  const order = compareDecimals(change.value, decimalString("0")) < 0 ? -1 : 1;
  const size = { ...change, value: toDecimalString(decimal(change.value).abs()) };
  const amount = derivedText(size, pointsOf(kpi));
  const verb = moveWord(kpi, order);
  return years === 1 ? `1年で${amount}${verb}` : `毎年度${amount}ずつ${verb}`;
}

/** A change of a share is one of points: +55.0% could be read as more than half as much again. */
function pointsOf({ unit }: Pick<Kpi, "unit">): Pick<Kpi, "unit"> {
  return { unit: unit === "%" ? "ポイント" : unit };
}

/** What a step of the guide is a step of. */
export function perStepWords(method: GuideMethod): string {
  return method === "equal-steps" ? "計画期間の1年あたり" : "1年あたり";
}

/** The targets that a pace can mean, by name: the year's own, and the one that was decided for the last years. */
interface MeantTargets {
  /** 令和9年度に変わる前の目標値（2,500手続き）: one of R8 would read as due in it. */
  readonly own: string;
  /** 令和9年度からの目標値（2,800手続き） */
  readonly later: string;
}

/** null where the year's own target is the only one: it needs no name. */
export function meantTargets(kpi: Kpi, fy: FiscalYear): MeantTargets | null {
  const after = targetsAfter(kpi, fy);
  if (after === null) return null;
  const { next, last } = after;
  const named = (in_: FiscalYear) => {
    const read = kpiInYear(kpi, in_);
    return `（${changedValue("target", targetNotation(read.target.value, read), read)}）`;
  };
  return {
    own: `${fiscalYearJa(next)}に変わる前の目標値${named(fy)}`,
    later: `${fiscalYearJa(last)}からの目標値${named(last)}`,
  };
}

/**
 * 毎年度＋303.5（1年目＋378）: what each year to come needs, and in brackets what those before brought. For a narrow cell, so
 * without the unit.
 * @param brought null where nothing was brought yet, or nothing can be reckoned
 */
export function needCellText(
  need: DerivedFigure,
  { left, brought, taken }: { left: number; brought: DerivedFigure | null; taken: number },
): string {
  const years = left === 1 ? "あと1年で" : "毎年度";
  return `${years}${signed(need)}${brought === null ? "" : `（${broughtYears(taken)}${signed(brought)}）`}`;
}

/** In the place of what each year to come needs. */
export function wayOverSentence(over: WayOver, targetFy: FiscalYear): string {
  return over === "target_year"
    ? `目標値の年度（${fiscalYearJa(targetFy)}）は終わっています。`
    : "過ぎた年度のため、これから必要な伸びは示していません。";
}

/**
 * 目標値に届くには今後毎年度＋303.5手続き（計画期間の1年目は＋378手続き）
 * @param target its name, where there are two
 */
export function needSentence(
  need: DerivedFigure,
  kpi: Pick<Kpi, "unit">,
  {
    left,
    brought,
    taken,
    method,
  }: { left: number; brought: DerivedFigure | null; taken: number; method: GuideMethod },
  target = "目標値",
): string {
  const { unit } = pointsOf(kpi);
  const period = method === "equal-steps" ? "計画期間の" : "";
  const before =
    brought === null
      ? ""
      : `（${period}${taken === 1 ? "1年目は" : "1年あたりは、これまで"}${signed(brought)}${unit}）`;
  return `${target}に届くには、今後${left === 1 ? "の1年で" : "毎年度"}${signed(need)}${unit}${before}。`;
}

function broughtYears(taken: number): string {
  return taken === 1 ? "1年目" : "これまで年";
}

/** ＋303.5, 約−0.9: the sign as wide as the letters beside it. */
function signed({ value, decimals, isRounded }: DerivedFigure): string {
  const text = formatChange(value, { unit: "", decimals }).replace("+", "＋");
  return `${isRounded ? "約" : ""}${text}`;
}
