/** Parts of a plan put in, moved and taken out: what the screens do to a draft, one act at a time. */
import {
  type Initiative,
  type Kpi,
  listKpis,
  type Measure,
  type Pillar,
  type PlanDefinition,
} from "@/domain/plan/definition";
import { listInitiatives, mapInitiatives, withKnownSupports } from "@/domain/plan/initiatives";
import { mapMetrics } from "@/domain/plan/metrics";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { MetricId } from "@/domain/shared/metric-id";

/** Where a KPI stands: of the plan, of a pillar, of a measure. */
export interface Place {
  readonly pillar: number | null;
  readonly measure: number | null;
}

/** One part of a plan. */
export type PlanPart =
  | { readonly part: "kpi"; readonly kpiId: KpiId }
  | { readonly part: "pillar"; readonly pillar: number }
  | { readonly part: "measure"; readonly pillar: number; readonly measure: number }
  | { readonly part: "initiative"; readonly initiativeId: InitiativeId }
  | { readonly part: "metric"; readonly metricId: MetricId };

/** "1-2": the second measure of the first pillar; "1": of the pillar itself; "": of the plan. */
export function placeText({ pillar, measure }: Place): string {
  return [pillar, measure].filter((no) => no !== null).join("-");
}

/** @returns null for a place that the plan does not have */
export function placeOfText(plan: PlanDefinition, text: string): Place | null {
  return placesOf(plan).find((place) => placeText(place) === text) ?? null;
}

/** Every place that a KPI can stand at, in the plan's order. */
export function placesOf(plan: PlanDefinition): Place[] {
  return [
    { pillar: null, measure: null },
    ...plan.pillars.flatMap((pillar) => [
      { pillar: pillar.no, measure: null },
      ...pillar.measures.map((measure) => ({ pillar: pillar.no, measure: measure.no })),
    ]),
  ];
}

/** Where the KPI stands; null where the plan does not have it. */
export function placeOfKpi(plan: PlanDefinition, kpiId: KpiId): Place | null {
  const placed = listKpis(plan).find(({ kpi }) => kpi.id === kpiId);
  return placed ? { pillar: placed.pillar?.no ?? null, measure: placed.measure?.no ?? null } : null;
}

/** The KPI in its place: where it stood, or last of a place that is new to it. */
export function withKpi(plan: PlanDefinition, kpi: Kpi, place: Place): PlanDefinition {
  const stood = placeOfKpi(plan, kpi.id);
  if (stood && placeText(stood) === placeText(place)) {
    return mapKpis(plan, (kpis) => kpis.map((each) => (each.id === kpi.id ? kpi : each)));
  }
  return mapKpis(withoutKpi(plan, kpi.id), (kpis, at) =>
    placeText(at) === placeText(place) ? [...kpis, kpi] : kpis,
  );
}

function withoutKpi(plan: PlanDefinition, kpiId: KpiId): PlanDefinition {
  return mapKpis(plan, (kpis) => kpis.filter(({ id }) => id !== kpiId));
}

function mapKpis(
  plan: PlanDefinition,
  change: (kpis: readonly Kpi[], place: Place) => readonly Kpi[],
): PlanDefinition {
  return {
    ...plan,
    kpis: change(plan.kpis, { pillar: null, measure: null }),
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      kpis: change(pillar.kpis, { pillar: pillar.no, measure: null }),
      measures: pillar.measures.map((measure) => ({
        ...measure,
        kpis: change(measure.kpis, { pillar: pillar.no, measure: measure.no }),
      })),
    })),
  };
}

type PillarWords = Pick<Pillar, "catchphrase" | "title" | "viewpoint" | "vision" | "outcome" | "source">;

/** The pillar with these words; a new one, the last, where `no` is null. */
export function withPillar(plan: PlanDefinition, no: number | null, words: PillarWords): PlanDefinition {
  if (no !== null) {
    return { ...plan, pillars: plan.pillars.map((each) => (each.no === no ? { ...each, ...words } : each)) };
  }
  const added = { ...words, no: plan.pillars.length + 1, kpis: [], measures: [] };
  return { ...plan, pillars: [...plan.pillars, added] };
}

type MeasureWords = Pick<Measure, "title" | "department" | "source">;

/** The measure with these words. */
export function withMeasure(
  plan: PlanDefinition,
  pillarNo: number,
  no: number,
  words: MeasureWords,
): PlanDefinition {
  return mapMeasures(plan, pillarNo, (measures) =>
    measures.map((measure) => {
      if (measure.no !== no) return measure;
      const { department: _, ...kept } = measure;
      return { ...kept, ...words };
    }),
  );
}

/** A measure that is new: the pillar's last, with initiatives and without KPIs. */
export function withNewMeasure(
  plan: PlanDefinition,
  pillarNo: number,
  words: MeasureWords & Pick<Measure, "initiatives">,
): PlanDefinition {
  return mapMeasures(plan, pillarNo, (measures) => [
    ...measures,
    { ...words, no: measures.length + 1, kpis: [] },
  ]);
}

/** The initiative in its measure: where it stood, or last of a measure that is new to it. */
export function withInitiative(
  plan: PlanDefinition,
  initiative: Initiative,
  place: { readonly pillar: number; readonly measure: number },
): PlanDefinition {
  const stood = listInitiatives(plan).find((each) => each.initiative.id === initiative.id);
  if (stood?.pillar.no === place.pillar && stood.measure.no === place.measure) {
    return mapInitiatives(plan, (each) => (each.id === initiative.id ? initiative : each));
  }
  return mapLines(plan, (lines, at) => {
    const others = lines.filter(({ id }) => id !== initiative.id);
    return at.pillar === place.pillar && at.measure === place.measure ? [...others, initiative] : others;
  });
}

function mapLines(
  plan: PlanDefinition,
  change: (
    lines: readonly Initiative[],
    place: { readonly pillar: number; readonly measure: number },
  ) => readonly Initiative[],
): PlanDefinition {
  return {
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      measures: pillar.measures.map((measure) => ({
        ...measure,
        initiatives: change(measure.initiatives, { pillar: pillar.no, measure: measure.no }),
      })),
    })),
  };
}

function mapMeasures(
  plan: PlanDefinition,
  pillarNo: number,
  change: (measures: readonly Measure[]) => readonly Measure[],
): PlanDefinition {
  return {
    ...plan,
    pillars: plan.pillars.map((pillar) =>
      pillar.no === pillarNo ? { ...pillar, measures: numbered(change(pillar.measures)) } : pillar,
    ),
  };
}

/** One step up (-1) or down (1) among its neighbours; at the end it stays. */
export function moved(plan: PlanDefinition, part: PlanPart, by: -1 | 1): PlanDefinition {
  switch (part.part) {
    case "kpi":
      return mapKpis(plan, (kpis) => stepped(kpis, ({ id }) => id === part.kpiId, by));
    case "pillar":
      return { ...plan, pillars: numbered(stepped(plan.pillars, ({ no }) => no === part.pillar, by)) };
    case "measure":
      return mapMeasures(plan, part.pillar, (measures) =>
        stepped(measures, ({ no }) => no === part.measure, by),
      );
    case "metric":
      return mapMetrics(plan, (metrics) => stepped(metrics, ({ id }) => id === part.metricId, by));
    case "initiative":
      return mapLines(plan, (lines) => stepped(lines, ({ id }) => id === part.initiativeId, by));
  }
}

/** The plan without that part; null where something stands in it still. A KPI goes as it is: whether it may, the proposal says. */
export function withoutPart(plan: PlanDefinition, part: PlanPart): PlanDefinition | null {
  if (part.part === "kpi") return withKnownSupports(withoutKpi(plan, part.kpiId));
  if (part.part === "metric") {
    return mapMetrics(plan, (metrics) => metrics.filter(({ id }) => id !== part.metricId));
  }
  if (part.part === "initiative") {
    const line = listInitiatives(plan).find(({ initiative }) => initiative.id === part.initiativeId);
    if (line?.initiative.metrics) return null;
    return mapLines(plan, (lines) => lines.filter(({ id }) => id !== part.initiativeId));
  }
  const pillar = plan.pillars.find(({ no }) => no === part.pillar);
  if (part.part === "pillar") {
    if (!pillar || !isEmptyPillar(pillar)) return null;
    return { ...plan, pillars: numbered(plan.pillars.filter((each) => each !== pillar)) };
  }
  const measure = pillar?.measures.find(({ no }) => no === part.measure);
  if (!measure || !isEmptyMeasure(measure)) return null;
  return mapMeasures(plan, part.pillar, (measures) => measures.filter((each) => each !== measure));
}

/** Nothing stands in it, so that it may be taken out. */
export function isEmptyPillar({ kpis, measures, metrics }: Pillar): boolean {
  return kpis.length + measures.length === 0 && metrics === undefined;
}

export function isEmptyMeasure({ kpis, initiatives, metrics }: Measure): boolean {
  return kpis.length + initiatives.length === 0 && metrics === undefined;
}

function stepped<T>(items: readonly T[], isIt: (item: T) => boolean, by: -1 | 1): readonly T[] {
  const from = items.findIndex(isIt);
  const [item, other] = [items[from], items[from + by]];
  if (item === undefined || other === undefined) return items;
  return items.map((each, index) => (index === from ? other : index === from + by ? item : each));
}

function numbered<T extends { readonly no: number }>(items: readonly T[]): T[] {
  return items.map((item, index) => (item.no === index + 1 ? item : { ...item, no: index + 1 }));
}
