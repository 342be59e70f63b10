/** What stands in the form of a metric (KPI以外の実績), and in the list of them, before anything is typed. Pure. */
import { AGGREGATIONS, type Metric, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { listMetrics, type MetricPlace } from "@/domain/plan/metrics";
import { metricPlaces, metricPlaceText, placeOfMetric } from "@/domain/proposals/edit-metrics";
import { suggestionAfter } from "@/domain/proposals/metric-suggestion";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { MetricId } from "@/domain/shared/metric-id";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { metricPlaceLabel } from "@/domain/words/ja/plan/places";
import { AGGREGATION_WORDS } from "@/domain/words/ja/plan/plan";
import { FIELD_WORDS } from "@/domain/words/ja/plan/plan-fields";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { initiativeEndNote } from "@/domain/words/ja/reports/initiatives";
import { placeNote, suggestedBy, suggestionRefusal } from "@/domain/words/ja/rounds/suggestions";
import type { SuggestionDto } from "@/server/proposals/suggestions/queries";
import { base, type Choice, type DraftNow, type EditItem, type FormBase } from "./forms";

export interface MetricForm extends FormBase {
  /** null: a new one. */
  readonly metricId: MetricId | null;
  /** The first year with a figure, 令和7年度: what gives it its meaning stays from then on. */
  readonly answeredSince: string | null;
  readonly places: readonly Choice[];
  readonly planYears: readonly Choice[];
  readonly aggregations: readonly Choice[];
  readonly departments: readonly string[];
  /** What a department suggested, from which the form begins; null where nobody did. */
  readonly suggestion: {
    readonly id: string;
    /** Who, what and where, in one line. */
    readonly title: string;
    readonly reason: string;
    /** Where it cannot stand as it was suggested any more; null where it can. */
    readonly placeNote: string | null;
    /** Why nothing can be made of it (any more); null where it can. */
    readonly refusal: string | null;
  } | null;
}

/** @returns null for a metric that the plan does not have */
export function buildMetricForm(
  { definition, record, ...draft }: DraftNow,
  metricId: string | null,
  {
    departments,
    suggestion,
    runningFy,
  }: {
    readonly departments: readonly string[];
    readonly suggestion: SuggestionDto | null;
    readonly runningFy: FiscalYear;
  },
): MetricForm | null {
  const metric = listMetrics(definition).find((each) => each.metric.id === metricId)?.metric;
  if (metricId !== null && !metric) return null;
  const place = metric && placeOfMetric(definition, metric.id);
  const fields = suggestion ? suggestedFields(definition, suggestion) : metricFields(metric, place ?? null);
  const first = record.metrics.find((each) => each.metricId === metricId);
  return {
    ...base(draft, metric),
    title: metric ? metric.name : "KPI以外の実績を加える",
    metricId: metric?.id ?? null,
    answeredSince: first ? fiscalYearJa(first.fy) : null,
    places: [
      ...(fields.place === NOT_CHOSEN ? [{ value: NOT_CHOSEN, label: "（位置を選んでください）" }] : []),
      ...metricPlaces(definition).map((each) => ({
        value: metricPlaceText(each),
        label: metricPlaceLabel(definition, each) + endNote(definition, each),
      })),
    ],
    planYears: planYears(definition).map((fy) => ({ value: String(fy), label: fiscalYearLabel(fy) })),
    aggregations: AGGREGATIONS.map((value) => ({ value, label: AGGREGATION_WORDS[value] })),
    departments,
    suggestion: suggestion && suggestionView(definition, suggestion, runningFy),
    fields,
  };
}

/** Of an initiative that ends before its plan: nothing can begin under it afterwards. */
function endNote(plan: PlanDefinition, { initiative: id }: MetricPlace): string {
  return initiativeEndNote(
    listInitiatives(plan).find(({ initiative }) => initiative.id === id)?.initiative ?? {},
  );
}

function metricFields(metric: Metric | undefined, place: MetricPlace | null): Record<string, string> {
  return {
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
  };
}

function suggestionView(
  plan: PlanDefinition,
  suggestion: SuggestionDto,
  runningFy: FiscalYear,
): MetricForm["suggestion"] {
  const { id, department, name, placeName, at, reason, state } = suggestion;
  return {
    id,
    title: suggestedBy(department, name),
    reason,
    placeNote: placeNote({ placeName, isGone: at === null, until: at?.until ?? null }, runningFy),
    refusal:
      suggestionAfter(state, "draft") === null
        ? suggestionRefusal(state, "draft", wordsOf(plan).office)
        : null,
  };
}

/** As the department typed it; what the data call it is the office's to say. */
function suggestedFields(plan: PlanDefinition, suggestion: SuggestionDto): Record<string, string> {
  const place = suggestion.at && metricPlaceText(suggestion.at.place);
  return {
    id: "",
    name: suggestion.name,
    definition: "",
    place: metricPlaces(plan).some((each) => metricPlaceText(each) === place) ? (place ?? "") : NOT_CHOSEN,
    unit: suggestion.unit,
    scale: "1",
    decimals: String(suggestion.decimals),
    aggregation: "annual",
    upperLimit: "",
    lowest: lowestText(suggestion.lowest),
    department: suggestion.department,
    source: suggestion.source,
    from: suggestion.from === plan.startFy ? "" : String(suggestion.from),
    until: String(suggestion.until ?? ""),
  };
}

/** No place's text: the plan as a whole is "". */
const NOT_CHOSEN = "-";

function lowestText(lowest: string | null): string {
  if (lowest === null) return FIELD_WORDS.unlimited;
  return lowest === "0" ? "" : lowest;
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
