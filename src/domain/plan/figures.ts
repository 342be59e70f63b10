/** What is asked for with a number, each year: the KPIs and the metrics (KPI以外の実績) of a plan, by the same door. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import {
  type Initiative,
  type Kpi,
  listKpis,
  type Metric,
  type PlacedKpi,
  type PlanDefinition,
} from "./definition";
import { isSurveyed, kpiInYear } from "./editions";
import { listMetrics } from "./metrics";
import { coversYear } from "./years";

export interface PlacedFigure extends PlacedKpi {
  /** Only a metric can stand under an initiative. */
  readonly initiative: Initiative | null;
  /** It was read by {@link metricAsKpi}: no target, no mark, and it is never counted among KPIs. */
  readonly isMetric: boolean;
}

/**
 * A metric as whatever takes a KPI's figure reads it: no target, and no 現状値 to compare with. Its id stands where a KPI's
 * does; the two are never the same within what is here.
 */
export function metricAsKpi(plan: Pick<PlanDefinition, "startFy" | "endFy">, metric: Metric): Kpi {
  return {
    ...metric,
    id: toKpiId(metric.id),
    rationale: null,
    direction: "up",
    baseline: { fy: plan.startFy, value: null },
    target: { fy: plan.endFy, value: { kind: "none" } },
    years: [],
  };
}

/** Everything that the plan asks a figure of: the KPIs first, then the metrics, each in the document's order. */
export function listFigures(plan: PlanDefinition): PlacedFigure[] {
  return [
    ...listKpis(plan).map((placed) => ({ ...placed, initiative: null, isMetric: false })),
    ...listMetrics(plan).map(({ metric, ...place }) => ({
      ...place,
      kpi: metricAsKpi(plan, metric),
      isMetric: true,
    })),
  ];
}

/** What a report is of, with the plan that asks for it. */
export interface FigureOfPlan extends PlacedFigure {
  readonly plan: PlanDefinition;
}

/**
 * What a report, or an item of a round, is of. The id alone does not say it: a next plan carries KPIs on under the same ids,
 * with a unit, a 現状値 and a target of its own.
 */
export function figureFinder(
  plans: readonly PlanDefinition[],
): (of: { readonly planId: string; readonly kpiId: KpiId }) => FigureOfPlan | null {
  const byPlan = new Map(
    plans.map((plan) => [
      plan.id,
      new Map(listFigures(plan).map((placed) => [placed.kpi.id, { ...placed, plan }])),
    ]),
  );
  return ({ planId, kpiId }) => byPlan.get(planId)?.get(kpiId) ?? null;
}

/** What a plan asks for in a year, in the same order; nothing where it does not run in it. */
export function figuresInYear(plan: PlanDefinition, fy: FiscalYear): PlacedFigure[] {
  if (!coversYear(plan, fy)) return [];
  return listFigures(plan)
    .filter(({ kpi }) => isSurveyed(kpi, fy))
    .map((placed) => ({ ...placed, kpi: kpiInYear(placed.kpi, fy) }));
}
