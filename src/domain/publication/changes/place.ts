/** Where what changed stands in a publication: of a KPI its own page, else its pillar's, else the plan's. */

import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { listMetrics } from "@/domain/plan/metrics";
import { coversYear } from "@/domain/plan/years";
import type { PublishedPlan } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { ChangeFact } from "./change-fact";

type NamedPillar = Pick<PlanDefinition["pillars"][number], "no" | "catchphrase" | "title">;

export type PlaceOfChange = { readonly planId: string; readonly fy: FiscalYear | null } & (
  | { readonly kind: "kpi"; readonly kpiId: KpiId; readonly name: string }
  | { readonly kind: "pillar"; readonly pillar: NamedPillar }
  | { readonly kind: "plan" }
);

/**
 * @param plans of the publication
 * @returns null where it is of no plan, or of what the publication does not have any more
 */
export function placeOfChange(fact: ChangeFact, plans: readonly PublishedPlan[]): PlaceOfChange | null {
  const { fy, initiative, metric, assessment, definition, detail } = fact;
  const kpiId = fact.kpiId ?? definition?.[0]?.kpiId ?? null;
  if (kpiId !== null) return placeOfKpi(kpiId, fy, plans);
  const planId = (initiative ?? metric ?? assessment ?? definition?.[0])?.planId;
  const plan = plans.find((each) => each.definition.id === planId) ?? planNamedIn(detail, plans);
  if (!plan) return null;
  // Of a whole plan's states and assessments the sentence alone says of which year they are.
  const of = { planId: plan.definition.id, fy: fy ?? ("fy" in detail ? detail.fy : null) };
  const pillar = pillarOf(fact, plan);
  if (!pillar) return { ...of, kind: "plan" };
  const { no, catchphrase, title } = pillar;
  return { ...of, kind: "pillar", pillar: { no, catchphrase, title } };
}

/** Some sentences know their plan by its name alone. */
function planNamedIn(detail: ChangeFact["detail"], plans: readonly PublishedPlan[]): PublishedPlan | null {
  const name = "plan" in detail && typeof detail.plan === "string" ? detail.plan : null;
  const named = plans.filter(({ definition }) => definition.name === name);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Of several plans that have it the one that runs in the year. */
function placeOfKpi(
  kpiId: KpiId,
  fy: FiscalYear | null,
  plans: readonly PublishedPlan[],
): PlaceOfChange | null {
  const having = plans.flatMap(({ definition }) =>
    listKpis(definition).flatMap(({ kpi }) => (kpi.id === kpiId ? [{ definition, kpi }] : [])),
  );
  const own = having.find(({ definition }) => fy !== null && coversYear(definition, fy)) ?? having[0];
  return own ? { planId: own.definition.id, fy, kind: "kpi", kpiId, name: own.kpi.name } : null;
}

function pillarOf(
  { initiative, metric, assessment }: ChangeFact,
  { definition, assessments = [] }: PublishedPlan,
): NamedPillar | null {
  if (initiative) {
    const placed = listInitiatives(definition).find((each) => each.initiative.id === initiative.initiativeId);
    return placed?.pillar ?? null;
  }
  if (metric)
    return listMetrics(definition).find((each) => each.metric.id === metric.metricId)?.pillar ?? null;
  const part = assessments.find(({ partId }) => partId === assessment?.partId);
  return definition.pillars.find(({ no }) => no === part?.pillarNo) ?? null;
}
