/**
 * 遅れ: how far a KPI is behind in one year, as a share of what was to be done. Where a 目安 exists it is the part of the guided way
 * that is not covered; else how far the year's 計画 was missed. The document orders nothing: this is for who has ten minutes.
 */

import type { Direction } from "@/domain/plan/definition";
import { compareBetter } from "@/domain/reports/judgement";
import type { MarkedYear } from "@/domain/reports/series";
import { type DecimalString, decimal, roundDecimal, toDecimalString } from "@/domain/shared/decimal";

const PLACES = 4;

export type Lag =
  /** `share`: of the guided way that is not covered (more than 1: farther back than at its beginning). */
  | { readonly by: "guide"; readonly share: DecimalString }
  /** `share`: of the year's 計画. */
  | { readonly by: "plan"; readonly share: DecimalString }
  /** ×, and nothing to measure it by: a trend that fell, or a 計画 of nought. */
  | { readonly by: "mark" };

/** @returns null for what is met, on its way, or has no figure of its year */
export function lagOf(
  { actual, planned, pace, judgement }: Pick<MarkedYear, "actual" | "planned" | "pace" | "judgement">,
  direction: Direction,
): Lag | null {
  // What its year's target asked for is met: the even path beside it is no reason to call it late.
  if (actual === null || judgement.code === "achieved" || judgement.code === "not_evaluated") return null;
  if (pace?.code === "on_track") return null;
  if (pace && pace.code !== null && pace.covered !== null)
    return { by: "guide", share: toDecimalString(decimal(1).minus(pace.covered)) };
  if (planned?.kind === "number" && compareBetter(direction, actual, planned.value) < 0) {
    const asked = decimal(planned.value);
    if (!asked.isZero())
      return { by: "plan", share: roundDecimal(asked.minus(actual).dividedBy(asked).abs(), PLACES) };
  }
  return judgement.code === "not_achieved" ? { by: "mark" } : null;
}

/** The farthest behind first; what nothing measures comes last. */
export function byLag(a: Lag, b: Lag): number {
  if (a.by === "mark" || b.by === "mark") return Number(a.by === "mark") - Number(b.by === "mark");
  return decimal(b.share).comparedTo(a.share);
}
