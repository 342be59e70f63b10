/** How a plan's year stands, in the sentences that one reads before anything else. Words only. */

import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity, targetDecimals } from "@/domain/plan/quantity";
import type { Lag } from "@/domain/reports/pace/lag";
import { printedShortfall } from "@/domain/reports/pace/pace-print";
import type { FiguresToCome } from "@/domain/reports/progress";
import type { Tally } from "@/domain/reports/tally";
import { isEmptyTally } from "@/domain/reports/tally";
import type { Owed, OwedStanding } from "@/domain/rounds/owed";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";
import { compareNames } from "@/domain/shared/names";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { trendWord } from "@/domain/words/ja/plan/movement";
import { quoted } from "@/domain/words/ja/quotes";
import { yet } from "@/domain/words/ja/yet";
import { wayCellText } from "./heat";
import { JUDGEMENT_WORDS, nothingCountedSentence, runningYearSentence } from "./judgement";

/** So many departments are named; of more, how many there are. */
const NAMED = 4;

interface CountedYear {
  readonly counts: Tally;
  /** Of its 未評価: what has no figure, and why. */
  readonly toCome: FiguresToCome;
  readonly hasEnded: boolean;
  /** Later years have ended as well: nothing is said to be still to come. */
  readonly isPast?: boolean;
}

/** 令和7年度は7項目のうち達成1、上向き1、未達1、未評価4（うち承認待ち1、値がまだないもの2）。 */
export function tallyHeadline(
  fy: FiscalYear,
  { counts, toCome: { awaited, returned, missing }, hasEnded, isPast = false }: CountedYear,
): string {
  if (isEmptyTally(counts)) return nothingCountedSentence();
  if (!hasEnded) return runningYearSentence(fy);
  const { achieved, improving, not_achieved, not_evaluated } = counts;
  const total = achieved + improving + not_achieved + not_evaluated;
  const parts = (["achieved", "improving", "not_achieved", "not_evaluated"] as const)
    .filter((code) => code !== "not_evaluated" || not_evaluated > 0)
    .map((code) => `${JUDGEMENT_WORDS[code].word}${counts[code]}`);
  const among = [
    ...(awaited > 0 ? [`承認待ち${awaited}`] : []),
    ...(returned > 0 ? [`差戻し中${returned}`] : []),
    ...(missing > 0 ? [`値が${yet(isPast)}ないもの${missing}`] : []),
  ];
  const waiting = among.length === 0 ? "" : `（うち${among.join("、")}）`;
  return `${fiscalYearJa(fy)}は${total}項目のうち${parts.join("、")}${waiting}です。`;
}

export interface FarthestBehind {
  readonly kpi: Pick<Kpi, "name" | "unit" | "decimals" | "target" | "direction">;
  readonly actual: DecimalString;
  readonly lag: Lag;
}

/**
 * 最も遅れているのは「…」（15,240千枚、目標値10,000千枚、目安に対して40.0%）です。 By what it is measured is said: the list of what
 * asks for a look measures by the year's 計画 too.
 * @param worst null where nothing is behind
 * @param figures how many KPIs have an approved figure of the year
 * @param isPast later years have ended as well
 */
export function worstHeadline(worst: FarthestBehind | null, figures: number, isPast = false): string {
  if (figures === 0) return `承認された実績が${yet(isPast)}ないため、遅れは判断できません。`;
  if (worst === null) return "承認済みの実績のうち、遅れているものはありません。";
  const { kpi, actual, lag } = worst;
  const known = [formatQuantity(actual, kpi), targetText(kpi), ...lagWords(lag)];
  return `最も遅れているのは${quoted(kpi.name)}（${known.join("、")}）です。`;
}

/** Nothing of a × that nothing else measures. */
function lagWords(lag: Lag): string[] {
  if (lag.by === "mark") return [];
  if (lag.by === "guide") return [wayCellText(toDecimalString(decimal(1).minus(lag.share)))];
  return [`計画に対して${printedShortfall(lag.share)}%不足`];
}

function targetText(kpi: FarthestBehind["kpi"]): string {
  const { value } = kpi.target;
  if (value.kind === "trend") return `目標値は「${trendWord(kpi)}」`;
  if (value.kind === "none") return "目標値なし";
  const decimals = targetDecimals(value.value, kpi.decimals);
  return `目標値${formatQuantity(value.value, { ...kpi, decimals })}`;
}

/** The round that asked, as far as it is said beside what is owed. */
export interface AskingRound {
  readonly dueOn: IsoDate;
  /** It has ended: what is owed now is no longer awaited. */
  readonly isClosed: boolean;
}

/**
 * 未回答は指標2件・取組3件（行政改革課・市民課）です（期限を12日過ぎています）。 and 差戻しは指標1件（総務課）です。
 * @param round the one that asks, or asked
 */
export function owedHeadlines(
  { unanswered, returned }: Record<OwedStanding, Owed>,
  round: AskingRound,
  today: IsoDate,
): string[] {
  const [first, ...others] = [owedText("未回答", unanswered), owedText("差戻し", returned)].filter(
    (part) => part !== null,
  );
  if (first === undefined) return ["未回答はありません。"];
  return [`${first}です（${deadlineText(round, today)}）。`, ...others.map((other) => `${other}です。`)];
}

/** null where nothing is owed. */
function owedText(what: string, { kpis, metrics, initiatives, departments }: Owed): string | null {
  const counted = [
    { name: "指標", count: kpis },
    { name: METRICS, count: metrics },
    { name: "取組", count: initiatives },
  ].filter(({ count }) => count > 0);
  if (counted.length === 0) return null;
  return `${what}は${counted.map(({ name, count }) => `${name}${count}件`).join("・")}（${departmentsText(departments)}）`;
}

/** In the order of every list of names; of many the first, and how many others there are. */
function departmentsText(departments: readonly string[]): string {
  // 「ほか1課」 would be as long as the one's name.
  const shown = departments.length === NAMED + 1 ? NAMED + 1 : NAMED;
  const named = departments.toSorted(compareNames).slice(0, shown).join("・");
  const others = departments.length - shown;
  return others > 0 ? `${named}ほか${others}課` : named;
}

function deadlineText({ dueOn, isClosed }: AskingRound, today: IsoDate): string {
  if (isClosed) return "照会は終了しました";
  const left = daysBetween(today, dueOn);
  if (left < 0) return `期限を${-left}日過ぎています`;
  return left === 0 ? "期限は今日です" : `期限は${dateJa(dueOn)}、あと${left}日です`;
}
