/** What a version of a plan says otherwise of its metrics (KPI以外の実績): which come, go or move, and what each is read by. */
import type { Metric, PlanDefinition } from "@/domain/plan/definition";
import { listMetrics, type PlacedMetric } from "@/domain/plan/metrics";
import { isSamePlace, type PillarPair, placeNotation } from "@/domain/plan/places";
import type { TextDifference } from "./text-difference";

/** What gives a figure its meaning: it never changes once there is one. */
export const METRIC_TERMS = [
  "unit",
  "scale",
  "decimals",
  "aggregation",
  "upperLimit",
  "lowest",
] as const satisfies readonly (keyof Metric)[];
/** Words alone: a slip may be put right without a reason. */
const METRIC_WORDS = [
  "name",
  "definition",
  "department",
  "source",
] as const satisfies readonly (keyof Metric)[];
const METRIC_YEARS = ["from", "until"] as const satisfies readonly (keyof Metric)[];
const PARTS = [...METRIC_WORDS, ...METRIC_TERMS, ...METRIC_YEARS] as const;

/** Where a metric, or a part of it, is told of. */
export function metricPath(id: string, part?: (typeof PARTS)[number] | "place"): string {
  return part === undefined ? `metrics[${id}]` : `metrics[${id}].${part}`;
}

/** Which metric a path speaks of, and which part of it; null for a path of anything else. */
export function metricOfPath(path: string): { readonly id: string; readonly part: string | null } | null {
  const [, id, part = null] = /^metrics\[([^\]]+)\](?:\.(\w+))?$/.exec(path) ?? [];
  return id === undefined ? null : { id, part };
}

/** Whether more than words of a metric change: what was promised to be measured has to be answered for. */
export function isMetricOfSubstance(path: string): boolean {
  const of = metricOfPath(path);
  return of !== null && !METRIC_WORDS.some((word) => word === of.part);
}

export function metricDifferences(
  before: PlanDefinition,
  after: PlanDefinition,
  pairs: readonly PillarPair[],
): TextDifference[] {
  const byId = (plan: PlanDefinition) => new Map(listMetrics(plan).map((each) => [each.metric.id, each]));
  const [was, is] = [byId(before), byId(after)];
  return [
    ...[...is].flatMap(([id, now]) => {
      const old = was.get(id);
      return old
        ? metricDiffers(old, now, pairs)
        : [{ path: metricPath(id), before: null, after: now.metric.name }];
    }),
    ...[...was].flatMap(([id, { metric }]) =>
      is.has(id) ? [] : [{ path: metricPath(id), before: metric.name, after: null }],
    ),
    ...orderDiffers(before, after),
  ];
}

/** All that the plan says of a metric, part by part; null: nothing is said of it. */
export function metricParts(
  placed: PlacedMetric,
): { readonly part: string; readonly value: string | null }[] {
  const value = (part: (typeof PARTS)[number]) => ({ part, value: partText(placed.metric, part) });
  const [name, ...others] = PARTS;
  return [value(name), { part: "place", value: placeText(placed) }, ...others.map(value)];
}

function partText(metric: Metric, part: (typeof PARTS)[number]): string | null {
  // Left out is 0, whether the plan says it or not.
  const value = part === "lowest" && metric.lowest === undefined ? 0 : (metric[part] ?? null);
  return value === null ? null : String(value);
}

function metricDiffers(
  before: PlacedMetric,
  after: PlacedMetric,
  pairs: readonly PillarPair[],
): TextDifference[] {
  const { id } = after.metric;
  const parts = PARTS.map((part) => ({
    path: metricPath(id, part),
    before: partText(before.metric, part),
    after: partText(after.metric, part),
  })).filter((each) => each.before !== each.after);
  const isSame = isSamePlace(pairs, before, after) && before.initiative?.id === after.initiative?.id;
  return isSame
    ? parts
    : [...parts, { path: metricPath(id, "place"), before: placeText(before), after: placeText(after) }];
}

/** As a KPI's place is told, and a line more for the initiative. null for the plan as a whole. */
function placeText({ pillar, measure, initiative }: PlacedMetric): string | null {
  if (pillar === null) return null;
  return [placeNotation({ pillar, measure }), ...(initiative ? [initiative.text] : [])].join("\n");
}

/** Metrics that stay, in another order. */
function orderDiffers(before: PlanDefinition, after: PlanDefinition): TextDifference[] {
  const [was, is] = [listMetrics(before), listMetrics(after)];
  const stayed = (list: readonly PlacedMetric[], other: readonly PlacedMetric[]) =>
    list.filter(({ metric }) => other.some((each) => each.metric.id === metric.id));
  const [first, then] = [stayed(was, is), stayed(is, was)];
  const moved = first.some(({ metric }, index) => metric.id !== then[index]?.metric.id);
  const isElsewhere = first.some(({ metric, pillar, measure, initiative }) => {
    const now = then.find((each) => each.metric.id === metric.id);
    return (
      now?.pillar?.no !== pillar?.no ||
      now?.measure?.no !== measure?.no ||
      now?.initiative?.id !== initiative?.id
    );
  });
  // What stands at another place is told as that; its order follows from it.
  if (!moved || isElsewhere) return [];
  const names = (list: readonly PlacedMetric[]) => list.map(({ metric }) => metric.name).join("\n");
  return [{ path: "metricOrder", before: names(first), after: names(then) }];
}
