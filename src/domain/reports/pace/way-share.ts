/**
 * The share of the way from baseline to target: what KPIs of different units have in common, so that several can stand on
 * one axis. 0 is the baseline, 1 the target, whichever direction is better.
 */

import type { Direction, Kpi } from "@/domain/plan/definition";
import { isSaidInTerms, kpiInYear } from "@/domain/plan/editions";
import { baselineInTerms } from "@/domain/reports/series";
import { type DecimalString, decimal, floorDecimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

const PLACES = 4;

export interface Way {
  readonly direction: Direction;
  readonly from: DecimalString;
  readonly to: DecimalString;
}

/**
 * Why there is no way: the target is a rise or fall (`trend`) or is not set (`no_target`); there is no 現状値, or one that
 * cannot be compared since a break; the target asks for no more than the 現状値, or for less.
 */
export type NoWay = "trend" | "no_target" | "no_baseline" | "not_comparable" | "not_ahead";

/** The way as one year's definition has it. */
export function wayInYear(definition: Kpi, fy: FiscalYear): Way | NoWay {
  const { baseline: defined, target, direction } = kpiInYear(definition, fy);
  if (target.value.kind === "trend") return "trend";
  if (target.value.kind === "none") return "no_target";
  if (defined.value === null) return "no_baseline";
  const from = baselineInTerms(definition, fy).value;
  if (from === null || !isSaidInTerms(definition, fy, "target")) return "not_comparable";
  const to = target.value.value;
  const ahead = decimal(to).minus(from);
  return (direction === "up" ? ahead.greaterThan(0) : ahead.lessThan(0))
    ? { direction, from, to }
    : "not_ahead";
}

/** @returns a ratio of 4 places, rounded down, so that what falls short of the target never reads as all of the way */
export function shareOfWay({ from, to }: Way, value: DecimalString): DecimalString {
  const length = decimal(to).minus(from);
  return floorDecimal(decimal(value).minus(from).dividedBy(length), PLACES);
}

/** The share that a figure of a year is, by that year's definition; null where that has no way. */
export function shareInYear(definition: Kpi, fy: FiscalYear, value: DecimalString): DecimalString | null {
  const way = wayInYear(definition, fy);
  return typeof way === "string" ? null : shareOfWay(way, value);
}
