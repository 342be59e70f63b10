/** The initiatives (取組項目) of a plan: where each stands, who is responsible for it, which KPIs it works on. */
import type { KpiId } from "@/domain/shared/kpi-id";
import type { Initiative, Measure, Pillar, PlanDefinition } from "./definition";

/** An initiative with its place in the plan. */
export interface PlacedInitiative {
  readonly initiative: Initiative;
  readonly pillar: Pillar;
  readonly measure: Measure;
}

/** Every initiative of the plan in the document's order. */
export function listInitiatives(plan: Pick<PlanDefinition, "pillars">): PlacedInitiative[] {
  return plan.pillars.flatMap((pillar) =>
    pillar.measures.flatMap((measure) =>
      measure.initiatives.map((initiative) => ({ initiative, pillar, measure })),
    ),
  );
}

/** The department that is responsible for an initiative: its own, else its measure's; null where neither names one. */
export function responsibleDepartment(
  initiative: Pick<Initiative, "department">,
  measure: Pick<Measure, "department">,
): string | null {
  return initiative.department ?? measure.department ?? null;
}

/** The initiatives that say that they work on that KPI, in the plan's order. */
export function initiativesOn(plan: Pick<PlanDefinition, "pillars">, kpiId: KpiId): PlacedInitiative[] {
  return listInitiatives(plan).filter(({ initiative }) => initiative.supports?.includes(kpiId));
}
