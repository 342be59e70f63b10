/** A metric (KPI以外の実績) put into a draft, where it stands or at another place. */
import type { Metric, PlanDefinition } from "@/domain/plan/definition";
import { listMetrics, type MetricPlace, mapMetrics } from "@/domain/plan/metrics";
import { nameKey } from "@/domain/shared/names";
import { placesOf, placeText } from "./edit";

/** "1-2": of a measure, "1": of a pillar, "": of the plan; "1-2/dx-2-1-2-3": of an initiative. */
export function metricPlaceText(place: MetricPlace): string {
  return placeText(place) + (place.initiative === null ? "" : `/${place.initiative}`);
}

/** Every place that a metric can stand at, in the plan's order. */
export function metricPlaces(plan: PlanDefinition): MetricPlace[] {
  return placesOf(plan).flatMap((place) => {
    const measure = plan.pillars
      .find(({ no }) => no === place.pillar)
      ?.measures.find(({ no }) => no === place.measure);
    const lines = measure?.initiatives ?? [];
    return [{ ...place, initiative: null }, ...lines.map(({ id }) => ({ ...place, initiative: id }))];
  });
}

/** Where the metric stands; null where the plan does not have it. */
export function placeOfMetric(plan: PlanDefinition, id: string): MetricPlace | null {
  const placed = listMetrics(plan).find(({ metric }) => metric.id === id);
  return (
    (placed && {
      pillar: placed.pillar?.no ?? null,
      measure: placed.measure?.no ?? null,
      initiative: placed.initiative?.id ?? null,
    }) ??
    null
  );
}

/**
 * Another metric of the same name at the same place, in a year of that one; null where none is. One that has ended may be
 * followed by another of its name.
 */
export function sameNamed(plan: PlanDefinition, metric: Metric, place: MetricPlace): Metric | null {
  const years = ({ from, until }: Metric) => ({ from: from ?? plan.startFy, until: until ?? plan.endFy });
  const own = years(metric);
  const found = listMetrics(plan).find(({ metric: other }) => {
    const { from, until } = years(other);
    const at = placeOfMetric(plan, other.id);
    return (
      other.id !== metric.id &&
      nameKey(other.name) === nameKey(metric.name) &&
      at !== null &&
      metricPlaceText(at) === metricPlaceText(place) &&
      from <= own.until &&
      own.from <= until
    );
  });
  return found?.metric ?? null;
}

/** The metric in its place: where it stood, or last of a place that is new to it. */
export function withMetric(plan: PlanDefinition, metric: Metric, place: MetricPlace): PlanDefinition {
  const to = metricPlaceText(place);
  return mapMetrics(plan, (metrics, at) => {
    const isThere = metricPlaceText(at) === to;
    if (isThere && metrics.some(({ id }) => id === metric.id)) {
      return metrics.map((each) => (each.id === metric.id ? metric : each));
    }
    const others = metrics.filter(({ id }) => id !== metric.id);
    return isThere ? [...others, metric] : others;
  });
}
