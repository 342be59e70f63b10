/** The initiatives (取組項目) of a plan: where each stands, who is responsible for it, which KPIs it works on. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { type Initiative, listKpis, type Measure, type Pillar, type PlanDefinition } from "./definition";
import { coversYear } from "./years";

/** A plan whose initiatives are of that kind. */
export type PlanOf<T> = Omit<PlanDefinition, "pillars"> & {
  readonly pillars: readonly (Omit<Pillar, "measures"> & {
    readonly measures: readonly (Omit<Measure, "initiatives"> & { readonly initiatives: readonly T[] })[];
  })[];
};

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

/** Whether the initiative has not ended before that year. */
export function goesOnIn({ until }: Pick<Initiative, "until">, fy: FiscalYear): boolean {
  return until === undefined || fy <= until;
}

/** The initiatives that a plan asks for in a year, in the document's order; none where it does not run in it. */
export function initiativesInYear(
  plan: Pick<PlanDefinition, "startFy" | "endFy" | "pillars">,
  fy: FiscalYear,
): PlacedInitiative[] {
  if (!coversYear(plan, fy)) return [];
  return listInitiatives(plan).filter(({ initiative }) => goesOnIn(initiative, fy));
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

/** The plan with every initiative changed, in the plan's order. */
export function mapInitiatives<Before>(
  plan: PlanOf<Before>,
  change: (initiative: Before) => Initiative,
): PlanDefinition {
  return {
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      measures: pillar.measures.map((measure) => ({
        ...measure,
        initiatives: measure.initiatives.map(change),
      })),
    })),
  };
}

/** The plan whose initiatives work on no KPI that it does not have: for one that KPIs were taken out of. */
export function withKnownSupports(plan: PlanDefinition): PlanDefinition {
  const known = new Set(listKpis(plan).map(({ kpi }) => kpi.id));
  return mapInitiatives(plan, ({ supports, ...initiative }) => {
    const left = supports?.filter((id) => known.has(id)) ?? [];
    return left.length === 0 ? initiative : { ...initiative, supports: left };
  });
}
