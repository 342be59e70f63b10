/** 公開の停止: what stands in the place of what was stopped, and why something cannot be stopped. */

import {
  PASSAGE_MAX_LENGTH,
  type PassageFault,
  type StopCause,
  type StopKind,
  type StopNotice,
  type StoppableField,
} from "@/domain/publication/stops";
import { dateJa } from "./dates";

export const STOP_CAUSE_WORDS: Record<StopCause, string> = {
  personal: "個人情報の保護",
  rights: "第三者の権利の保護",
  other: "掲載内容の見直し",
};

export const STOP_KIND_WORDS: Record<StopKind, string> = {
  file: "根拠資料のファイル",
  text: "文章の一部",
  figure: "実績に添えた文章",
};

export const STOPPABLE_FIELD_WORDS: Record<StoppableField, string> = {
  reason: "要因",
  nextStep: "今後の取組",
  basisNote: "集計の範囲・注記",
  missingNote: "実績がないことの説明",
};

/** 個人情報の保護のため公開を停止しました（令和8年11月27日） */
export function stopSentence({ cause, on }: StopNotice): string {
  return `${STOP_CAUSE_WORDS[cause]}のため公開を停止しました（${dateJa(on)}）`;
}

/** In the middle of a text. */
export function stopInPlace(notice: StopNotice): string {
  return `〔${STOP_CAUSE_WORDS[notice.cause]}のため公開を停止しました〕`;
}

export const PASSAGE_FAULT_WORDS: Record<PassageFault, string> = {
  too_short: "2文字以上の文章を入力してください。",
  too_long: `${PASSAGE_MAX_LENGTH.toLocaleString("ja")}文字以内で入力してください。`,
  is_structure:
    "数値や日付、英数字だけの言葉は、ほかの実績や年度と区別できないため停止できません。前後の言葉を含めて入力してください。",
};

export const DELETION_FAULT_WORDS = {
  ended: "この停止は、すでに解除または削除されています。",
  same_person: "停止した人は削除できません。課のほかの人が内容を確かめて削除してください。",
  nobody: "だれが削除するのかを指定してください。",
} as const;
