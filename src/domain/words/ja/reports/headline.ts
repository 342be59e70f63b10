/** How a plan's year stands, in the sentences that one reads before anything else. Words only. */

import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity, targetDecimals } from "@/domain/plan/quantity";
import type { Lag } from "@/domain/reports/pace/lag";
import type { Tally } from "@/domain/reports/tally";
import { isEmptyTally } from "@/domain/reports/tally";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { trendWord } from "@/domain/words/ja/plan/movement";
import { quoted } from "@/domain/words/ja/quotes";
import { JUDGEMENT_WORDS, nothingCountedSentence, runningYearSentence, withoutFigureText } from "./judgement";

/** So many departments are named; of more, how many there are. */
const NAMED = 4;

/** 令和7年度は7項目のうち達成1、上向き1、未達1、未評価4（うち値がまだないもの3）。 */
export function tallyHeadline(
  fy: FiscalYear,
  { counts, withoutFigure, hasEnded }: { counts: Tally; withoutFigure: number; hasEnded: boolean },
): string {
  if (isEmptyTally(counts)) return nothingCountedSentence();
  if (!hasEnded) return runningYearSentence(fy);
  const { achieved, improving, not_achieved, not_evaluated } = counts;
  const total = achieved + improving + not_achieved + not_evaluated;
  const parts = (["achieved", "improving", "not_achieved", "not_evaluated"] as const)
    .filter((code) => code !== "not_evaluated" || not_evaluated > 0)
    .map((code) => `${JUDGEMENT_WORDS[code].word}${counts[code]}`);
  const waiting = withoutFigure === 0 ? "" : `（${withoutFigureText(withoutFigure)}）`;
  return `${fiscalYearJa(fy)}は${total}項目のうち${parts.join("、")}${waiting}です。`;
}

export interface FarthestBehind {
  readonly kpi: Pick<Kpi, "name" | "unit" | "decimals" | "target" | "direction">;
  readonly actual: DecimalString;
  readonly lag: Lag;
}

/**
 * 最も遅れているのは「…」（15,240千枚、目標値10,000千枚）です。
 * @param worst null where nothing is behind
 * @param figures how many KPIs have an approved figure of the year
 */
export function worstHeadline(worst: FarthestBehind | null, figures: number): string {
  if (figures === 0) return "承認された実績がまだないため、遅れは判断できません。";
  if (worst === null) return "承認済みの実績のうち、遅れているものはありません。";
  const { kpi, actual } = worst;
  return `最も遅れているのは${quoted(kpi.name)}（${formatQuantity(actual, kpi)}、${targetText(kpi)}）です。`;
}

function targetText(kpi: FarthestBehind["kpi"]): string {
  const { value } = kpi.target;
  if (value.kind === "trend") return `目標値は「${trendWord(kpi)}」`;
  if (value.kind === "none") return "目標値なし";
  const decimals = targetDecimals(value.value, kpi.decimals);
  return `目標値${formatQuantity(value.value, { ...kpi, decimals })}`;
}

/**
 * 未回答は市民課・行政改革課（期限を12日過ぎています）。
 * @param departments that still owe an answer, in the plan's order
 * @param dueOn of the round that asks
 */
export function lateHeadline(departments: readonly string[], dueOn: IsoDate, today: IsoDate): string {
  if (departments.length === 0) return "未回答の課はありません。";
  // 「ほか1課」 would be as long as the one's name.
  const shown = departments.length === NAMED + 1 ? NAMED + 1 : NAMED;
  const named = departments.slice(0, shown).join("・");
  const others = departments.length - shown;
  const names = others > 0 ? `${named}ほか${others}課` : named;
  return `未回答は${names}です（${deadlineText(dueOn, today)}）。`;
}

function deadlineText(dueOn: IsoDate, today: IsoDate): string {
  const left = daysBetween(today, dueOn);
  if (left < 0) return `期限を${-left}日過ぎています`;
  return left === 0 ? "期限は今日です" : `期限は${dateJa(dueOn)}、あと${left}日です`;
}
