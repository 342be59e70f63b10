/** What is left to the target that holds in the end: of later years where another one was decided for them. Pure. */
import type { Kpi } from "@/domain/plan/definition";
import { type DerivedFigure, printedPace, printedStrictly } from "@/domain/reports/pace/pace-print";
import type { KpiStanding, Outlook } from "./dashboard";

export interface WayLeft {
  /** In the terms that promise that target. */
  readonly kpi: Kpi;
  readonly need: DerivedFigure;
  readonly left: number;
  readonly taken: number;
  readonly method: Outlook["method"];
  /** What a year brought so far; null where nothing did, and where it was counted otherwise. */
  readonly brought: DerivedFigure | null;
}

/** @returns null where nothing can be reckoned */
export function wayLeft({ kpi, outlook }: KpiStanding): WayLeft | null {
  if (outlook === null) return null;
  const { ahead, from, method, stepsTaken: taken } = outlook;
  const { neededPerYear, broughtPerYear } = printedPace(outlook.pace, kpi);
  const brought = from.isBaseline ? null : broughtPerYear;
  if (ahead === null) {
    if (neededPerYear === null) return null;
    return { kpi, need: neededPerYear, left: outlook.stepsLeft, taken, method, brought };
  }
  const isCountedSo = ahead.kpi.unit === kpi.unit && ahead.kpi.scale === kpi.scale;
  const need = printedStrictly(ahead.neededPerYear, ahead.kpi);
  return {
    kpi: ahead.kpi,
    need,
    left: ahead.stepsLeft,
    taken,
    method,
    brought: isCountedSo ? brought : null,
  };
}
