/** What is left to the target that holds in the end: of later years where another one was decided for them. */
import type { GuideMethod, Kpi } from "@/domain/plan/definition";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { Pace } from "./pace";
import type { WayAhead } from "./pace-ahead";
import { type DerivedFigure, printedPace, printedStrictly } from "./pace-print";

/** Why no year of a way is still to come: the target's year has ended, or the year that is looked at is one of the past. */
export type WayOver = "target_year" | "past_year";

/** @param lastEnded the latest year that has ended @returns null while years are to come */
export function wayOver(
  { fy, targetFy }: { readonly fy: FiscalYear; readonly targetFy: FiscalYear },
  lastEnded: FiscalYear,
): WayOver | null {
  if (targetFy <= lastEnded) return "target_year";
  return fy < lastEnded ? "past_year" : null;
}

/** From the figure that the rest of the way is counted from. */
export interface WaySoFar {
  readonly over: WayOver | null;
  readonly from: { readonly isBaseline: boolean };
  /** By the year's own target. */
  readonly pace: Pace;
  readonly stepsLeft: number;
  readonly stepsTaken: number;
  readonly method: GuideMethod;
  readonly ahead: WayAhead | null;
}

export interface WayLeft {
  /** In the terms that promise that target. */
  readonly kpi: Kpi;
  readonly need: DerivedFigure;
  readonly left: number;
  readonly taken: number;
  readonly method: GuideMethod;
  /** What a year brought so far; null where nothing did, and where it was counted otherwise. */
  readonly brought: DerivedFigure | null;
}

/** @param kpi in the terms of the year that the pace is of @returns null where nothing can be reckoned */
export function wayLeft(kpi: Kpi, way: WaySoFar | null): WayLeft | null {
  if (way === null || way.over !== null) return null;
  const { ahead, from, method, stepsTaken: taken } = way;
  const { neededPerYear, broughtPerYear } = printedPace(way.pace, kpi);
  const brought = from.isBaseline ? null : broughtPerYear;
  if (ahead === null) {
    if (neededPerYear === null) return null;
    return { kpi, need: neededPerYear, left: way.stepsLeft, taken, method, brought };
  }
  const need = printedStrictly(ahead.neededPerYear, ahead.kpi);
  const comparable = isCountedAlike(ahead.kpi, kpi) ? brought : null;
  return { kpi: ahead.kpi, need, left: ahead.stepsLeft, taken, method, brought: comparable };
}

/** Whether a number says the same of both. */
export function isCountedAlike(
  one: Pick<Kpi, "unit" | "scale">,
  other: Pick<Kpi, "unit" | "scale">,
): boolean {
  return one.unit === other.unit && one.scale === other.scale;
}
