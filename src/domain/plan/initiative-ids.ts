/**
 * Names for machines of a plan's initiatives. A plan file need not give any, and plans stored by an earlier version have
 * none: here each line gets one, the one that it had before where it is the same line.
 */
import { type InitiativeId, toInitiativeId } from "@/domain/shared/initiative-id";
import { type Initiative, listKpis, type PlanDefinition } from "./definition";
import { listFigures } from "./figures";
import { listInitiatives, mapInitiatives, type PlanOf } from "./initiatives";
import { pairedPillars } from "./places";

/** A plan whose initiatives may lack their ids. */
export type UnnamedPlan = PlanOf<Omit<Initiative, "id"> & { readonly id?: InitiativeId }>;

/** What ids are given by. */
interface Known {
  /** The version that is in force; null: this is the first one. */
  readonly inForce?: PlanDefinition | null;
  /** Ids that were ever given to anything else, beside those of the version in force. */
  readonly taken?: ReadonlySet<string>;
}

/**
 * The plan with an id for every initiative. One that has an id keeps it. One without has that of the line with the same
 * text in the same measure of the version in force, else anywhere in it; else a new one by its place
 * (`dx-2-1-1-3`), or the next number that nothing ever had: a line that is put in above shifts the names of no other.
 * @returns the plan itself where every initiative has its id
 */
export function withInitiativeIds(
  plan: UnnamedPlan,
  { inForce = null, taken = new Set() }: Known = {},
): PlanDefinition {
  if (isNamed(plan)) return plan;
  const draft = mapInitiatives(plan, (initiative) => ({ ...initiative, id: initiative.id ?? UNNAMED }));
  const lines = listInitiatives(draft).map((placed) => ({ ...placed, id: placed.initiative.id }));
  const given = new Set(lines.flatMap(({ id }) => (id === UNNAMED ? [] : [id])));
  const take = (line: (typeof lines)[number], from: readonly Initiative[]) => {
    if (line.id !== UNNAMED) return;
    const same = from.find(({ id, text }) => text === line.initiative.text && !given.has(id));
    if (!same) return;
    line.id = same.id;
    given.add(same.id);
  };
  if (inForce) {
    const before = new Map(
      pairedPillars(inForce, draft).flatMap(({ measures }) =>
        measures.flatMap(({ was, is }) => (was && is ? [[is, was.initiatives] as const] : [])),
      ),
    );
    for (const line of lines) take(line, before.get(line.measure) ?? []);
    const all = listInitiatives(inForce).map(({ initiative }) => initiative);
    for (const line of lines) take(line, all);
  }
  const others = [draft, ...(inForce ? [inForce] : [])];
  const used = new Set<string>([
    ...taken,
    ...given,
    ...others.flatMap((each) => listFigures(each).map(({ kpi }) => kpi.id)),
    ...(inForce ? listInitiatives(inForce).map(({ initiative }) => initiative.id) : []),
  ]);
  for (const line of lines) {
    if (line.id !== UNNAMED) continue;
    const no = line.measure.initiatives.indexOf(line.initiative) + 1;
    line.id = freeId(`${plan.id}-${line.pillar.no}-${line.measure.no}`, no, used);
    used.add(line.id);
  }
  const ids = lines.values();
  return mapInitiatives(draft, ({ id: _, ...initiative }) => ({
    id: ids.next().value?.id ?? UNNAMED,
    ...initiative,
  }));
}

/**
 * An id of an initiative that two plans cannot both have: it is a KPI's in one of them, or they run at the same time. In
 * plans that follow each other the same id is the same initiative, carried on.
 */
export function clashOfIds(
  plan: PlanDefinition,
  other: PlanDefinition,
): { readonly id: string; readonly isKpi: "here" | "there" | null } | null {
  const idsOf = (of: PlanDefinition) => ({
    kpis: new Set<string>(listKpis(of).map(({ kpi }) => kpi.id)),
    initiatives: listInitiatives(of).map(({ initiative }) => initiative.id),
  });
  const [here, there] = [idsOf(plan), idsOf(other)];
  const ofThere = there.initiatives.find((id) => here.kpis.has(id));
  if (ofThere !== undefined) return { id: ofThere, isKpi: "here" };
  const ofHere = here.initiatives.find((id) => there.kpis.has(id));
  if (ofHere !== undefined) return { id: ofHere, isKpi: "there" };
  if (other.endFy < plan.startFy || plan.endFy < other.startFy) return null;
  const both = here.initiatives.find((id) => there.initiatives.includes(id));
  return both === undefined ? null : { id: both, isKpi: null };
}

/** While the others are not known yet; no initiative's id. */
const UNNAMED = "" as InitiativeId;

function isNamed(plan: UnnamedPlan): plan is PlanDefinition {
  return plan.pillars.every(({ measures }) =>
    measures.every(({ initiatives }) => initiatives.every(({ id }) => id !== undefined)),
  );
}

/** @param from the number that it has where nothing ever had it */
function freeId(place: string, from: number, used: ReadonlySet<string>): InitiativeId {
  let no = from;
  while (used.has(`${place}-${no}`)) no += 1;
  return toInitiativeId(`${place}-${no}`);
}

/**
 * Ids for lines that are put in behind the last one of a measure.
 * @param place the measure, which need not be there yet
 * @param taken ids that were ever given to anything else, beside those of the plan
 */
export function newInitiativeIds(
  plan: PlanDefinition,
  place: { readonly pillar: number; readonly measure: number },
  lines: number,
  taken: ReadonlySet<string>,
): InitiativeId[] {
  const there = listInitiatives(plan);
  const used = new Set<string>([
    ...taken,
    ...listFigures(plan).map(({ kpi }) => kpi.id),
    ...there.map(({ initiative }) => initiative.id),
  ]);
  const before = there.filter(
    ({ pillar, measure }) => pillar.no === place.pillar && measure.no === place.measure,
  ).length;
  return Array.from({ length: lines }, (_, index) => {
    const id = freeId(`${plan.id}-${place.pillar}-${place.measure}`, before + index + 1, used);
    used.add(id);
    return id;
  });
}
