/** Figures with their units, targets and changes, in やさしい日本語. */
import type { Target } from "@/domain/plan/definition";
import { formatChange, formatNumber, targetDecimals } from "@/domain/plan/quantity";
import type { DerivedFigure } from "@/domain/reports/pace/pace-print";
import type { FigureStatus } from "@/domain/reports/report";
import type { DecimalString } from "@/domain/shared/decimal";
import type { IsoDate } from "@/domain/shared/iso-date";
import { unitNote } from "@/domain/words/ja/plan/quantity";
import { plainText, type Sentence, say } from "@/domain/words/public/phrase";
import type { MarkFacts, SaidTerms, SaidUnit } from "@/domain/words/public/public-words";
import { dayEasy } from "./dates";

/** 1,286手続《てつづ》き */
export function quantityEasy(value: DecimalString, { unit, decimals }: SaidTerms): Sentence {
  return say`${formatNumber(value, decimals)}${unit.many}`;
}

/** だいたい86.4% where it does not come out even */
export function derivedEasy({ value, decimals, isRounded }: DerivedFigure, terms: SaidTerms): Sentence {
  return say`${isRounded ? "だいたい" : ""}${quantityEasy(value, { ...terms, decimals })}`;
}

/** +11.5回《かい》, だいたい−0.9しゅるい, +12.5ポイント */
export function changeEasy({ value, decimals, isRounded }: DerivedFigure, { unit }: SaidTerms): Sentence {
  const word = unit.kind === "share" && unit.many === "%" ? "ポイント" : unit.many;
  return say`${isRounded ? "だいたい" : ""}${formatChange(value, { unit: "", decimals })}${word}`;
}

/** 2,500手続き, ふやすこと, なし */
export function targetEasy(target: Target, terms: SaidTerms): Sentence {
  if (target.kind === "none") return ["なし"];
  if (target.kind === "number") {
    return quantityEasy(target.value, { ...terms, decimals: targetDecimals(target.value, terms.decimals) });
  }
  const isUp = isHigherAimed(terms);
  if (terms.unit.kind === "count") return [isUp ? "ふやすこと" : "へらすこと"];
  return [isUp ? "上《あ》げること" : "下《さ》げること"];
}

/** Of a rank the smaller number is the higher one. */
export function isHigherAimed({ direction, unit }: SaidTerms): boolean {
  return (direction === "up") !== (unit.kind === "rank");
}

/** @param order of the figure beside the earlier one */
export function movedEasy({ unit }: SaidTerms, order: -1 | 1): string {
  if (unit.kind === "count") return order > 0 ? "ふえました" : "へりました";
  return order > 0 === (unit.kind !== "rank") ? "上《あ》がりました" : "下《さ》がりました";
}

export function statusNoteEasy(status: FigureStatus | null, asOf: IsoDate | null): string {
  if (status === "provisional") return "（速報《そくほう》：あとで かわることがあります）";
  if (status !== "interim") return "";
  const day = asOf === null ? "" : `、${dayEasy(asOf)}`;
  return `（年度《ねんど》の途中《とちゅう》${day}）`;
}

export function noFigureEasy({ place, missing }: Pick<MarkFacts, "place" | "missing">): string {
  if (place === "not_surveyed") return "この年度《ねんど》は調《しら》べません";
  if (missing?.reason === "awaiting_release") {
    const day = missing.expectedOn === null ? "" : `（${dayEasy(missing.expectedOn)}ごろに出《で》ます）`;
    return `まだ出《で》ていません${day}`;
  }
  if (missing?.reason === "not_surveyed") return "調《しら》べませんでした";
  return place === "running" ? "" : "まだありません";
}

/** 1千枚《せんまい》＝1,000枚 */
export function unitNoteEasy({ many }: SaidUnit, scale: number): string | null {
  const note = unitNote({ unit: plainText(many), scale });
  if (note === null || typeof many !== "string") return note;
  return note.replace(plainText(many), many);
}
