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

/**
 * The latest figure of the plans that the KPI was in before, under its id or the one that it carries on; where none of them
 * has one, what stands for it in the latest of them.
 */
function beforeOf({ kpi, plan }: KpiView, plans: readonly PlanView[]): KpiView | null {
  return (
    figureBefore({ kpi, plan }, plans) ??
    earlierViews({ kpi, plan }, plans).find(({ status }) => status) ??
    null
  );
}

function earlierViews({ kpi, plan }: Pick<KpiView, "kpi" | "plan">, plans: readonly PlanView[]): KpiView[] {
  return plans
    .filter(({ definition }) => definition.startFy < plan.startFy)
    .sort((a, b) => b.definition.startFy - a.definition.startFy)
    .flatMap(({ kpis }) => kpis.filter(({ kpi: { id } }) => id === kpi.id || id === kpi.continues));
}

function figureBefore(of: Pick<KpiView, "kpi" | "plan">, plans: readonly PlanView[]): KpiView | null {
  for (const view of earlierViews(of, plans)) {
    const { series, lastEnded } = view;
    const status = series.years.findLast(({ fy, actual }) => actual !== null && fy <= lastEnded);
    if (status) return { ...view, status, readIn: status.fy, now: kpiInYear(view.kpi, status.fy) };
    const further = figureBefore(view, plans);
    if (further) return further;
  }
  return null;
}
