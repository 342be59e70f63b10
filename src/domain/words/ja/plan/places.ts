/** Where something stands in a plan, as a list to choose from says it. */
import type { PlanDefinition } from "@/domain/plan/definition";
import type { PlacedFigure } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import type { MetricPlace } from "@/domain/plan/metrics";
import type { Place } from "@/domain/proposals/edit";
import { pillarShort } from "./plan-words";

/** 計画全般; (1) 柱の名前（柱の指標）; (1) 柱の名前 の取組2 … */
export function placeLabel(plan: PlanDefinition, place: Place): string {
  const pillar = plan.pillars.find(({ no }) => no === place.pillar);
  if (!pillar) return "計画全般";
  const measure = pillar.measures.find(({ no }) => no === place.measure);
  const name = `(${pillar.no}) ${pillarShort(pillar)}`;
  return measure ? `${name} の取組${measure.no} ${measure.title}` : `${name}（柱の指標）`;
}

/** The same of a metric, which is no 指標 and can stand under an initiative. */
export function metricPlaceLabel(plan: PlanDefinition, place: MetricPlace): string {
  const label = placeLabel(plan, place).replace(/（柱の指標）$/, "");
  if (place.initiative === null) return label;
  const found = listInitiatives(plan).find(({ initiative }) => initiative.id === place.initiative);
  return `${label}の取組項目「${found?.initiative.text ?? ""}」`;
}

/** 「(1) 身近なみどり …」; null for a KPI of the plan as a whole. */
export function figurePlace({
  pillar,
  measure,
  initiative,
}: Pick<PlacedFigure, "pillar" | "measure" | "initiative">): string | null {
  if (pillar === null) return null;
  const place = `(${pillar.no}) ${pillarShort(pillar)}`;
  if (measure === null) return place;
  return [place, measure.title, ...(initiative === null ? [] : [initiative.text])].join(" ");
}
