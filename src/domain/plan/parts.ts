/**
 * What an assessment (総括・意見) can be of: the plan as a whole, its pillars, its measures, each with an id that stays its own
 * when numbers and titles change. No plan file and no publication has to carry these ids: they follow from the plan's
 * versions, of which none is ever rewritten. A part keeps its id from one version to the next by the same rule by which a
 * proposal tells that a part was moved or renamed (places.ts), and an id that was given is never given again.
 */
import { type PartId, toPartId } from "@/domain/shared/part-id";
import type { Measure, Pillar, PlanDefinition } from "./definition";
import { pairedPillars } from "./places";

export const PART_LEVELS = ["plan", "pillar", "measure"] as const;
export type PartLevel = (typeof PART_LEVELS)[number];

/** The plan as a whole where both are null. */
export interface PlanPart {
  readonly id: PartId;
  readonly pillar: Pillar | null;
  readonly measure: Measure | null;
}

/** The part that stands at these numbers now; null of what stands above it. */
export function partAt(
  plan: Pick<PlanDefinition, "pillars">,
  { pillarNo, measureNo }: { readonly pillarNo: number | null; readonly measureNo: number | null },
): Pick<PlanPart, "pillar" | "measure"> {
  const pillar = plan.pillars.find(({ no }) => no === pillarNo) ?? null;
  return { pillar, measure: pillar?.measures.find(({ no }) => no === measureNo) ?? null };
}

export function levelOf({ pillar, measure }: Pick<PlanPart, "pillar" | "measure">): PartLevel {
  if (measure !== null) return "measure";
  return pillar === null ? "plan" : "pillar";
}

/** The parts of the newest version, in its order. @param versions every version of one plan, oldest first */
export function partsOf(versions: readonly PlanDefinition[]): PlanPart[] {
  const used = new Set<PartId>();
  let before: PlanDefinition | null = null;
  let ids = new Map<Pillar | Measure, PartId>();
  for (const plan of versions) {
    ids = idsOfVersion(plan, before === null ? [] : sameParts(before, plan), { ids, used });
    before = plan;
  }
  return before === null ? [] : listed(before, ids);
}

type Same = readonly [was: Pillar | Measure, is: Pillar | Measure];

/** Pillars and measures that are the same in both versions. A measure may have gone to another pillar, under its title. */
function sameParts(before: PlanDefinition, after: PlanDefinition): Same[] {
  const pairs = pairedPillars(before, after);
  const both = <T>({ was, is }: { was: T | null; is: T | null }): (readonly [T, T])[] =>
    was && is ? [[was, is]] : [];
  const measures = pairs.flatMap((pair) => pair.measures);
  const left = measures.flatMap(({ was, is }) => (is === null && was !== null ? [was] : []));
  // What is left of a pillar that is gone stands in its pair as well.
  const moved = measures.flatMap(({ was, is }): Same[] => {
    if (is === null || was !== null) return [];
    const at = left.findIndex(({ title }) => title === is.title);
    return at === -1 ? [] : left.splice(at, 1).map((each) => [each, is]);
  });
  return [...pairs.flatMap(both), ...measures.flatMap(both), ...moved];
}

function idsOfVersion(
  plan: PlanDefinition,
  same: readonly Same[],
  known: { readonly ids: ReadonlyMap<Pillar | Measure, PartId>; readonly used: Set<PartId> },
): Map<Pillar | Measure, PartId> {
  const kept = new Map(
    same.flatMap(([was, is]) => (known.ids.has(was) ? [[is, known.ids.get(was)]] : [])) as [
      Pillar | Measure,
      PartId,
    ][],
  );
  const give = (part: Pillar | Measure, place: string) => {
    const id = kept.get(part) ?? freeId(`${plan.id}:${place}`, part.no, known.used);
    known.used.add(id);
    return [part, id] as const;
  };
  return new Map(
    plan.pillars.flatMap((pillar) => [
      give(pillar, ""),
      ...pillar.measures.map((measure) => give(measure, `${pillar.no}-`)),
    ]),
  );
}

/** @param from the number that it has where nothing ever had it */
function freeId(place: string, from: number, used: ReadonlySet<PartId>): PartId {
  let no = from;
  while (used.has(toPartId(`${place}${no}`))) no += 1;
  return toPartId(`${place}${no}`);
}

function listed(plan: PlanDefinition, ids: ReadonlyMap<Pillar | Measure, PartId>): PlanPart[] {
  const idOf = (part: Pillar | Measure) => {
    const id = ids.get(part);
    if (id === undefined) throw new Error(`a part of ${plan.id} has no id`);
    return id;
  };
  return [
    { id: toPartId(`${plan.id}:plan`), pillar: null, measure: null },
    ...plan.pillars.flatMap((pillar) => [
      { id: idOf(pillar), pillar, measure: null },
      ...pillar.measures.map((measure) => ({ id: idOf(measure), pillar, measure })),
    ]),
  ];
}
