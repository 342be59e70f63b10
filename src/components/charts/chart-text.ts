/** What a chart says, in words: its finding, and the texts that its table shares with it. */

import type { Kpi, KpiTerms, Target } from "@/domain/plan/definition";
import { kpiInYear, laterTargets, turnInYear } from "@/domain/plan/editions";
import { formatQuantity, targetDecimals } from "@/domain/plan/quantity";
import type { MarkedYear } from "@/domain/reports/series";
import { compareDecimals } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import { movedWord, trendWord } from "@/domain/words/ja/plan/movement";
import { CHANGED_PART_WORDS, editionChangeWords } from "@/domain/words/ja/plan/plan";
import { figureStatusNote, interimText, NOT_SURVEYED_YEAR } from "@/domain/words/ja/reports/reports";
import { yet } from "@/domain/words/ja/yet";
import type { ChartCut, ChartSign, ChartWords } from "@/domain/words/public/chart-words";
import type { ChartPart } from "./chart-frame";

/** 2,500手続き / 上昇 / 低下 / — as the document writes it. */
export function targetText(target: Target, kpi: Pick<Kpi, "unit" | "decimals" | "direction">): string {
  if (target.kind === "number") {
    return formatQuantity(target.value, {
      unit: kpi.unit,
      decimals: targetDecimals(target.value, kpi.decimals),
    });
  }
  return target.kind === "trend" ? trendWord(kpi) : "—";
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

/** The latest year with an actual figure, up to a year where one is given; or null. */
export function latestActual(years: readonly MarkedYear[], upTo?: FiscalYear): MarkedYear | null {
  return years.findLast(({ fy, actual }) => actual !== null && (upTo === undefined || fy <= upTo)) ?? null;
}

/**
 * One sentence: what a year's figure says, by its judgement.
 * @param of `fy`: the year that the mark beside it is of, the latest year with a figure when left out. `readIn`: the year by
 *   whose definition it is read, that same year when left out. `isPast`: later years have ended as well
 */
export function chartFinding(
  definition: Kpi,
  years: readonly MarkedYear[],
  {
    fy,
    readIn,
    isPast = false,
  }: {
    readonly fy?: FiscalYear | undefined;
    readonly readIn?: FiscalYear | undefined;
    readonly isPast?: boolean;
  } = {},
): string {
  const told = (fy === undefined ? null : years.find((year) => year.fy === fy)) ?? latestActual(years);
  if (told === null) return yearFinding(definition, years, null, isPast);
  const by = readIn ?? told.fy;
  const later = laterTargets(definition, by).map(
    ({ from, terms }) => `${from === null ? "" : `${fiscalYearJa(from)}から`}${goalText(terms)}。`,
  );
  return [yearFinding(kpiInYear(definition, by), years, told, isPast), ...later].join("");
}

function yearFinding(
  kpi: Kpi,
  years: readonly MarkedYear[],
  told: MarkedYear | null,
  isPast: boolean,
): string {
  const goal = goalText(kpi);
  if (told === null || told.actual === null) return noFigureFinding(kpi, years, told, isPast);
  const head = `${fiscalYearJa(told.fy)}は${formatQuantity(told.actual, kpi)}`;
  if (told.figureStatus === "interim") {
    return `${fiscalYearJa(told.fy)}の${interimText(told.asOf)}は${formatQuantity(told.actual, kpi)}です。${goal}。`;
  }
  return markedFinding(kpi, told, `${head}${told.figureStatus === "provisional" ? "（速報値）" : ""}`, goal);
}

function goalText(kpi: KpiTerms): string {
  return kpi.target.value.kind === "none"
    ? "目標値は定められていません"
    : `目標値（${fiscalYearJa(kpi.target.fy)}）は${targetText(kpi.target.value, kpi)}です`;
}

function noFigureFinding(
  kpi: Kpi,
  years: readonly MarkedYear[],
  told: MarkedYear | null,
  isPast: boolean,
): string {
  const goal = goalText(kpi);
  if (told !== null && latestActual(years, told.fy) !== null) {
    return `${fiscalYearJa(told.fy)}${noFigureClause(told, isPast)}。${goal}。`;
  }
  return kpi.baseline.value === null
    ? `現状値・実績は${yet(isPast)}ありません。${goal}。`
    : `実績は${yet(isPast)}ありません。${fiscalYearJa(kpi.baseline.fy)}の現状値は${formatQuantity(kpi.baseline.value, kpi)}、${goal}。`;
}

function noFigureClause({ missing, isCounted }: MarkedYear, isPast: boolean): string {
  if (isCounted === false) return `は${NOT_SURVEYED_YEAR}です`;
  return missing?.reason === "not_surveyed" ? "は調査を行っていません" : `の実績は${yet(isPast)}ありません`;
}

function markedFinding(kpi: Kpi, { actual, judgement }: MarkedYear, head: string, goal: string): string {
  const { code, applied, reference } = judgement;
  if (actual === null || !applied || code === "not_evaluated") return `${head}です。${goal}。`;
  const isPlanned = applied.source === "planned";
  const aimName = isPlanned ? "計画" : `目標値（${fiscalYearJa(applied.fy)}）`;
  const aimText = targetText(applied.target, kpi);
  const aim = `${aimName}の${applied.target.kind === "trend" ? `「${aimText}」` : aimText}`;
  if (code === "achieved") return `${head}で、${aim}を達成しました。`;
  if (!reference) return `${head}で、${aim}には届いていません。`;
  const order = compareDecimals(actual, reference.value);
  const since = `${fiscalYearJa(reference.fy)}の${formatQuantity(reference.value, kpi)}${movement(kpi, order)}`;
  // A final target lies years ahead: the sentence tells the direction first, and the target as the way's end.
  if (!isPlanned) return `${head}で、${since}。${goal}。`;
  return code === "improving"
    ? `${head}で、${aim}には届いていませんが、${since}。`
    : `${head}で、${aim}には届かず、${since}。`;
}

/** Why the line is cut, a sentence for each place; and why two numbers of one chart stand on different scales. */
export function cutNote({ fy, terms, isApart }: ChartCut): string {
  const names = terms.map((term) => CHANGED_PART_WORDS[term]).join("・");
  const cut = `${fiscalYearJa(fy)}から${names}が変わったため、線を切っています。`;
  return isApart ? `${cut}換算できる値ではないため、その前とは目盛りも別です。` : cut;
}

/** What is written in a chart. */
export const CHART_JA: ChartWords = {
  year: fiscalYearShort,
  axis: (unit) => `単位：${unit}`,
  figure: formatQuantity,
  baseline: (figure) => `現状値 ${figure}`,
  planned: (figure) => `計画 ${figure}`,
  provisional: (figure) => `速報値 ${figure}`,
  interim: (figure) => `年度途中 ${figure}`,
  target: (figure, of) => `${of === null ? "" : fiscalYearShort(of)}目標値 ${figure}`,
  trend: (terms, of) => CHART_JA.target(targetText(terms.target.value, terms), of),
  guide: "目安",
  empty: (isPast) => `${yet(isPast)}数値がありません`,
};

/** What its shapes mean. */
export const CHART_SIGNS_JA: Readonly<Record<ChartSign, string>> = {
  result: "実績",
  provisional: "速報値",
  interim: "年度途中の値",
  baseline: "現状値",
  planned: "計画",
  target: "目標値",
  targetInTime: "目標値（年度により変わります）",
  planChange: "計画の切り替わり",
  definitionChange: "定義の変更",
  aim: "目標を満たす範囲",
  guide: "目安（等分した道すじ。目標ではありません）",
};

/** What changed where an edition of the definition begins with that year; null where none does. */
export function editionNote(kpi: Kpi, fy: FiscalYear): string | null {
  const turn = turnInYear(kpi, fy);
  return turn && `${fiscalYearJa(fy)}から：${editionChangeWords(turn.before, turn.after).join("、")}`;
}

function movement(kpi: Pick<Kpi, "unit">, order: -1 | 0 | 1): string {
  return order === 0 ? "から変わっていません" : `から${movedWord(kpi, order)}います`;
}

/** What a plan says otherwise than the one before it of the KPI that goes on, for each plan that does. */
export function changesBetweenPlans(
  kpi: Kpi,
  parts: readonly { readonly plan: { readonly name: string }; readonly from: FiscalYear }[],
): { readonly planName: string; readonly text: string }[] {
  return parts.slice(1).flatMap(({ plan, from }) => {
    const text = editionNote(kpi, from);
    return text === null ? [] : [{ planName: plan.name, text }];
  });
}

/** みどりの計画の令和7年度～令和11年度: the years of the KPI, which may be fewer than the plan's. */
export function partText({ plan, from, until }: ChartPart): string {
  const years = from === until ? fiscalYearJa(from) : `${fiscalYearJa(from)}～${fiscalYearJa(until)}`;
  return `${plan.name}の${years}`;
}

/** What stands in a table cell for a year's actual: the figure, why there is none, or nothing yet. */
export function actualText(year: MarkedYear, kpi: Pick<Kpi, "unit" | "decimals">): string {
  if (year.actual !== null) {
    return `${formatQuantity(year.actual, kpi)}${figureStatusNote(year.figureStatus ?? "final")}`;
  }
  // That the KPI is not surveyed that year stands in the place of its mark.
  if (year.isCounted === false) return "";
  if (year.missing?.reason === "awaiting_release") return "公表待ち";
  if (year.missing?.reason === "not_surveyed") return "調査なし";
  return "";
}
