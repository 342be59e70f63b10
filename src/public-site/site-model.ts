/** The snapshot as the pages read it: KPIs joined with their series and places, years, tallies. */

import {
  type Kpi,
  listKpis,
  type Measure,
  type Pillar,
  type PlanDefinition,
  planYears,
} from "@/domain/plan/definition";
import type {
  PublicationSnapshot,
  PublishedPlan,
  PublishedSeries,
  PublishedYear,
} from "@/domain/publication/snapshot";
import { type Tally, tally } from "@/domain/reports/tally";
import { type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";

export interface KpiView {
  readonly plan: PlanDefinition;
  readonly kpi: Kpi;
  readonly pillar: Pillar | null;
  readonly measure: Measure | null;
  readonly series: PublishedSeries;
  /** The year whose mark stands for the KPI; null where its series does not have it. */
  readonly status: PublishedYear | null;
}

export interface PlanView {
  readonly definition: PlanDefinition;
  readonly kpis: readonly KpiView[];
  readonly series: readonly PublishedSeries[];
  /** The year whose marks are tallied. */
  readonly tallyFy: FiscalYear;
  readonly tally: Tally;
  readonly hasEnded: boolean;
}

export interface SiteModel {
  readonly snapshot: PublicationSnapshot;
  readonly plans: readonly PlanView[];
  /** The plan now running. */
  readonly current: PlanView;
  /** Years that have a report page, ascending. */
  readonly years: readonly FiscalYear[];
}

/** Beyond this many KPIs a page groups and links instead of drawing every chart. */
export const MAX_CHARTS_PER_PLAN = 24;

/** @throws Error when the snapshot holds no plan, or a KPI has no series. */
export function siteModel(snapshot: PublicationSnapshot): SiteModel {
  const plans = snapshot.plans.map((plan) => planView(plan, snapshot.reportFy));
  const [current] = plans;
  if (!current) throw new Error("A publication needs at least one plan");
  const years = new Set<FiscalYear>();
  for (const plan of plans) {
    for (const fy of planYears(plan.definition)) {
      if (fy <= snapshot.reportFy || hasData(plan.series, fy)) years.add(fy);
    }
  }
  return { snapshot, plans, current, years: [...years].sort((a, b) => a - b) };
}

/** The plans that run in a fiscal year, in the snapshot's order. */
export function plansOfYear(model: SiteModel, fy: FiscalYear): PlanView[] {
  return model.plans.filter(({ definition }) => definition.startFy <= fy && fy <= definition.endFy);
}

/** The KPI's series up to a year: later figures left out, as a report of that year shows them. */
export function yearOf(series: PublishedSeries, fy: FiscalYear): PublishedYear | null {
  return series.years.find((year) => year.fy === fy) ?? null;
}

/** The latest date that a figure of the year stands for (時点); null while none has one. */
export function latestAsOf(series: readonly PublishedSeries[], fy: FiscalYear): string | null {
  return series.reduce<string | null>((latest, each) => {
    const asOf = yearOf(each, fy)?.asOf ?? null;
    return asOf !== null && (latest === null || asOf > latest) ? asOf : latest;
  }, null);
}

function hasData(series: readonly PublishedSeries[], fy: FiscalYear): boolean {
  return series.some((each) => {
    const year = yearOf(each, fy);
    return year !== null && (year.actual !== null || year.missing?.reason !== "not_entered");
  });
}

function planView(plan: PublishedPlan, reportFy: FiscalYear): PlanView {
  const { definition, courses: series } = plan;
  const hasEnded = definition.endFy < reportFy;
  const tallyFy = tallyYear(plan, reportFy);
  const byId = new Map(series.map((each) => [each.kpiId, each]));
  const kpis = listKpis(definition).map((placed) => {
    const own = byId.get(placed.kpi.id);
    if (!own) throw new Error(`No series for KPI ${placed.kpi.id}`);
    return { ...placed, plan: definition, series: own, status: yearOf(own, tallyFy) };
  });
  return { definition, kpis, series, tallyFy, tally: tally(series, tallyFy), hasEnded };
}

/**
 * A running plan is tallied for the reported year, an ended one for its last year with any mark: the first plan's
 * R6 was never printed, so its last tally is that of R5 (別紙5-2).
 */
function tallyYear({ definition, courses: series }: PublishedPlan, reportFy: FiscalYear): FiscalYear {
  if (definition.endFy >= reportFy) return laterFy(reportFy, definition.startFy);
  const judged = planYears(definition).findLast((fy) =>
    series.some((each) => yearOf(each, fy)?.judgement.code !== "not_evaluated"),
  );
  return judged ?? definition.endFy;
}
