/**
 * Pace: a supplement with its own words, never mixed into ○△×. Its rate counts the same steps as the guide, so that 順調
 * and a landing that meets the target are one and the same.
 */

import type { Direction, GuideMethod, Target } from "@/domain/plan/definition";
import {
  ceilDecimal,
  type DecimalString,
  decimal,
  decimalString,
  type ExactDecimal,
  floorDecimal,
  roundDecimal,
} from "@/domain/shared/decimal";
import { addYears, type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";

export const PACE_CODES = ["on_track", "slightly_behind", "behind"] as const;
export type PaceCode = (typeof PACE_CODES)[number];

/** 順調 ≥ 100 %, やや遅れ 60–<100 %, 遅れ < 60 % of the guided way. The document sets no such limits. */
const ON_TRACK_FROM = decimalString("1");
const SLIGHTLY_BEHIND_FROM = decimalString("0.6");

/** As many places as the database keeps. */
const PLACES = 6;
const COVERED_PLACES = 4;

export interface Pace {
  /** 目安: where an even path would stand that year. null where the method or the target gives none. */
  readonly guide: DecimalString | null;
  /** Share of the guided way covered so far, as a ratio rounded to 4 places ("0.6281"); null where not defined. */
  readonly covered: DecimalString | null;
  readonly code: PaceCode | null;
  /** What each remaining year now needs (signed change per year); null in or after the target year or when undefined. */
  readonly neededPerYear: DecimalString | null;
  /** What each step that was taken brought on average (signed); null where not defined. */
  readonly broughtPerYear: DecimalString | null;
  /** Where the target year lands at that rate, rounded to the worse side; null where not defined. */
  readonly landing: DecimalString | null;
}

export interface GuideInput {
  readonly fy: FiscalYear;
  readonly baseline: { readonly fy: FiscalYear; readonly value: DecimalString | null };
  readonly target: { readonly fy: FiscalYear; readonly value: Target };
  readonly method: GuideMethod;
  /** First year of the plan: where the steps of `equal-steps` begin. */
  readonly startFy: FiscalYear;
}

export interface PaceInput extends GuideInput {
  readonly direction: Direction;
  readonly actual: DecimalString | null;
  /** The least and the most that can be true; the landing is kept within them. */
  readonly lowest?: DecimalString | null;
  readonly upperLimit?: DecimalString | null;
}

/**
 * 目安 of one year, to 6 places: baseline + (target − baseline) × step ÷ steps. null for a target that is no number, without a
 * baseline, for method `none`, and for a year that no step falls on.
 */
export function guideValue(input: GuideInput): DecimalString | null {
  const way = numbersOf(input);
  const step = stepOf(input);
  if (way === null || step === null) return null;
  return roundDecimal(way.from.plus(way.length.times(step.taken).dividedBy(step.all)), PLACES);
}

/** Total: whatever is not defined for the input is null. */
export function paceOf(input: PaceInput): Pace {
  const guide = guideValue(input);
  if (input.actual === null || input.target.value.kind !== "number") {
    return { guide, covered: null, code: null, neededPerYear: null, broughtPerYear: null, landing: null };
  }
  const actual = decimal(input.actual);
  const rate = rateOf(input, actual);
  const way = coverage(input, actual);
  return {
    guide,
    ...way,
    neededPerYear: neededPerYear(input, actual, input.target.value.value),
    broughtPerYear: rate === null ? null : roundDecimal(rate, PLACES),
    landing: landing(input, actual, rate, way.code),
  };
}

/** The way from baseline to target; null where one of them is no number. */
function numbersOf({ baseline, target }: GuideInput): { from: ExactDecimal; length: ExactDecimal } | null {
  if (baseline.value === null || target.value.kind !== "number") return null;
  const from = decimal(baseline.value);
  return { from, length: decimal(target.value.value).minus(from) };
}

/**
 * The year before the first step: with equal steps the one before the plan. A baseline measured within the plan (the first
 * plan: R3) cannot have moved in its own year.
 */
export function guideOrigin({
  baseline,
  method,
  startFy,
}: Pick<GuideInput, "baseline" | "method" | "startFy">): FiscalYear {
  return method === "equal-steps" ? laterFy(addYears(startFy, -1), baseline.fy) : baseline.fy;
}

/** How many of all steps are taken by the end of the year; null where no step falls on it. */
function stepsOf(input: Omit<GuideInput, "target"> & { readonly target: { readonly fy: FiscalYear } }): {
  taken: number;
  all: number;
} | null {
  const { fy, target } = input;
  const origin = guideOrigin(input);
  if (fy <= origin || fy > target.fy) return null;
  return { taken: fy - origin, all: target.fy - origin };
}

/** The steps of the guide; null where the method gives none. */
function stepOf(input: GuideInput): { taken: number; all: number } | null {
  return input.method === "none" ? null : stepsOf(input);
}

/** How many steps are left to the target's year; before the first step all of them. 0 in and after that year. */
export function stepsLeft(input: GuideInput): number {
  return Math.max(0, input.target.fy - laterFy(input.fy, guideOrigin(input)));
}

/** Compared by cross-multiplication, so that a guide such as 1/3 is reached by exactly 1/3. */
function coverage(input: PaceInput, actual: ExactDecimal): Pick<Pace, "covered" | "code"> {
  const way = numbersOf(input);
  const step = stepOf(input);
  if (way === null || step === null) return { covered: null, code: null };
  const sign = input.direction === "up" ? 1 : -1;
  const length = way.length.times(sign);
  const gone = actual.minus(way.from).times(sign);
  const covered = gone.times(step.all);
  const guided = length.times(step.taken);
  // The target asks for nothing better than the baseline: there is no way to cover, only a line to keep above.
  if (length.lessThanOrEqualTo(0)) {
    return { covered: null, code: covered.greaterThanOrEqualTo(guided) ? "on_track" : "behind" };
  }
  const reaches = (share: DecimalString) => covered.greaterThanOrEqualTo(guided.times(share));
  const code = reaches(ON_TRACK_FROM)
    ? "on_track"
    : reaches(SLIGHTLY_BEHIND_FROM)
      ? "slightly_behind"
      : "behind";
  // Rounded down: 0.99996 must not be printed as 100 % beside やや遅れ.
  return { covered: floorDecimal(covered.dividedBy(guided), COVERED_PLACES), code };
}

/** Rounded to more effort: as much brings the KPI there. */
function neededPerYear(input: PaceInput, actual: ExactDecimal, target: DecimalString): DecimalString | null {
  const left = stepsLeft(input);
  if (left === 0) return null;
  const missing = decimal(target).minus(actual);
  const isUp = input.direction === "up";
  const isMet = isUp ? missing.lessThanOrEqualTo(0) : missing.greaterThanOrEqualTo(0);
  if (isMet) return decimalString("0");
  return (isUp ? ceilDecimal : floorDecimal)(missing.dividedBy(left), PLACES);
}

function rateOf(input: PaceInput, actual: ExactDecimal): ExactDecimal | null {
  const steps = stepsOf(input);
  if (input.baseline.value === null || steps === null) return null;
  return actual.minus(decimal(input.baseline.value)).dividedBy(steps.taken);
}

/** Kept within what can be true. null where a limit would say the opposite of the word. */
function landing(
  input: PaceInput,
  actual: ExactDecimal,
  rate: ExactDecimal | null,
  code: PaceCode | null,
): DecimalString | null {
  if (rate === null || input.target.value.kind !== "number") return null;
  const isUp = input.direction === "up";
  const straight = actual.plus(rate.times(stepsLeft(input)));
  const { upperLimit = null } = input;
  const lowest = input.lowest ? decimal(input.lowest) : null;
  const highest = upperLimit === null ? null : decimal(upperLimit);
  const possible = lowest?.greaterThan(straight) ? lowest : highest?.lessThan(straight) ? highest : straight;
  const landed = (isUp ? floorDecimal : ceilDecimal)(possible, PLACES);
  const order = decimal(landed).comparedTo(decimal(input.target.value.value));
  const isMet = isUp ? order >= 0 : order <= 0;
  return code === null || isMet === (code === "on_track") ? landed : null;
}
