/**
 * 気をつけるもの: which KPIs of a year ask for a manager's look, why, and which first. A KPI stands in one place alone, the
 * first that fits it. The document orders nothing: this is for who has ten minutes.
 */

import type { Direction } from "@/domain/plan/definition";
import { byLag, type Lag, lagOf } from "@/domain/reports/pace/lag";
import { type DecimalString, decimal, roundDecimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type ComparisonPoint, compareBetter, type JudgementCode } from "./judgement";
import type { MarkedYear } from "./series";

/** In the order in which they are read. */
export const ATTENTION_KINDS = [
  "bad_mark",
  "plan_missed",
  "behind_guide",
  "falling",
  "overdue",
  "expected_bad",
  "stale",
  "missing",
] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/** A year's 計画 missed by more than half of its way is told, though the mark is none of the bad ones. */
const PLAN_MISSED_FROM = decimal("0.5");
/** So many years without a figure make the last one stale. */
const STALE_YEARS = 2;
const PLACES = 4;

/** What is known of a KPI in one year, in that year's terms. */
export interface WatchedKpi {
  readonly fy: FiscalYear;
  readonly direction: Direction;
  /** As it was approved. */
  readonly year: Pick<MarkedYear, "actual" | "planned" | "pace" | "judgement" | "missing" | "figureStatus">;
  /** The 現状値; null where there is none. */
  readonly baseline: ComparisonPoint | null;
  /** The latest figure before the year, the 現状値 counting as the first; null where there is none. */
  readonly before: ComparisonPoint | null;
  /**
   * The last year of which a plan before has a figure of the KPI: it may mean another thing, but what has it is not without
   * news. null where none has.
   */
  readonly knownBefore: FiscalYear | null;
  /** The first year that a figure was asked of. */
  readonly askedSince: FiscalYear;
  /** A figure that is handed in and awaits a decision, and the mark it would get; null where there is none. */
  readonly pending: { readonly actual: DecimalString; readonly code: JudgementCode } | null;
  /** Later years have ended as well: its figure does not come by itself any more. */
  readonly isPast: boolean;
  /** Days since the deadline of a report that is still owed; null while none is late. */
  readonly overdueDays: number | null;
}

/** What a figure fell short of: the year's 目安, else the target that was applied. */
export interface MissedLine {
  readonly what: "guide" | "planned" | "final";
  readonly fy: FiscalYear;
  readonly value: DecimalString;
}

export type Attention =
  | {
      readonly kind: "bad_mark";
      readonly actual: DecimalString;
      /** null where the target is no number. */
      readonly against: MissedLine | null;
      /** The figure before, where this one is worse. */
      readonly fellFrom: ComparisonPoint | null;
      readonly lag: Lag | null;
    }
  | {
      readonly kind: "plan_missed";
      readonly actual: DecimalString;
      readonly planned: DecimalString;
      /** Share of the way from 現状値 to the year's 計画 that is missing. */
      readonly share: DecimalString;
    }
  | {
      readonly kind: "behind_guide";
      readonly actual: DecimalString;
      readonly guide: DecimalString;
      readonly lag: Lag;
    }
  | { readonly kind: "falling"; readonly actual: DecimalString; readonly from: ComparisonPoint }
  | { readonly kind: "overdue"; readonly days: number }
  | { readonly kind: "expected_bad"; readonly actual: DecimalString }
  | {
      readonly kind: "stale";
      /** The last figure there is; null where there never was one. */
      readonly last: ComparisonPoint | null;
      readonly askedSince: FiscalYear;
      readonly isPast: boolean;
    }
  /** A year that others have followed has no figure, and the year before has one. */
  | { readonly kind: "missing"; readonly last: ComparisonPoint | null };

/** @returns null for what asks for nobody's look */
export function attentionOf(kpi: WatchedKpi): Attention | null {
  return ofFigure(kpi) ?? ofReport(kpi);
}

/** What most asks for a look first; equal ones stay in the order they came in, the plan's. */
export function inOrderOfAttention<T extends { readonly attention: Attention }>(found: readonly T[]): T[] {
  return [...found].sort((a, b) => byAttention(a.attention, b.attention));
}

export function byAttention(a: Attention, b: Attention): number {
  const rank = ATTENTION_KINDS.indexOf(a.kind) - ATTENTION_KINDS.indexOf(b.kind);
  return rank === 0 ? withinKind(a, b) : rank;
}

function withinKind(a: Attention, b: Attention): number {
  if (a.kind === "bad_mark" && b.kind === "bad_mark") return byLag(a.lag ?? BY_MARK, b.lag ?? BY_MARK);
  if (a.kind === "behind_guide" && b.kind === "behind_guide") return byLag(a.lag, b.lag);
  if (a.kind === "plan_missed" && b.kind === "plan_missed") return decimal(b.share).comparedTo(a.share);
  if (a.kind === "overdue" && b.kind === "overdue") return b.days - a.days;
  if (a.kind === "stale" && b.kind === "stale") return lastKnown(a) - lastKnown(b);
  return 0;
}

const BY_MARK: Lag = { by: "mark" };

/** What never had a figure is as stale as the year before it was first asked for. */
function lastKnown({ last, askedSince }: Pick<Extract<Attention, { kind: "stale" }>, "last" | "askedSince">) {
  return last?.fy ?? askedSince - 1;
}

function ofFigure(kpi: WatchedKpi): Attention | null {
  const { year, direction, before } = kpi;
  const { actual } = year;
  // A part of a year is neither short of its 計画 nor fallen: the year goes on.
  if (actual === null || year.figureStatus === "interim") return null;
  const lag = lagOf(year, direction);
  const fellFrom = before !== null && compareBetter(direction, actual, before.value) < 0 ? before : null;
  if (year.judgement.code === "not_achieved")
    return { kind: "bad_mark", actual, against: missedLine(kpi), fellFrom, lag };
  const missed = planMissed(kpi, actual);
  if (missed !== null) return missed;
  const guide = year.pace?.guide ?? null;
  if (lag?.by === "guide" && guide !== null) return { kind: "behind_guide", actual, guide, lag };
  return fellFrom === null ? null : { kind: "falling", actual, from: fellFrom };
}

function missedLine({ fy, year: { pace, judgement } }: WatchedKpi): MissedLine | null {
  if (pace?.guide && pace.code !== null && pace.code !== "on_track")
    return { what: "guide", fy, value: pace.guide };
  const { applied } = judgement;
  if (applied?.target.kind !== "number") return null;
  return { what: applied.source, fy: applied.fy, value: applied.target.value };
}

function planMissed(
  { year: { planned }, baseline, direction }: WatchedKpi,
  actual: DecimalString,
): Attention | null {
  if (planned?.kind !== "number" || baseline === null) return null;
  if (compareBetter(direction, actual, planned.value) >= 0) return null;
  const way = decimal(planned.value).minus(baseline.value);
  if (way.isZero()) return null;
  const share = decimal(planned.value).minus(actual).dividedBy(way);
  if (share.lessThanOrEqualTo(PLAN_MISSED_FROM)) return null;
  return { kind: "plan_missed", actual, planned: planned.value, share: roundDecimal(share, PLACES) };
}

function ofReport({
  fy,
  year,
  before,
  knownBefore,
  askedSince,
  pending,
  isPast,
  overdueDays,
}: WatchedKpi): Attention | null {
  if (pending?.code === "not_achieved") return { kind: "expected_bad", actual: pending.actual };
  if (overdueDays !== null) return { kind: "overdue", days: overdueDays };
  const isWithout = year.actual === null && pending === null && year.missing?.reason !== "not_surveyed";
  if (!isWithout) return null;
  const known = lastKnown({ last: before, askedSince });
  if (knownBefore !== null && knownBefore > known) {
    // What was known last stands in the plan before: it is not said that nothing came after what this one knows.
    return isPast || fy - knownBefore >= STALE_YEARS ? { kind: "missing", last: null } : null;
  }
  if (fy - known >= STALE_YEARS) return { kind: "stale", last: before, askedSince, isPast };
  return isPast ? { kind: "missing", last: before } : null;
}
