/** 必要な伸び: how much more than an even pace from the beginning the years to come have to bring. What KPIs are ordered by. */

import type { DecimalString } from "@/domain/shared/decimal";
import { decimal, decimalString, roundDecimal } from "@/domain/shared/decimal";
import { type GuideInput, type Pace, stepsLeft } from "./pace";

const PLACES = 4;

/**
 * 1: as much a year as an even way from 現状値 to 目標値 asked for; 2: twice as much; 0: the target is reached.
 * @param pace of the figure from which the rest of the way is counted
 * @returns null where nothing can be reckoned
 */
export function effortShare(
  way: Omit<GuideInput, "fy">,
  { neededPerYear }: Pick<Pace, "neededPerYear">,
): DecimalString | null {
  if (neededPerYear === null) return null;
  const needed = decimal(neededPerYear);
  if (needed.isZero()) return decimalString("0");
  const { baseline, target } = way;
  if (baseline.value === null || target.value.kind !== "number") return null;
  const steps = stepsLeft({ ...way, fy: baseline.fy });
  const length = decimal(target.value.value).minus(baseline.value);
  if (steps === 0 || length.isZero()) return null;
  const share = needed.times(steps).dividedBy(length);
  // A target behind the 現状値: there was no way to go at an even pace.
  return share.isNegative() ? null : roundDecimal(share, PLACES);
}

/** The most effort first; what cannot be reckoned last. */
export function byEffort(a: DecimalString | null, b: DecimalString | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return decimal(b).comparedTo(a);
}
