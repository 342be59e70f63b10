/** While a plan that has begun has no figure of a KPI, the plan before stands for it. */
import { kpiInYear } from "@/domain/plan/editions";
import type { KpiView } from "./kpi-view";
import type { PlanView } from "./plan-view";

export function withBefore(plans: readonly PlanView[]): PlanView[] {
  return plans.map((plan) => ({
    ...plan,
    kpis: plan.kpis.map((view) => ({ ...view, before: isUntold(plan, view) ? beforeOf(view, plans) : null })),
  }));
}

/** Whether the plan runs and none of its years can have a mark yet. 年度途中の値 stands apart. */
function isUntold({ definition, stage }: PlanView, { series, lastEnded }: KpiView): boolean {
  return (
    stage === "begun" &&
    definition.startFy > lastEnded &&
    series.years.every(({ actual, figureStatus }) => actual === null || figureStatus === "interim")
  );
}

/** The latest figure of the plans that the KPI was in before, under its id or the one that it carries on. */
function beforeOf({ kpi, plan }: KpiView, plans: readonly PlanView[]): KpiView | null {
  const earlier = plans
    .filter(({ definition }) => definition.startFy < plan.startFy)
    .sort((a, b) => b.definition.startFy - a.definition.startFy)
    .flatMap(({ kpis }) => kpis.filter(({ kpi: { id } }) => id === kpi.id || id === kpi.continues));
  for (const view of earlier) {
    const { series, lastEnded } = view;
    const status = series.years.findLast(({ fy, actual }) => actual !== null && fy <= lastEnded);
    if (status) return { ...view, status, readIn: status.fy, now: kpiInYear(view.kpi, status.fy) };
    const further = beforeOf(view, plans);
    if (further) return further;
  }
  return null;
}
