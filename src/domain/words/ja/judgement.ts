/** The mark and its sentence. */
import { JUDGEMENT_CODES, type JudgementCode } from "@/domain/reports/judgement";
import type { Tally } from "@/domain/reports/tally";

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

/** 「○」：5項目 「△」：2項目 「×」：2項目, and 「－」 when there is any. */
export function tallySentence(counts: Tally): string {
  return JUDGEMENT_CODES.filter((code) => code !== "not_evaluated" || counts[code] > 0)
    .map((code) => `「${JUDGEMENT_WORDS[code].symbol}」：${counts[code]}項目`)
    .join(" ");
}
