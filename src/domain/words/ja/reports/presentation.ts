/** What a presentation says of itself. Words only. */

import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import type { MarkedYear } from "@/domain/reports/series";
import type { IsoDate } from "@/domain/shared/iso-date";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { yet } from "@/domain/words/ja/yet";
import { type NamedPublication, publicationName } from "./as-of";
import { datedStatusNote, MISSING_REASON_WORDS } from "./reports";

export const PRESENTATION_WORDS = {
  overall: "計画全般",
  closing: "おわりに",
  reason: "要因",
  nextStep: "今後の取組",
  basisNote: "集計の範囲・注記",
  waiting: "承認前の値",
  unpublished: "未公表",
} as const;

export const CLOSING_WORDS = {
  conflict: (now: string) =>
    now === ""
      ? "ほかの職員が、この文を消しました。画面を読み込み直してから保存してください。"
      : `ほかの職員が、この文を「${now}」に書き換えました。画面を読み込み直してから保存してください。`,
} as const;

/** Where the figures come from, under every screen. @param published null for figures as they stand now */
export function presentationSource(published: NamedPublication | null): string {
  return published === null
    ? "承認済みの実績（まだ公表していない数値を含みます）"
    : `${publicationName(published)}の数値`;
}

/** 15,240千枚; 公表待ち where there is none. @param isPast later years have ended as well */
export function presentedFigure(
  kpi: Pick<Kpi, "unit" | "decimals">,
  { actual, missing }: Pick<MarkedYear, "actual" | "missing">,
  isPast: boolean,
): string {
  if (actual !== null) return formatQuantity(actual, kpi);
  const reason = missing?.reason ?? "not_entered";
  return reason === "not_entered" ? `値は${yet(isPast)}ありません` : MISSING_REASON_WORDS[reason];
}

/** What stands small beside the figure: its year, and its day or kind where it is not the year's own. */
export function presentedNote({
  fy,
  actual,
  figureStatus,
  asOf,
}: {
  readonly fy: MarkedYear["fy"];
  readonly actual: MarkedYear["actual"];
  readonly figureStatus?: MarkedYear["figureStatus"];
  readonly asOf: IsoDate | null;
}): string {
  return `${fiscalYearJa(fy)}${actual === null ? "" : datedStatusNote(figureStatus ?? "final", asOf)}`;
}
