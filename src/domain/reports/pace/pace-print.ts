/**
 * The figures of a pace as they are printed: with one place more than the KPI, and rounded so that whoever reckons with
 * what is printed comes to the word that stands beside it.
 */
import type { Direction } from "@/domain/plan/definition";
import { formatNumber } from "@/domain/plan/quantity";
import { ceilDecimal, type DecimalString, decimal, floorDecimal } from "@/domain/shared/decimal";
import type { Pace } from "./pace";

export interface DerivedFigure {
  readonly value: DecimalString;
  /** Places to print. */
  readonly decimals: number;
  /** It does not come out even: 約. */
  readonly isRounded: boolean;
}

export interface PrintedPace {
  /** To the stricter side: whoever is short of 目安 never reads a 目安 that is met. */
  readonly guide: DerivedFigure | null;
  /** Towards more effort: as much does reach the target. */
  readonly neededPerYear: DerivedFigure | null;
  /** To the side of the word: at this rate 順調 reaches the target, and nothing else does. */
  readonly broughtPerYear: DerivedFigure | null;
  /** To the worse side. */
  readonly landing: DerivedFigure | null;
}

/** As many places as the database keeps. */
const MOST_PLACES = 6;

/** @param kpi in the terms of the pace's year */
export function printedPace(
  pace: Pace,
  kpi: { readonly direction: Direction; readonly decimals: number },
): PrintedPace {
  const better = kpi.direction === "up" ? ceilDecimal : floorDecimal;
  const worse = kpi.direction === "up" ? floorDecimal : ceilDecimal;
  const printed = (value: DecimalString | null, round: typeof ceilDecimal) =>
    value === null ? null : derivedFigure(value, kpi.decimals, round);
  return {
    guide: printed(pace.guide, better),
    neededPerYear: printed(pace.neededPerYear, better),
    broughtPerYear: printed(pace.broughtPerYear, pace.code === "on_track" ? better : worse),
    landing: printed(pace.landing, worse),
  };
}

/** 目安 of a year, or what each year needs, by itself: to the stricter side. */
export function printedStrictly(
  guide: DecimalString,
  kpi: { readonly direction: Direction; readonly decimals: number },
): DerivedFigure {
  return derivedFigure(guide, kpi.decimals, kpi.direction === "up" ? ceilDecimal : floorDecimal);
}

/** Of a share in percent, on every page: what a reader compares is the same figure everywhere. */
const SHARE_PLACES = 1;

/** 62.8 of a share of 0.6281, without its sign %: down, like the share itself, so that やや遅れ never stands beside 100. */
export function printedShare(share: DecimalString): string {
  return percentText(share, floorDecimal);
}

/** Of a share that is missing: up, since as much is missing at the most. */
export function printedShortfall(share: DecimalString): string {
  return percentText(share, ceilDecimal);
}

function percentText(share: DecimalString, round: typeof ceilDecimal): string {
  return formatNumber(round(decimal(share).times(100), SHARE_PLACES), SHARE_PLACES);
}

/** With the KPI's places where that is all, else with one more; with as many as it takes where that would print nothing but 0. */
export function derivedFigure(
  value: DecimalString,
  decimals: number,
  round: typeof ceilDecimal,
): DerivedFigure {
  const exact = decimal(value);
  const has = exact.decimalPlaces();
  if (has <= decimals) return { value, decimals, isRounded: false };
  for (let places = decimals + 1; ; places += 1) {
    const rounded = round(exact, places);
    if (decimal(rounded).isZero() && places < MOST_PLACES) continue;
    return { value: rounded, decimals: places, isRounded: has > places };
  }
}
