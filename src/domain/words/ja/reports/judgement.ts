/** The mark, its one sentence that a city would publish, and the tally. Words only: domain/reports/judgement.ts decides the mark. */

import { formatQuantity, targetDecimals } from "@/domain/plan/quantity";
import {
  type AppliedTarget,
  type ComparisonPoint,
  JUDGEMENT_CODES,
  type Judgement,
  type JudgementCode,
  type Measured,
} from "@/domain/reports/judgement";
import type { MissingReason } from "@/domain/reports/report";
import type { Tally } from "@/domain/reports/tally";
import type { PartlyMarkedYear } from "@/domain/reports/year-of-results";
import { compareDecimals, type DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { isHigherBetter, movedWord, trendWord } from "@/domain/words/ja/plan/movement";
import { yet } from "@/domain/words/ja/yet";

/**
 * 別紙5-2: 「○」目標達成している, 「△」目標は達成していないが上向いている, 「×」目標達成していない. 「－」 is ours: the document leaves
 * the place of a mark that cannot be given empty.
 */
export const JUDGEMENT_WORDS: Record<JudgementCode, { symbol: string; word: string }> = {
  achieved: { symbol: "○", word: "達成" },
  improving: { symbol: "△", word: "上向き" },
  not_achieved: { symbol: "×", word: "未達" },
  not_evaluated: { symbol: "－", word: "未評価" },
};

/** The mark as one reads it aloud: 「△ 上向き」 without the brackets. */
export function judgementMark(code: JudgementCode): string {
  return `${JUDGEMENT_WORDS[code].symbol} ${JUDGEMENT_WORDS[code].word}`;
}

/**
 * 「○」：5項目 「△」：2項目 「×」：2項目, and 「－」 when there is any.
 * @param withoutFigure how many of the 「－」 have no figure yet
 */
export function tallySentence(counts: Tally, withoutFigure = 0): string {
  const sentence = JUDGEMENT_CODES.filter((code) => code !== "not_evaluated" || counts[code] > 0)
    .map((code) => `「${JUDGEMENT_WORDS[code].symbol}」：${counts[code]}項目`)
    .join(" ");
  return withoutFigure === 0 ? sentence : `${sentence}（${withoutFigureText(withoutFigure)}）`;
}

/** What each mark means, as 別紙5-2 says it beside its counts. */
const MARK_MEANINGS: Record<JudgementCode, string> = {
  achieved: "目標達成している",
  improving: "目標は達成していないが上向いている",
  not_achieved: "目標達成していない",
  not_evaluated: "まだ評価していない",
};

/** 目標達成している「○」：5項目, a line for each mark, as 別紙5-2 counts them. The parameters are those of {@link tallySentence}. */
export function tallyLines(counts: Tally, withoutFigure = 0): string[] {
  return JUDGEMENT_CODES.filter((code) => code !== "not_evaluated" || counts[code] > 0).map((code) => {
    const among =
      code === "not_evaluated" && withoutFigure > 0 ? `（${withoutFigureText(withoutFigure)}）` : "";
    return `${MARK_MEANINGS[code]}「${JUDGEMENT_WORDS[code].symbol}」：${counts[code]}項目${among}`;
  });
}

/** うち値がまだないもの3 */
export function withoutFigureText(count: number): string {
  return `うち値がまだないもの${count}`;
}

/** 調査しない年度のもの1項目: the KPIs of a plan that a tally does not count. */
export function notSurveyedText(count: number): string {
  return `調査しない年度のもの${count}項目`;
}

/** Instead of four noughts, where no KPI is counted. @param notSurveyed KPIs of that year that are not surveyed in it */
export function nothingCountedSentence(notSurveyed = 0): string {
  return `この年度に評価する指標はありません${notSurveyed === 0 ? "" : `（${notSurveyedText(notSurveyed)}）`}。`;
}

/** Instead of a tally, and of the reason for a mark: the end of a year is not known before it. */
export function runningYearSentence(fy: FiscalYear): string {
  return `${fiscalYearJa(fy)}はまだ終わっていないため、目標達成状況は付けていません。年度が終わった後の公表で付けます。`;
}

/** The same for a plan that is told before its period. @param startFy its first year */
export function planToBeginSentence(startFy: FiscalYear): string {
  return `期間は${fiscalYearJa(startFy)}に始まります。目標達成状況は、年度が終わった後の公表で付けます。`;
}

/** The same for one that was closed before its period. */
export const CALLED_OFF_SENTENCE = "期間が始まる前に終了した計画です。実績はなく、目標達成状況は付きません。";

/** Why a later year than the one shown is not: only a part of it has a mark. */
export function partlyMarkedSentence(shown: FiscalYear, later: PartlyMarkedYear): string {
  const { fy, marked, counted } = later;
  return `${fiscalYearJa(fy)}は、${counted}項目のうち${marked}項目にだけ目標達成状況が付いています。半分以上の項目に付くまで、${fiscalYearJa(shown)}の結果を載せています。`;
}

export function notSurveyedSentence(fy: FiscalYear): string {
  return `${fiscalYearJa(fy)}は、この指標を調査しない年度です。目標達成状況は付けず、項目の数にも入れません。`;
}

/** Beside the mark of a figure that comes from a sample survey. */
export const SAMPLE_SURVEY_NOTE =
  "標本調査（アンケートなど）による値です。標本誤差があるため、わずかな差で目標達成状況が変わることがあります。";

/** The judgement in one sentence that a citizen understands. @param isPast later years have ended as well */
export function judgementSentence(judgement: Judgement, isPast = false): string {
  const { code, reason, applied } = judgement;
  const mark = judgementMark(code);
  if (reason.kind === "no_actual") return noActualSentence(reason, mark, isPast);
  if (reason.kind === "no_target") return noTargetSentence(reason.fy, reason.source, mark);
  if (reason.kind === "interim") return interimSentence(reason.measured, reason.asOf, mark, isPast);
  if (reason.kind === "no_baseline") return noBaselineSentence(reason.measured, mark, isPast);
  if (reason.kind === "not_comparable") return notComparableSentence(reason.measured, applied, mark);
  // A mark that was given was given against a target.
  if (applied === null) throw new Error(`a judgement of kind ${reason.kind} without its target`);
  if (reason.kind === "met") return metSentence(reason.measured, applied, reason.start, mark);
  return notMetSentence(judgement, reason, applied, isPast);
}

/**
 * The same of a mark that may have been published: then the sentence of then, which has no text that somebody wrote. Of a year
 * that others have followed since, it is read without the まだ of its day.
 */
export function markSentence(
  judgement: Judgement | (Pick<Judgement, "code"> & { readonly sentence: string }),
  isPast = false,
): string {
  if (!("sentence" in judgement)) return judgementSentence(judgement, isPast);
  return isPast ? judgement.sentence.replaceAll("まだ", "") : judgement.sentence;
}

function missingClause(cause: MissingReason, isPast: boolean): string {
  if (cause === "not_surveyed") return "は調査を行っていない";
  return `の実績は${yet(isPast)}${cause === "not_entered" ? "登録" : "公表"}されていない`;
}

/** mark: 「－ 未評価」 without the brackets. */
function noActualSentence(
  { fy, cause }: Extract<Judgement["reason"], { readonly kind: "no_actual" }>,
  mark: string,
  isPast: boolean,
): string {
  return `${fiscalYearJa(fy)}${missingClause(cause, isPast)}ため${conclusion(mark)}`;
}

function noTargetSentence(fy: FiscalYear, source: "planned" | "final", mark: string): string {
  const what =
    source === "planned" ? `${fiscalYearJa(fy)}には計画の値が定められていない` : "目標値が定められていない";
  return `${what}ため${conclusion(mark)}`;
}

function noBaselineSentence(measured: Measured, mark: string, isPast: boolean): string {
  const word = trendWord(measured);
  return `${opening(measured)}ですが、${word}したかどうかを比べるための以前の値が${yet(isPast)}ないため${conclusion(mark)}`;
}

/** A running year has no mark, and no word of its end. */
function interimSentence(
  { fy, actual, unit, decimals }: Measured,
  asOf: IsoDate | null,
  mark: string,
  isPast: boolean,
): string {
  const day = asOf === null ? "" : `（${dateJa(asOf)}時点）`;
  const value = formatQuantity(actual, { unit, decimals });
  return `${fiscalYearJa(fy)}は年度途中の値${day}が${value}で、年度を通した実績が${yet(isPast)}出ていないため${conclusion(mark)}`;
}

/** Across a break of the definition without a factor nothing is compared. */
function notComparableSentence(measured: Measured, applied: AppliedTarget | null, mark: string): string {
  const target =
    applied === null || applied.target.kind !== "number"
      ? ""
      : `${targetPhrase(measured, applied.target.value, applied)}${isHigherBetter(measured) ? "には届いておらず、" : "を上回っており、"}`;
  return `${opening(measured)}で、${target}数え方などの定義が変わったため、以前の値と比べられないので${conclusion(mark)}`;
}

/** @param start what a trend target is measured from; null for a number. */
function metSentence(
  measured: Measured,
  applied: AppliedTarget,
  start: ComparisonPoint | null,
  mark: string,
): string {
  const why =
    applied.target.kind === "number"
      ? `${targetPhrase(measured, applied.target.value, applied)}${metVerb(measured, applied.target.value)}`
      : `${start === null ? "" : `${point(measured, start)}より${movedWord(measured, orderOf(measured, start))}おり、`}「${trendWord(measured)}」という目標を満たしている`;
  return `${opening(measured)}で、${why}ため${conclusion(mark)}`;
}

/** Not met: △ when better than the reference, × when not or when there is none. */
function notMetSentence(
  judgement: Judgement,
  reason: NotMet,
  applied: AppliedTarget,
  isPast: boolean,
): string {
  const { measured } = reason;
  const { reference } = judgement;
  const why =
    reference === null
      ? "比べられる以前の実績もない"
      : `${comparison(measured, reference)}${movement(measured, reference, "いる", "変わらない")}`;
  const mark = judgementMark(judgement.code);
  return `${opening(measured)}で、${aimClause(reason, applied, reference, isPast)}${why}ため${conclusion(mark)}`;
}

type NotMet = Extract<Judgement["reason"], { readonly kind: "improved" | "not_improved" | "no_reference" }>;

/**
 * What was aimed at. A △ that is worse than the 現状値 says so, and so does a × that says no more than "not better than
 * before" while the target's year is still to come.
 */
function aimClause(
  reason: NotMet,
  applied: AppliedTarget,
  reference: ComparisonPoint | null,
  isPast: boolean,
): string {
  const { kind, measured, start, behind } = reason;
  const { target } = applied;
  const yearsLeft = applied.fy - measured.fy;
  const fallenBehind =
    behind === null ? "" : `${point(measured, behind)}より${movedWord(measured, orderOf(measured, behind))}`;
  if (target.kind !== "number") {
    if (kind === "improved") {
      const so = behind === null ? "以前の値と変わらず" : `${fallenBehind}おり`;
      return `${so}、「${trendWord(measured)}」という目標には届いていませんが、`;
    }
    const from =
      start === null || (reference !== null && isSamePoint(start, reference)) ? "" : point(measured, start);
    const until = yearsLeft > 0 ? `${fiscalYearJa(applied.fy)}まで` : "";
    const way = [from && `${from}から`, until].join("");
    return `${way === "" ? "" : `${way}の`}「${trendWord(measured)}」が目標ですが、`;
  }
  const phrase = targetPhrase(measured, target.value, applied);
  const isMissedFromBelow = isHigherBetter(measured);
  if (kind === "improved") {
    if (behind !== null)
      return `${phrase}${isMissedFromBelow ? "には届いておらず" : "を上回っており"}、${fallenBehind}いますが、`;
    return `${phrase}${isMissedFromBelow ? "には届いていませんが" : `を${yet(isPast)}上回っていますが`}、`;
  }
  if (kind === "not_improved" && yearsLeft > 0)
    return `${phrase}までは${yet(isPast)}${yearsLeft}年ありますが、`;
  return `${phrase}${isMissedFromBelow ? "には届いておらず" : "を上回っており"}、`;
}

function conclusion(mark: string): string {
  return `「${mark}」です。`;
}

function opening(measured: Measured): string {
  const name = measured.isProvisional ? "実績（速報値）" : "実績";
  return `${fiscalYearJa(measured.fy)}の${name}は${formatQuantity(measured.actual, measured)}`;
}

/** 現状値（令和5年度）の908手続き, 令和4年度の実績の30.6% */
function point(measured: Measured, { source, fy, value }: ComparisonPoint): string {
  const name = source === "baseline" ? `現状値（${fiscalYearJa(fy)}）` : `${fiscalYearJa(fy)}の実績`;
  return `${name}の${formatQuantity(value, measured)}`;
}

function comparison(measured: Measured, reference: ComparisonPoint): string {
  const same = compareDecimals(measured.actual, reference.value) === 0;
  return `${point(measured, reference)}${same ? "と" : "より"}`;
}

/** 計画の70%, 目標値（令和11年度）の2,500手続き */
function targetPhrase(measured: Measured, value: DecimalString, { source, fy }: AppliedTarget): string {
  const later = fy === measured.fy ? "" : `（${fiscalYearJa(fy)}）`;
  const name = source === "planned" ? "計画" : `目標値${later}`;
  const decimals = targetDecimals(value, measured.decimals);
  return `${name}の${formatQuantity(value, { ...measured, decimals })}`;
}

function metVerb(measured: Measured, target: DecimalString): string {
  const equal = compareDecimals(measured.actual, target) === 0;
  if (isHigherBetter(measured)) return equal ? "に達している" : "を上回っている";
  return equal ? "に収まっている" : "以下となっている";
}

function movement(measured: Measured, from: ComparisonPoint, ending: string, unchanged: string): string {
  const order = compareDecimals(measured.actual, from.value);
  return order === 0 ? unchanged : `${movedWord(measured, order)}${ending}`;
}

/** Of a figure that differs from the one it is compared with. */
function orderOf({ actual }: Measured, { value }: ComparisonPoint): -1 | 1 {
  return compareDecimals(actual, value) < 0 ? -1 : 1;
}

function isSamePoint(a: ComparisonPoint, b: ComparisonPoint): boolean {
  return a.source === b.source && a.fy === b.fy;
}
