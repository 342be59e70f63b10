/** Figures with their units, targets and changes. */
import type { Target } from "@/domain/plan/definition";
import { formatChange, formatNumber, targetDecimals } from "@/domain/plan/quantity";
import type { DerivedFigure } from "@/domain/reports/pace/pace-print";
import type { FigureStatus } from "@/domain/reports/report";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import type { IsoDate } from "@/domain/shared/iso-date";
import { type Phrase, type Sentence, say } from "@/domain/words/public/phrase";
import type { MarkFacts, SaidTerms, SaidUnit } from "@/domain/words/public/public-words";
import { dayEn } from "./dates";

/** 1,286 procedures, 1 project, 41.6%; a unit that nobody translated stands as the city writes it: 1,286手続き. */
export function quantityEn(value: DecimalString, { unit, decimals }: SaidTerms): Sentence {
  return withUnit(formatNumber(value, decimals), unit, decimal(value).abs().equals(1));
}

function withUnit(number: string, unit: SaidUnit, isOne = false): Sentence {
  const word: Phrase = (isOne ? unit.one : undefined) ?? unit.many;
  const isApart = typeof word === "string" && /^\p{L}/u.test(word);
  return say`${number}${isApart ? " " : ""}${word}`;
}

/** about 86.4% where it does not come out even */
export function derivedEn({ value, decimals, isRounded }: DerivedFigure, terms: SaidTerms): Sentence {
  return say`${isRounded ? "about " : ""}${quantityEn(value, { ...terms, decimals })}`;
}

/** +11.5 events, about −0.9 services, +12.5 percentage points */
export function changeEn({ value, decimals, isRounded }: DerivedFigure, { unit }: SaidTerms): Sentence {
  const isPoints = unit.kind === "share" && unit.many === "%";
  const of: SaidUnit = isPoints ? { ...unit, many: "percentage points", one: "percentage point" } : unit;
  const isOne = decimal(value).abs().equals(1);
  return say`${isRounded ? "about " : ""}${withUnit(formatChange(value, { unit: "", decimals }), of, isOne)}`;
}

/** 2,500 procedures, an increase, none */
export function targetEn(target: Target, terms: SaidTerms): Sentence {
  if (target.kind === "none") return ["none"];
  if (target.kind === "number") {
    return quantityEn(target.value, { ...terms, decimals: targetDecimals(target.value, terms.decimals) });
  }
  return [isHigherAimed(terms) ? "an increase" : "a decrease"];
}

/** Of a rank the smaller number is the higher one. */
export function isHigherAimed({ direction, unit }: SaidTerms): boolean {
  return (direction === "up") !== (unit.kind === "rank");
}

/** @param order of the figure beside the earlier one */
export function movedEn({ unit }: SaidTerms, order: -1 | 1): string {
  return order > 0 === (unit.kind !== "rank") ? "risen" : "fallen";
}

export function statusNoteEn(status: FigureStatus | null, asOf: IsoDate | null): string {
  if (status === "provisional") return " (provisional)";
  if (status !== "interim") return "";
  return asOf === null ? " (part of the year)" : ` (part of the year, as of ${dayEn(asOf)})`;
}

export function noFigureEn({ place, missing }: Pick<MarkFacts, "place" | "missing">): string {
  if (place === "not_surveyed") return "Not surveyed in this year";
  if (missing?.reason === "awaiting_release") {
    return missing.expectedOn === null
      ? "Not released yet"
      : `Not released yet (expected around ${dayEn(missing.expectedOn)})`;
  }
  if (missing?.reason === "not_surveyed") return "No survey was made";
  return place === "running" ? "" : "Not yet available";
}

const SCALES: readonly (readonly [string, number])[] = [
  ["hundred million", 100_000_000],
  ["million", 1_000_000],
  ["ten thousand", 10_000],
  ["thousand", 1_000],
];

/** 1 thousand sheets = 1,000 sheets */
export function unitNoteEn({ many }: SaidUnit, scale: number): string | null {
  if (typeof many !== "string") return null;
  const prefix = SCALES.find(([word, factor]) => factor === scale && many.startsWith(`${word} `))?.[0];
  if (prefix === undefined) return null;
  return `1 ${many} = ${scale.toLocaleString("en-US")}${many.slice(prefix.length)}`;
}
