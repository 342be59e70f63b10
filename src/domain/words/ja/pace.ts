/** Pace in one word, and its figures. */
import type { GuideMethod, Kpi } from "@/domain/plan/definition";
import { formatChange, formatQuantity } from "@/domain/plan/quantity";
import type { PaceCode } from "@/domain/reports/pace";
import type { DerivedFigure } from "@/domain/reports/pace-print";

export const PACE_WORDS: Record<PaceCode, string> = {
  on_track: "順調",
  slightly_behind: "やや遅れ",
  behind: "遅れ",
};

/** 1,226.4手続き; 約86.4% where it does not come out even. */
export function derivedText(
  { value, decimals, isRounded }: DerivedFigure,
  { unit }: Pick<Kpi, "unit">,
): string {
  return `${isRounded ? "約" : ""}${formatQuantity(value, { unit, decimals })}`;
}

/** +11.5回, 約−0.9種類. A change of a share is one of points: +55.0% could be read as more than half as much again. */
export function derivedChangeText(
  { value, decimals, isRounded }: DerivedFigure,
  { unit }: Pick<Kpi, "unit">,
): string {
  const text = formatChange(value, { unit: unit === "%" ? "ポイント" : unit, decimals });
  return `${isRounded ? "約" : ""}${text}`;
}

/** What a step of the guide is a step of. */
export function perStepWords(method: GuideMethod): string {
  return method === "equal-steps" ? "計画期間の1年あたり" : "1年あたり";
}
