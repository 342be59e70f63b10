/** 現状値 that were copied from the plan before, and are not, or may not stay, what that plan says of the year. */
import { type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import type { ApprovedReport } from "@/domain/reports/report";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { figureFor } from "./next-plan";

export interface StaleBaseline {
  readonly planId: string;
  /** The plan's own, as it is read in its first year. */
  readonly kpi: Kpi;
  readonly fy: FiscalYear;
  readonly baseline: DecimalString;
  /** What stands for that year now. */
  readonly figure: DecimalString;
  /** It is the same, but a 速報値: the 確報値 may be another. */
  readonly isProvisional: boolean;
}

/**
 * Of the plans whose first year has not ended: later their baseline is on record. Only where the number means the same in
 * both plans.
 * @param current the fiscal year that runs
 */
export function staleBaselines(
  plans: readonly PlanDefinition[],
  reports: readonly ApprovedReport[],
  current: FiscalYear,
): StaleBaseline[] {
  return plans
    .filter(({ startFy }) => startFy >= current)
    .flatMap((plan) => listKpis(plan).flatMap(({ kpi }) => staleBaseline(plan, kpi, plans, reports) ?? []));
}

function staleBaseline(
  plan: PlanDefinition,
  definition: Kpi,
  plans: readonly PlanDefinition[],
  reports: readonly ApprovedReport[],
): StaleBaseline | null {
  const kpi = kpiInYear(definition, plan.startFy);
  const { fy, value } = kpi.baseline;
  if (value === null) return null;
  for (const before of plans.filter(({ endFy }) => endFy < plan.startFy)) {
    const source = listKpis(before).find(
      (each) => each.kpi.id === kpi.id || each.kpi.id === kpi.continues,
    )?.kpi;
    if (!source || !meansTheSame(kpiInYear(source, before.endFy), kpi)) continue;
    const figure = figureFor(before, source, reports, fy);
    if (figure === null) continue;
    const own = reports.filter((report) => report.kpiId === source.id && report.fy === fy);
    const stands = sameFigure(figure, value);
    // One that was never a figure of the year was not copied from it: the office decided on another.
    const isStale = stands
      ? own.at(-1)?.content.figureStatus === "provisional"
      : [[], ...own.map((report) => [report])].some((once) =>
          isFigure(figureFor(before, source, once, fy), value),
        );
    if (isStale) return { planId: plan.id, kpi, fy, baseline: value, figure, isProvisional: stands };
  }
  return null;
}

function isFigure(figure: DecimalString | null, value: DecimalString): boolean {
  return figure !== null && sameFigure(figure, value);
}

function meansTheSame(one: Kpi, other: Kpi): boolean {
  return (["unit", "scale", "aggregation"] as const).every((term) => one[term] === other[term]);
}
