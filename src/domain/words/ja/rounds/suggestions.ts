/** Metrics (KPI以外の実績) that departments suggest, in words. */
import type { SuggestionAct, SuggestionState } from "@/domain/proposals/metric-suggestion";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { FIELD_WORDS } from "@/domain/words/ja/plan/plan-fields";
import { quoted } from "@/domain/words/ja/quotes";

export const SUGGEST_METRIC = `数値（${METRICS}）を提案する`;
export const SUGGESTIONS_TITLE = "提案された数値";
export const OWN_SUGGESTIONS_TITLE = "数値の提案";

export const SUGGESTION_STATE_WORDS: Readonly<Record<SuggestionState, string>> = {
  waiting: "検討中",
  drafted: "計画の変更案に入っています",
  accepted: "計画に加えました",
  declined: "見送り",
  withdrawn: "取下げ",
};

const STANDING: Readonly<Record<SuggestionState, string>> = {
  waiting: "この提案は、いまは検討中です。画面を読み込み直してください。",
  drafted: "この提案は、すでに計画の変更案に入っています。変更案を確かめてください。",
  accepted: "この提案は、すでに計画に加えられています。",
  declined: "この提案は、すでに見送りになっています。",
  withdrawn: "この提案は、提案した課が取り下げています。",
};

/** The fields of a suggestion. */
export const SUGGESTION_FIELD_WORDS = {
  place: "何についての数値か",
  name: "名称",
  unit: "単位",
  decimals: "小数の桁数",
  lowest: "下限",
  source: "実績の出典",
  from: "始まりの年度",
  until: "終わりの年度",
  reason: "理由",
} as const;

/** 件（整数、下限：0）; 人（小数1桁まで、下限：なし） */
export function suggestedUnitWords(unit: string, decimals: number, lowest: string | null): string {
  const digits = decimals === 0 ? "整数" : `小数${decimals}桁まで`;
  return `${unit}（${digits}、下限：${lowest ?? FIELD_WORDS.unlimited}）`;
}

/** Why a suggestion of that state cannot be decided so any more, or not yet. */
export function suggestionRefusal(state: SuggestionState, act: SuggestionAct, office: string): string {
  if (state === "drafted" && act === "decline") {
    return "この提案は、計画の変更案に入っています。見送るときは、先に変更案から取り除いてください。";
  }
  if (state === "drafted" && act === "withdraw") {
    return `この提案は、計画の変更案に入っています。取り下げたいときは、${office}にご連絡ください。`;
  }
  return STANDING[state];
}

/** One of that name waits at the same place already, whoever suggested it. */
export const SUGGESTED_ALREADY =
  "同じ位置に、同じ名称の数値がすでに提案されています。別の数値なら名称を変えてください。";

/** Of the reason why one is declined: what stands at its field, what is said where it is missing, and once it was given. */
export const ANSWER_READ_BY = "提案した課の画面に表示し、メールでもお知らせします。";
export const ANSWER_OWED = `見送る理由を入力してください。${ANSWER_READ_BY}`;
export const DECLINED_TOLD = `見送りました。理由は、${ANSWER_READ_BY}`;
/** Where a suggestion is taken into a plan's draft. */
export const ACCEPTED_READ_BY =
  "変更案を確定すると、採用の結果を提案した課の画面に表示し、メールでもお知らせします。";
/** Of a plan that was taken out, or whose period is over. */
export const NO_PLAN_TO_SUGGEST_FOR = "いま提案できる計画がありません。";

/** Where the place that was chosen is not what it was; null where the metric can stand there. */
export function placeNote(
  { placeName, isGone, until }: { placeName: string; isGone: boolean; until: FiscalYear | null },
  runningFy: FiscalYear,
): string | null {
  if (isGone) return `提案された位置（${placeName}）は、いまの計画にありません。位置を選び直してください。`;
  return until !== null && until < runningFy
    ? `提案された取組項目は${fiscalYearJa(until)}で終了しています。位置を確かめてください。`
    : null;
}

/** 令和8年度（2026年度）から */
export function suggestedYearsWords(from: FiscalYear, until: FiscalYear | null): string {
  if (until === from) return `${fiscalYearLabel(from)}のみ`;
  return until === null
    ? `${fiscalYearLabel(from)}から計画の終わりまで`
    : `${fiscalYearLabel(from)}から${fiscalYearLabel(until)}まで`;
}

/** 「市民課から提案された「…」」: what the office's form begins from. */
export function suggestedBy(department: string, name: string): string {
  return `${department}から提案された数値${quoted(name)}`;
}
