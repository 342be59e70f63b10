/** What is typed into the form of a metric (KPI以外の実績). */
import { AGGREGATIONS, type Metric, type PlanDefinition } from "@/domain/plan/definition";
import { listFigures } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import { listMetrics } from "@/domain/plan/metrics";
import { EDITION_LANGUAGES, type MetricTexts, type Translated } from "@/domain/plan/translations";
import { metricPlaces, metricPlaceText, sameNamed, withMetric } from "@/domain/proposals/edit-metrics";
import { type MetricId, toMetricId } from "@/domain/shared/metric-id";
import { FIELD_WORDS } from "@/domain/words/ja/plan/plan-fields";
import { type Result, refused } from "@/lib/result";
import { readMetricId, readWhole } from "@/server/plan/plan-file/values";
import { checked } from "./checked";
import { FieldReader, oneOf, type Typed } from "./fields";

/** One metric; its id stays, whatever else is changed. @param metricId null: a new one */
export function editedMetric(
  plan: PlanDefinition,
  metricId: MetricId | null,
  fields: Typed,
): Result<PlanDefinition> {
  const old = metricId && listMetrics(plan).find(({ metric }) => metric.id === metricId)?.metric;
  if (old === undefined) return refused("not_found");
  const reader = new FieldReader(fields);
  const id = old?.id ?? reader.value("id", readMetricId, FIELD_WORDS.slug, toMetricId("new"));
  if (old === null && isTaken(plan, id)) reader.refuse("id", FIELD_WORDS.metric_id_taken);
  const place = metricPlaces(plan).find((each) => metricPlaceText(each) === reader.raw("place"));
  if (!place) reader.refuse("place", FIELD_WORDS.choice);
  const lowest = reader.lowest("lowest");
  const from = reader.optionalYear("from", plan.startFy);
  const until = reader.optionalYear("until", plan.endFy);
  const metric: Metric = {
    id,
    name: reader.name("name"),
    definition: reader.optionalText("definition"),
    unit: reader.unit("unit"),
    scale: reader.value("scale", readWhole(1, 1_000_000_000), FIELD_WORDS.scale, 1),
    decimals: reader.value("decimals", readWhole(0, 6), FIELD_WORDS.decimals, 0),
    aggregation: reader.value("aggregation", oneOf(AGGREGATIONS), FIELD_WORDS.choice, "unspecified"),
    upperLimit: reader.figure("upperLimit"),
    ...(lowest === undefined ? {} : { lowest }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    department: reader.optionalName("department"),
    source: reader.text("source"),
    ...inOtherLanguages(old),
  };
  if (place && sameNamed(plan, metric, place)) reader.refuse("name", FIELD_WORDS.metric_name_taken);
  return checked(reader.errors, () => (place ? withMetric(plan, metric, place) : plan), {
    at: (path) => /\.(until|from|id|lowest|upperLimit)$/.exec(path)?.[1] ?? "",
  });
}

/** What the form does not ask for: what is said of words that were changed goes with them (withoutStaleTexts). */
function inOtherLanguages(old: Metric | null): Translated<MetricTexts> {
  return Object.fromEntries(
    EDITION_LANGUAGES.flatMap((language) => (old?.[language] ? [[language, old[language]]] : [])),
  );
}

function isTaken(plan: PlanDefinition, id: string): boolean {
  return (
    listFigures(plan).some(({ kpi }) => kpi.id === id) ||
    listInitiatives(plan).some(({ initiative }) => initiative.id === id)
  );
}
