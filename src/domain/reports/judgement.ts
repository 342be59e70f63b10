/** 目標達成状況: the mark of one KPI in one fiscal year (別紙5-2). Total over every input. */

import type { Direction, ImprovementReference, Target } from "@/domain/plan/definition";
import { compareDecimals, type DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { MissingReason } from "./report";

/** Changes whenever the same input could give another mark, or another sentence of `domain/words/ja`. */
export const JUDGEMENT_RULE_VERSION = "4";

export const JUDGEMENT_CODES = ["achieved", "improving", "not_achieved", "not_evaluated"] as const;
export type JudgementCode = (typeof JUDGEMENT_CODES)[number];

export interface JudgementInput {
  readonly fy: FiscalYear;
  readonly direction: Direction;
  readonly unit: string;
  readonly decimals: number;
  readonly baseline: { readonly fy: FiscalYear; readonly value: DecimalString | null };
  readonly target: { readonly fy: FiscalYear; readonly value: Target };
  /** That year's 計画; null when the plan has no entry for the year (then the final target applies). */
  readonly planned: Target | null;
  readonly actual: DecimalString | null;
  readonly missing: MissingReason | null;
  /** Actuals of earlier years, any order, gaps left out. */
  readonly earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[];
  readonly improvementReference: ImprovementReference;
  /** The figure is of a part of the year (年度途中の値), as of that ISO date where it is known; left out for a year-end figure. */
  readonly interim?: { readonly asOf: IsoDate | null } | null;
  /** The figure is a 速報値: marked like any other, and said so. */
  readonly isProvisional?: boolean;
  /** Earlier figures exist that were counted otherwise and cannot be compared (a break without a factor). */
  readonly isBroken?: boolean;
}

/** A figure that the actual is compared with. */
export interface ComparisonPoint {
  readonly source: "actual" | "baseline";
  readonly fy: FiscalYear;
  readonly value: DecimalString;
}

/** What a target was taken from: that year's 計画 or the final 目標値. */
export interface AppliedTarget {
  readonly source: "planned" | "final";
  readonly fy: FiscalYear;
  readonly target: Target;
}

/** The figure that was judged, with what is needed to print it. */
export interface Measured {
  readonly fy: FiscalYear;
  readonly direction: Direction;
  readonly unit: string;
  readonly decimals: number;
  readonly actual: DecimalString;
  readonly isProvisional: boolean;
}

/**
 * Why the mark is what it is. Together with `applied` and `reference` it holds all that a sentence about the mark says,
 * so that the sentence can be made in any language (domain/words).
 */
export type JudgementReason =
  | { readonly kind: "no_actual"; readonly cause: MissingReason; readonly fy: FiscalYear }
  | { readonly kind: "no_target"; readonly fy: FiscalYear; readonly source: AppliedTarget["source"] }
  | { readonly kind: "interim"; readonly measured: Measured; readonly asOf: IsoDate | null }
  | { readonly kind: "no_baseline"; readonly measured: Measured }
  | { readonly kind: "not_comparable"; readonly measured: Measured }
  | {
      readonly kind: "met";
      readonly measured: Measured;
      /** Where a trend target is measured from; null for a number. */
      readonly start: ComparisonPoint | null;
    }
  | {
      readonly kind: "improved" | "not_improved" | "no_reference";
      readonly measured: Measured;
      /** Where a trend target is measured from; null for a number. */
      readonly start: ComparisonPoint | null;
      /** Of a △: the 現状値 that the figure is worse than all the same; null where it is not, and of other marks. */
      readonly behind: ComparisonPoint | null;
    };

export interface Judgement {
  readonly code: JudgementCode;
  readonly reason: JudgementReason;
  /** Against what it was judged; null where there is no figure or no target. */
  readonly applied: AppliedTarget | null;
  /** What improvement was measured against; null when it did not matter. */
  readonly reference: ComparisonPoint | null;
  readonly ruleVersion: string;
}

/**
 * Whether `value` is better than (1), as good as (0) or worse than (-1) `other`.
 * @param direction which way is better
 */
export function compareBetter(direction: Direction, value: DecimalString, other: DecimalString): -1 | 0 | 1 {
  return direction === "up" ? compareDecimals(value, other) : compareDecimals(other, value);
}

/** The rule of 別紙5-2. Never throws for canonical decimals. */
export function judge(input: JudgementInput): Judgement {
  const { fy, actual, direction, unit, decimals } = input;
  if (actual === null) {
    return conclude("not_evaluated", { kind: "no_actual", cause: input.missing ?? "not_entered", fy });
  }
  const { isProvisional = false } = input;
  const measured: Measured = { fy, direction, unit, decimals, actual, isProvisional };
  if (input.interim)
    return conclude("not_evaluated", { kind: "interim", measured, asOf: input.interim.asOf });
  const applied = appliedTarget(input);
  if (applied.target.kind === "none") {
    return conclude("not_evaluated", { kind: "no_target", fy, source: applied.source });
  }
  const start = applied.target.kind === "trend" ? startingPoint(input) : null;
  if (applied.target.kind === "trend" && start === null) {
    const kind = input.isBroken ? "not_comparable" : "no_baseline";
    return conclude("not_evaluated", { kind, measured }, applied);
  }
  if (isMet(direction, actual, applied.target, start)) {
    return conclude("achieved", { kind: "met", measured, start }, applied, start);
  }
  const reference = improvementReference(input);
  // Across a break nothing is compared; where nothing can be, unmet is not yet "not better".
  if (reference === null && input.isBroken) {
    return conclude("not_evaluated", { kind: "not_comparable", measured }, applied);
  }
  const improved = reference !== null && compareBetter(direction, actual, reference.value) > 0;
  const kind = reference === null ? "no_reference" : improved ? "improved" : "not_improved";
  const behind = improved ? worseThanBaseline(input, actual) : null;
  return conclude(
    improved ? "improving" : "not_achieved",
    { kind, measured, start, behind },
    applied,
    reference,
  );
}

/** A figure can be better than last year's and still worse than where the plan began. */
function worseThanBaseline({ fy, baseline, direction }: JudgementInput, actual: DecimalString) {
  if (baseline.value === null || baseline.fy >= fy) return null;
  if (compareBetter(direction, actual, baseline.value) >= 0) return null;
  return { source: "baseline", fy: baseline.fy, value: baseline.value } as const;
}

/** That year's 計画 where the plan has an entry, "none" (—) included; else the final target. */
function appliedTarget({ fy, planned, target }: JudgementInput): AppliedTarget {
  return planned === null
    ? { source: "final", fy: target.fy, target: target.value }
    : { source: "planned", fy, target: planned };
}

/** A number is met when reached; a trend (上昇, ↗) only when strictly better than where it began. */
function isMet(
  direction: Direction,
  actual: DecimalString,
  target: Target,
  start: ComparisonPoint | null,
): boolean {
  if (target.kind === "number") return compareBetter(direction, actual, target.value) >= 0;
  return start !== null && compareBetter(direction, actual, start.value) > 0;
}

/**
 * The baseline; where the document prints none (現状値「-」), the first measured value takes its place in later
 * years, as a trend has to be compared with something.
 */
export function startingPoint({
  fy,
  baseline,
  earlier,
}: Pick<JudgementInput, "fy" | "baseline" | "earlier">): ComparisonPoint | null {
  if (baseline.value !== null) return { source: "baseline", fy: baseline.fy, value: baseline.value };
  const first = earlier
    .filter((year) => year.fy < fy)
    .reduce<(typeof earlier)[number] | null>(
      (least, year) => (least === null || year.fy < least.fy ? year : least),
      null,
    );
  return first === null ? null : { source: "actual", fy: first.fy, value: first.value };
}

/** Against what 「上向いている」 is measured: a setting of the plan, as the document does not say. */
function improvementReference(input: JudgementInput): ComparisonPoint | null {
  if (input.improvementReference === "baseline") return startingPoint(input);
  const { fy, baseline, earlier } = input;
  const candidates: ComparisonPoint[] = [];
  if (baseline.value !== null && baseline.fy < fy) {
    candidates.push({ source: "baseline", fy: baseline.fy, value: baseline.value });
  }
  for (const year of earlier) {
    if (year.fy < fy) candidates.push({ source: "actual", fy: year.fy, value: year.value });
  }
  // The baseline stands first, so of the same year the actual wins.
  return candidates.reduce<ComparisonPoint | null>(
    (latest, each) => (latest === null || each.fy >= latest.fy ? each : latest),
    null,
  );
}

function conclude(
  code: JudgementCode,
  reason: JudgementReason,
  applied: AppliedTarget | null = null,
  reference: ComparisonPoint | null = null,
): Judgement {
  return { code, reason, applied, reference, ruleVersion: JUDGEMENT_RULE_VERSION };
}
