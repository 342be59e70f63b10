/** What a chart says, in words: the finding above it, and the series for those who do not see it. */

import type { Kpi, Target } from "@/domain/plan/definition";
import { decimalsOf, formatQuantity } from "@/domain/plan/quantity";
import type { MarkedYear } from "@/domain/reports/series";
import { compareDecimals } from "@/domain/shared/decimal";
import { fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";

/**
 * 2,500手続き / 上昇 / 低下 / — as the document writes it. A target has only the decimals that it was written with: the
 * document prints 計画 70% beside 実績 35.0%.
 */
export function targetText(target: Target, kpi: Pick<Kpi, "unit" | "decimals" | "direction">): string {
  if (target.kind === "number") {
    return formatQuantity(target.value, { unit: kpi.unit, decimals: decimalsOf(target.value, kpi.decimals) });
  }
  if (target.kind === "trend") return kpi.direction === "up" ? "上昇" : "低下";
  return "—";
}

/** The sign that the document prints in a year's 計画 for a trend: ↗. */
export function plannedText(
  target: Target | null,
  kpi: Pick<Kpi, "unit" | "decimals" | "direction">,
): string {
  if (target === null) return "";
  if (target.kind === "trend") return kpi.direction === "up" ? "↗" : "↘";
  return targetText(target, kpi);
}

/** The latest year with an actual figure, or null. */
export function latestActual(years: readonly MarkedYear[]): MarkedYear | null {
  return years.findLast((year) => year.actual !== null) ?? null;
}

/** One sentence: what the chart shows, taken from the latest figure and its judgement. */
export function chartFinding(kpi: Kpi, years: readonly MarkedYear[]): string {
  const latest = latestActual(years);
  const goal =
    kpi.target.value.kind === "none"
      ? "目標値は定められていません"
      : `目標値（${fiscalYearJa(kpi.target.fy)}）は${targetText(kpi.target.value, kpi)}です`;
  if (!latest || latest.actual === null) {
    return kpi.baseline.value === null
      ? `現状値・実績はまだありません。${goal}。`
      : `実績はまだありません。${fiscalYearJa(kpi.baseline.fy)}の現状値は${formatQuantity(kpi.baseline.value, kpi)}、${goal}。`;
  }
  const head = `${fiscalYearJa(latest.fy)}は${formatQuantity(latest.actual, kpi)}`;
  const { code, applied, reference } = latest.judgement;
  if (!applied || code === "not_evaluated") return `${head}です。${goal}。`;
  const isPlanned = applied.source === "planned";
  const aimName = isPlanned ? "計画" : `目標値（${fiscalYearJa(applied.fy)}）`;
  const aimText = targetText(applied.target, kpi);
  const aim = `${aimName}の${applied.target.kind === "trend" ? `「${aimText}」` : aimText}`;
  if (code === "achieved") return `${head}で、${aim}を達成しました。`;
  if (!reference) return `${head}で、${aim}には届いていません。`;
  const order = compareDecimals(latest.actual, reference.value);
  const since = `${fiscalYearJa(reference.fy)}の${formatQuantity(reference.value, kpi)}${movement(kpi.unit, order)}`;
  // A final target lies years ahead: the sentence tells the direction first, and the target as the way's end.
  if (!isPlanned) return `${head}で、${since}。${goal}。`;
  return code === "improving"
    ? `${head}で、${aim}には届いていませんが、${since}。`
    : `${head}で、${aim}には届かず、${since}。`;
}

/** Shares go up and down (上がる), counts grow and shrink (増える). */
function movement(unit: string, order: -1 | 0 | 1): string {
  if (order === 0) return "から変わっていません";
  const [more, less] = unit === "%" ? ["上がって", "下がって"] : ["増えて", "減って"];
  return `から${order > 0 ? more : less}います`;
}

/** The figures of the chart as one line of text: its <desc>. */
export function chartSeriesText(kpi: Kpi, years: readonly MarkedYear[]): string {
  const parts: string[] = [];
  const documented = years.some((year) => year.fy === kpi.baseline.fy && year.actual !== null);
  if (kpi.baseline.value !== null && !documented) {
    parts.push(`${fiscalYearShort(kpi.baseline.fy)} 現状値${formatQuantity(kpi.baseline.value, kpi)}`);
  }
  for (const year of years) {
    const planned =
      year.planned && year.planned.kind !== "none" ? `計画${plannedText(year.planned, kpi)}` : "";
    const actual = year.actual === null ? "" : `実績${formatQuantity(year.actual, kpi)}`;
    if (planned || actual)
      parts.push(`${fiscalYearShort(year.fy)} ${[planned, actual].filter(Boolean).join(" ")}`);
  }
  parts.push(`${fiscalYearShort(kpi.target.fy)} 目標値${targetText(kpi.target.value, kpi)}`);
  return parts.join("、");
}

/** What stands in a table cell for a year's actual: the figure, why there is none, or nothing yet. */
export function actualText(year: MarkedYear, kpi: Pick<Kpi, "unit" | "decimals">): string {
  if (year.actual !== null) return formatQuantity(year.actual, kpi);
  if (year.missing?.reason === "awaiting_release") return "公表待ち";
  if (year.missing?.reason === "not_surveyed") return "調査なし";
  return "";
}
