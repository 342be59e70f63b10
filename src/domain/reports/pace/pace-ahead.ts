/** What is left to a target that was decided for later years, from a figure whose own year is paced by the one before it. */
import type { Kpi } from "@/domain/plan/definition";
import {
  endsBeforeTarget,
  inTermsOf,
  isSaidInTerms,
  kpiInYear,
  laterTargets,
  settingsInYear,
} from "@/domain/plan/editions";
import { baselineInTerms, type SeriesPlan } from "@/domain/reports/series";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type Pace, paceOf, stepsLeft } from "./pace";

/**
 * Where a year's own target gives way to others: the year in which it does, and the one from which the last of them holds.
 * @returns null where the year's own target is the only one: a pace can mean no other
 */
export function targetsAfter(
  kpi: Kpi,
  fy: FiscalYear,
): { readonly next: FiscalYear; readonly last: FiscalYear } | null {
  const later = laterTargets(kpi, fy);
  const [next, last] = [later[0]?.from ?? null, later.at(-1)?.from ?? null];
  return next === null || last === null ? null : { next, last };
}

export interface WayAhead {
  /** The KPI in the terms that promise that target. */
  readonly kpi: Kpi;
  /** The first year they are in force for. */
  readonly since: FiscalYear;
  /** The figure in those terms. */
  readonly value: DecimalString;
  readonly neededPerYear: NonNullable<Pace["neededPerYear"]>;
  readonly stepsLeft: number;
}

/**
 * The way from a figure to the target in force for the last years, where that is another one than the year's own.
 * @param readIn the year in whose terms the figure is said
 * @returns null where there is none, and where nothing can be reckoned
 */
export function wayAhead(
  plan: SeriesPlan,
  definition: Kpi,
  readIn: FiscalYear,
  figure: { readonly fy: FiscalYear; readonly value: DecimalString },
): WayAhead | null {
  const since = targetsAfter(definition, readIn)?.last;
  if (since === undefined || !isSaidInTerms(definition, since, "target")) return null;
  const kpi = kpiInYear(definition, since);
  const value = inTermsOf(definition, figure.value, readIn, since);
  if (value === null || endsBeforeTarget(kpi)) return null;
  const way = {
    fy: figure.fy,
    direction: kpi.direction,
    baseline: baselineInTerms(definition, since),
    target: kpi.target,
    actual: value,
    method: settingsInYear(plan, since).guideMethod,
    startFy: plan.startFy,
  };
  const { neededPerYear } = paceOf(way);
  return neededPerYear === null ? null : { kpi, since, value, neededPerYear, stepsLeft: stepsLeft(way) };
}
