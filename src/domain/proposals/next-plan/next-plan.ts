/** The next plan begins as a copy of the one that runs; everything of it can be changed before its period begins. */

import type { Kpi, Metric, PlanDefinition } from "@/domain/plan/definition";
import { inTermsOf, isInForce, kpiInYear } from "@/domain/plan/editions";
import { goesOnIn, withKnownSupports } from "@/domain/plan/initiatives";
import { lowestOf } from "@/domain/plan/lowest";
import { mapMetrics } from "@/domain/plan/metrics";
import { pairedPillars } from "@/domain/plan/places";
import { isTargetBehindBaseline } from "@/domain/plan/target";
import { withoutStaleTexts } from "@/domain/plan/texts/translated-texts";
import { coversYear } from "@/domain/plan/years";
import type { ApprovedReport } from "@/domain/reports/report";
import { compareDecimals, type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** What the office says of the next plan. */
export interface NextPlan {
  readonly id: string;
  readonly name: string;
  readonly startFy: FiscalYear;
  readonly endFy: FiscalYear;
}

/**
 * The same pillars, measures and initiatives, with the KPIs that are still in force in the plan's last year, under their
 * ids: they carry on. Each begins with the terms of that year and the newest figure as its baseline; its target keeps its
 * value until the office says another one. What only the plan before went through is left behind.
 * @param reports approved, of whatever KPIs; of several of one year the last one counts
 */
export function nextPlan(
  plan: PlanDefinition,
  reports: readonly ApprovedReport[],
  next: NextPlan,
): PlanDefinition {
  const { earlierSettings: _settings, changes: _changes, ...kept } = plan;
  const carriedOn = (kpis: readonly Kpi[]) =>
    kpis.filter((kpi) => isInForce(kpi, plan.endFy)).map((kpi) => nextKpi(plan, kpi, reports, next));
  const carried = withKnownSupports(
    mapMetrics(
      {
        ...kept,
        id: next.id,
        name: next.name,
        startFy: next.startFy,
        endFy: next.endFy,
        kpis: carriedOn(plan.kpis),
        pillars: plan.pillars.map((pillar) => ({
          ...pillar,
          kpis: carriedOn(pillar.kpis),
          measures: pillar.measures.map((measure) => ({
            ...measure,
            kpis: carriedOn(measure.kpis),
            initiatives: measure.initiatives
              .filter((initiative) => goesOnIn(initiative, plan.endFy))
              .map(({ until: _until, ...initiative }) => initiative),
          })),
        })),
        // They speak of the text of the document before.
        corrections: [],
      },
      (metrics) => metrics.filter((metric) => (metric.until ?? plan.endFy) >= plan.endFy).map(nextMetric),
    ),
  );
  // It has another name, which no other language says yet.
  return withoutStaleTexts(plan, carried, pairedPillars(plan, carried));
}

/** The same metric, carried on for all of the next plan. */
function nextMetric({ from: _from, until: _until, ...metric }: Metric): Metric {
  return metric;
}

function nextKpi(plan: PlanDefinition, kpi: Kpi, reports: readonly ApprovedReport[], next: NextPlan): Kpi {
  const {
    earlier: _earlier,
    from: _from,
    until: _until,
    surveyed: _surveyed,
    continues: _continues,
    targetBehindBaseline: _behind,
    ...kept
  } = kpiInYear(kpi, plan.endFy);
  // What the document printed below 0 is not in the next plan, but can come again.
  const isUnbounded = lowestOf(kpiInYear(kpi, plan.endFy)) === null;
  const baseline = newestFigure(plan, kpi, reports) ?? { fy: plan.endFy, value: null };
  const target = { ...kept.target, fy: next.endFy };
  return {
    ...kept,
    ...(isUnbounded ? { lowest: null } : {}),
    // A target that was met lies behind the new baseline until the office says another one.
    ...(isTargetBehindBaseline({ ...kept, baseline, target }) ? { targetBehindBaseline: true } : {}),
    // It was published with the places it was recorded with.
    decimals: Math.max(kept.decimals, baseline.value === null ? 0 : decimal(baseline.value).decimalPlaces()),
    baseline,
    target,
    years: [],
  };
}

/** The newest figure of a whole year, in the terms of the plan's last one; null where there is none that can be compared. */
function newestFigure(
  plan: PlanDefinition,
  kpi: Kpi,
  reports: readonly ApprovedReport[],
): { fy: FiscalYear; value: DecimalString } | null {
  const [newest] = [...figuresOf(plan, kpi, reports)]
    .flatMap(([fy, value]) => (value === null ? [] : [fy]))
    .sort((a, b) => b - a);
  const value = newest === undefined ? null : figureFor(plan, kpi, reports, newest);
  return newest === undefined || value === null ? null : { fy: newest, value };
}

function figuresOf(
  plan: PlanDefinition,
  kpi: Kpi,
  reports: readonly ApprovedReport[],
): Map<FiscalYear, DecimalString | null> {
  const figures = new Map<FiscalYear, DecimalString | null>();
  for (const { fy, actual } of kpi.years) {
    if (fy <= plan.endFy && actual !== null) figures.set(fy, actual);
  }
  for (const { kpiId, fy, content } of reports) {
    if (kpiId !== kpi.id || !coversYear(plan, fy)) continue;
    figures.set(fy, content.figureStatus === "interim" ? null : content.actual);
  }
  return figures;
}

/**
 * The figure of a whole year as the next plan's baseline has it; null where there is none that can be compared, and where the
 * limits of the plan's last year would not take it.
 */
export function figureFor(
  plan: PlanDefinition,
  kpi: Kpi,
  reports: readonly ApprovedReport[],
  fy: FiscalYear,
): DecimalString | null {
  const own = figuresOf(plan, kpi, reports).get(fy) ?? null;
  const value = own === null ? null : inTermsOf(kpi, own, fy, plan.endFy);
  if (own === null || value === null || !isWithinLimits(kpiInYear(kpi, plan.endFy), value)) return null;
  if (decimal(value).equals(decimal(own))) return own;
  // A factor can leave more places than the KPI has; a baseline that was reckoned is printed with the KPI's own.
  const { decimals } = kpiInYear(kpi, plan.endFy);
  return toDecimalString(decimal(value).toDecimalPlaces(decimals));
}

function isWithinLimits(kpi: Kpi, value: DecimalString): boolean {
  const lowest = lowestOf(kpi);
  const isTooHigh = kpi.upperLimit !== null && compareDecimals(value, kpi.upperLimit) > 0;
  return !isTooHigh && (lowest === null || compareDecimals(value, lowest) >= 0);
}
