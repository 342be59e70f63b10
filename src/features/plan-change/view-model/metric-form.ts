/** What stands in the form of a metric (KPI以外の実績), and in the list of them, before anything is typed. Pure. */
import { AGGREGATIONS, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { listMetrics, type MetricPlace } from "@/domain/plan/metrics";
import { metricPlaces, metricPlaceText, placeOfMetric } from "@/domain/proposals/edit-metrics";
import type { MetricId } from "@/domain/shared/metric-id";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { AGGREGATION_WORDS } from "@/domain/words/ja/plan";
import { FIELD_WORDS } from "@/domain/words/ja/plan-fields";
import { base, type Choice, type DraftNow, type EditItem, type FormBase, placeLabel } from "./forms";

export interface MetricForm extends FormBase {
  /** null: a new one. */
  readonly metricId: MetricId | null;
  /** The first year with a figure, 令和7年度: what gives it its meaning stays from then on. */
  readonly answeredSince: string | null;
  readonly places: readonly Choice[];
  readonly planYears: readonly Choice[];
  readonly aggregations: readonly Choice[];
  readonly departments: readonly string[];
}

/** @returns null for a metric that the plan does not have */
export function buildMetricForm(
  { definition, record, ...draft }: DraftNow,
  metricId: string | null,
  { departments }: { readonly departments: readonly string[] },
): MetricForm | null {
  const metric = listMetrics(definition).find((each) => each.metric.id === metricId)?.metric;
  if (metricId !== null && !metric) return null;
  const place = metric && placeOfMetric(definition, metric.id);
  const first = record.metrics.find((each) => each.metricId === metricId);
  return {
    ...base(draft),
    title: metric ? metric.name : "KPI以外の実績を加える",
    metricId: metric?.id ?? null,
    answeredSince: first ? fiscalYearJa(first.fy) : null,
    places: metricPlaces(definition).map((each) => ({
      value: metricPlaceText(each),
      label: metricPlaceLabel(definition, each),
    })),
    planYears: planYears(definition).map((fy) => ({ value: String(fy), label: fiscalYearLabel(fy) })),
    aggregations: AGGREGATIONS.map((value) => ({ value, label: AGGREGATION_WORDS[value] })),
    departments,
    fields: {
      id: metric?.id ?? "",
      name: metric?.name ?? "",
      definition: metric?.definition ?? "",
      place: place ? metricPlaceText(place) : "",
      unit: metric?.unit ?? "",
      scale: String(metric?.scale ?? 1),
      decimals: String(metric?.decimals ?? 0),
      aggregation: metric?.aggregation ?? "annual",
      upperLimit: metric?.upperLimit ?? "",
      lowest: metric?.lowest === null ? FIELD_WORDS.unlimited : (metric?.lowest ?? ""),
      department: metric?.department ?? "",
      source: metric?.source ?? "",
      from: String(metric?.from ?? ""),
      until: String(metric?.until ?? ""),
    },
  };
}

/** Every metric of the plan, to change, to move among its neighbours, to take out. */
export function metricItems(plan: PlanDefinition): (EditItem & { readonly metricId: MetricId })[] {
  const placed = listMetrics(plan).map(({ metric }) => ({ metric, place: placeOfMetric(plan, metric.id) }));
  return placed.map(({ metric: { id, name, until }, place }, index) => {
    const at = (other: (typeof placed)[number] | undefined) =>
      other?.place && place && metricPlaceText(other.place) === metricPlaceText(place);
    return {
      metricId: id,
      part: { part: "metric", metricId: id },
      name: until === undefined ? name : `${name}（${fiscalYearJa(until)}まで）`,
      isFirst: !at(placed[index - 1]),
      isLast: !at(placed[index + 1]),
      // Whether it may be taken out, the proposal says.
      isEmpty: true,
    };
  });
}

function metricPlaceLabel(plan: PlanDefinition, place: MetricPlace): string {
  const label = placeLabel(plan, place).replace(/（柱の指標）$/, "");
  if (place.initiative === null) return label;
  const lines = plan.pillars.flatMap(({ measures }) => measures).flatMap(({ initiatives }) => initiatives);
  return `${label}の取組項目「${lines.find(({ id }) => id === place.initiative)?.text ?? ""}」`;
}
