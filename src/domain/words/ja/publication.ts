/** What a publication says of itself: what it changes, and why its evidence does not fit. */

import { formatQuantity } from "@/domain/plan/quantity";
import type { ChangeDetail } from "@/domain/publication/changes";
import { type EvidenceExcess, PUBLIC_EVIDENCE_MAX_BYTES } from "@/domain/publication/evidence";
import type { DecimalString } from "@/domain/shared/decimal";
import { fiscalYearLabel } from "./dates";
import { sizeWords } from "./evidence";
import { judgementMark } from "./judgement";

/** One change in a sentence that a citizen understands. */
export function changeText(detail: ChangeDetail): string {
  switch (detail.what) {
    case "first_publication":
      return "はじめての公表です。計画と、計画書に載っている実績を公表しました。";
    case "plan_added":
      return `「${detail.plan}」を新しく公表しました。`;
    case "plan_updated":
      return `「${detail.plan}」の計画の内容を更新しました。`;
    case "publication_withdrawn":
      return `公表第${detail.no}号を取り下げました。理由：${detail.reason}`;
    default:
      return `「${detail.kpi.name}」の${fiscalYearLabel(detail.fy)}${yearText(detail)}`;
  }
}

function yearText(detail: Extract<ChangeDetail, { readonly kpi: unknown }>): string {
  const figure = (value: DecimalString | null) =>
    value === null ? "実績なし" : formatQuantity(value, detail.kpi);
  switch (detail.what) {
    case "no_figure_yet":
      return "は、実績がまだ出ていません。";
    case "words_updated":
      return "の説明を更新しました。";
    case "figure_added":
      return `の実績は${figure(detail.actual)}（${judgementMark(detail.code)}）です。`;
    case "figure_corrected":
      return `の実績を${figure(detail.before)}から${figure(detail.after)}に訂正しました（${judgementMark(detail.code)}）。`;
    case "mark_changed":
      return `の目標達成状況が「${judgementMark(detail.before)}」から「${judgementMark(detail.after)}」に変わりました。実績は変わっていません。`;
    case "evidence_changed":
      return `の${evidenceText(detail)}。`;
  }
}

function evidenceText({ added, removed }: { readonly added: boolean; readonly removed: boolean }): string {
  if (!removed) return "根拠資料を追加しました";
  return added ? "根拠資料を追加し、一部を取り下げました" : "根拠資料を取り下げました";
}

/** For the person who publishes. */
export function evidenceExcessSentence({ total, largest }: EvidenceExcess): string {
  return [
    `公開にした根拠資料のファイルが、合わせて${sizeWords(total)}あります。`,
    `1回の公表に載せられるのは${sizeWords(PUBLIC_EVIDENCE_MAX_BYTES)}までです。`,
    `最も大きいのは、「${largest.kpiName}」の${fiscalYearLabel(largest.fy)}の「${largest.title}」（${sizeWords(largest.size)}）です。`,
    "小さくして登録し直すか、内部に戻してから公表してください。",
  ].join("");
}
