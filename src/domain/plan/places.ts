/** Which pillar and measure of one version of a plan is which of another: by what they are, never by their number alone. */
import type { Kpi, Measure, Pillar, PlacedKpi, PlanDefinition } from "./definition";

/** The same part in two versions; null where one of them does not have it. */
interface Pair<T> {
  readonly was: T | null;
  readonly is: T | null;
}

export interface PillarPair extends Pair<Pillar> {
  readonly measures: readonly Pair<Measure>[];
}

/** A part that stands under another number now. */
export interface Reordering {
  /** "pillars" or "pillars[2].measures" */
  readonly path: string;
  /** A line each, with its place: "1 身近なみどり", "2-1 窓口の改善". */
  readonly before: string;
  readonly after: string;
}

/** In the order of the later version; what it does not have any more comes last. */
export function pairedPillars(before: PlanDefinition, after: PlanDefinition): PillarPair[] {
  return paired(before.pillars, after.pillars, [
    (was, is) => was.catchphrase === is.catchphrase && was.title === is.title,
    (was, is) => sharesKpi(kpisWithin(was), kpisWithin(is)),
    (was, is) => sharesInitiative(was.measures, is.measures),
    (was, is) => (was.catchphrase !== null && was.catchphrase === is.catchphrase) || was.title === is.title,
  ]).map(({ was, is }) => ({
    was,
    is,
    measures: paired(was?.measures ?? [], is?.measures ?? [], [
      (old, now) => old.title === now.title,
      (old, now) => sharesKpi(old.kpis, now.kpis),
      (old, now) => sharesInitiative([old], [now]),
    ]),
  }));
}

/** The surest likeness first; of those that are alike the one with the same number, which decides where nothing else does. */
function paired<T extends { readonly no: number }>(
  before: readonly T[],
  after: readonly T[],
  likenesses: readonly ((was: T, is: T) => boolean)[],
): Pair<T>[] {
  const found = new Map<T, T>();
  const taken = new Set<T>();
  const take = (isLike: (was: T, is: T) => boolean) => {
    for (const is of after) {
      const was = found.has(is) ? undefined : before.find((each) => !taken.has(each) && isLike(each, is));
      if (was === undefined) continue;
      found.set(is, was);
      taken.add(was);
    }
  };
  for (const isLike of likenesses) {
    take((was, is) => was.no === is.no && isLike(was, is));
    take(isLike);
  }
  take((was, is) => was.no === is.no);
  return [
    ...after.map((is) => ({ was: found.get(is) ?? null, is })),
    ...before.filter((each) => !taken.has(each)).map((was) => ({ was, is: null })),
  ];
}

function kpisWithin({ kpis, measures }: Pillar): Kpi[] {
  return [...kpis, ...measures.flatMap((measure) => measure.kpis)];
}

function sharesKpi(was: readonly Kpi[], is: readonly Kpi[]): boolean {
  return was.some(({ id }) => is.some((each) => each.id === id));
}

function sharesInitiative(was: readonly Measure[], is: readonly Measure[]): boolean {
  const ids = new Set(was.flatMap(({ initiatives }) => initiatives.map(({ id }) => id)));
  return is.some(({ initiatives }) => initiatives.some(({ id }) => ids.has(id)));
}

/** Pillars, and measures of a pillar, that stand in another order: one change each, however many have moved. */
export function reorderings(pairs: readonly PillarPair[]): Reordering[] {
  return [
    ...reordered("pillars", pairs, ({ no, catchphrase, title }) => `${no} ${catchphrase ?? title}`),
    ...pairs.flatMap(({ was, is, measures }) =>
      was && is
        ? reordered(`pillars[${is.no}].measures`, measures, ({ no, title }) => `${is.no}-${no} ${title}`)
        : [],
    ),
  ];
}

function reordered<T extends { readonly no: number }>(
  path: string,
  pairs: readonly Pair<T>[],
  line: (part: T) => string,
): Reordering[] {
  const moved = pairs.flatMap(({ was, is }) => (was && is && was.no !== is.no ? [{ was, is }] : []));
  if (moved.length === 0) return [];
  const list = (parts: readonly T[]) =>
    [...parts]
      .sort((a, b) => a.no - b.no)
      .map(line)
      .join("\n");
  // By the name that each has now: what is told is where it stands, not what it is called.
  const before = moved.map(({ was, is }) => ({ ...is, no: was.no }));
  return [{ path, before: list(before), after: list(moved.map(({ is }) => is)) }];
}

/** Whether a KPI stands in the same pillar and measure, whatever their numbers are now. */
export function isSamePlace(
  pairs: readonly PillarPair[],
  before: Omit<PlacedKpi, "kpi">,
  after: Omit<PlacedKpi, "kpi">,
): boolean {
  const pair = pairs.find(({ is }) => is !== null && is.no === after.pillar?.no);
  const inside = pair?.measures.find(({ is }) => is !== null && is.no === after.measure?.no);
  return (
    (before.pillar?.no ?? null) === (pair?.was?.no ?? null) &&
    (before.measure?.no ?? null) === (inside?.was?.no ?? null) &&
    // A pillar or measure that is new has nothing before it: neither has the plan as a whole.
    (after.pillar === null) === (before.pillar === null) &&
    (after.measure === null) === (before.measure === null)
  );
}

/** "1-2" and then a line each, what they are called: told for ever by the names of its own time. "" for the plan. */
export function placeNotation({ pillar, measure }: Omit<PlacedKpi, "kpi">): string {
  if (!pillar) return "";
  const no = [pillar.no, measure?.no].filter((each) => each !== undefined).join("-");
  return [no, pillar.catchphrase ?? pillar.title, measure?.title]
    .filter((each) => each !== undefined)
    .join("\n");
}

/** A pillar, or a measure of one, as a record tells it. */
export interface ToldPart {
  readonly pillarNo: number;
  /** null: the pillar itself. */
  readonly measureNo: number | null;
  /** By which it was called at the time; null where the record has the number alone. */
  readonly name: string | null;
}

/**
 * What `placeNotation` wrote.
 * @returns the pillar, and then the measure in it; empty for the plan as a whole; null where it is no place
 */
export function readPlace(value: string): ToldPart[] | null {
  if (value === "") return [];
  const [place = "", pillar = "", measure = ""] = value.split("\n");
  const numbers = readNumbers(place);
  if (numbers === null) return null;
  const { pillarNo, measureNo } = numbers;
  const parts: ToldPart[] = [{ pillarNo, measureNo: null, name: pillar || null }];
  return measureNo === null ? parts : [...parts, { pillarNo, measureNo, name: measure || null }];
}

/** What `reorderings` wrote, in its order; null where a line is none of a part. */
export function readOrder(value: string): ToldPart[] | null {
  const parts = value.split("\n").map((line): ToldPart | null => {
    const at = line.indexOf(" ");
    const numbers = at === -1 ? null : readNumbers(line.slice(0, at));
    return numbers && { ...numbers, name: line.slice(at + 1) || null };
  });
  const known = parts.filter((part) => part !== null);
  return known.length < parts.length ? null : known;
}

/** "2" or "2-1" */
function readNumbers(place: string): Pick<ToldPart, "pillarNo" | "measureNo"> | null {
  const [, pillar, measure] = /^(\d+)(?:-(\d+))?$/.exec(place) ?? [];
  if (pillar === undefined) return null;
  return { pillarNo: Number(pillar), measureNo: measure === undefined ? null : Number(measure) };
}

/** Parts of the later version as its paths call them ("pillars[2].measures[1]"), and what each is. */
type Identities = ReadonlyMap<string, string>;

/**
 * What a part is called whatever its number becomes: by its number in the earlier version, and one that is new by which of
 * the new ones it is.
 */
function identities(pairs: readonly PillarPair[]): Identities {
  const found = new Map<string, string>();
  const named = <T extends { readonly no: number }>(list: readonly Pair<T>[], at: string, own: string) => {
    let fresh = 0;
    return list.flatMap(({ was, is }, index) => {
      if (is === null) return [];
      if (was === null) fresh += 1;
      const [path, id] = [`${at}[${is.no}]`, `${own}[${was === null ? `+${fresh}` : was.no}]`];
      found.set(path, id);
      return [{ index, path, id }];
    });
  };
  for (const { index, path, id } of named(pairs, "pillars", "pillars")) {
    named(pairs[index]?.measures ?? [], `${path}.measures`, `${id}.measures`);
  }
  return found;
}

const PLACE = /^(former\.)?(pillars\[\+?\d+\])(\.measures\[\+?\d+\])?/;

/** A path that begins with a part, with what the part is in place of its number. Of one that is gone the number is the earlier one. */
export function identityOfPath(path: string, pairs: readonly PillarPair[], ids = identities(pairs)): string {
  return path.replace(PLACE, (whole, former = "", pillar: string, measure = "") => {
    const isGone = pairs.some(({ was, is }) => is === null && `pillars[${was?.no}]` === pillar);
    if (former !== "" && isGone) return whole;
    const own = former === "" ? ids.get(`${pillar}${measure}`) : undefined;
    return `${former}${own ?? `${ids.get(pillar) ?? pillar}${measure}`}`;
  });
}

/**
 * What a part that was called so is called once the draft goes on: new ones may change places, and what is paired with what may change
 * with their words.
 */
export function identityAfterEdit(
  inForce: PlanDefinition,
  draft: PlanDefinition,
  edited: PlanDefinition,
): (path: string) => string {
  const was = identities(pairedPillars(inForce, draft));
  const is = identities(pairedPillars(inForce, edited));
  const next = new Map<string, string>();
  const put = (before: string, after: string) => {
    const [old, now] = [was.get(before), is.get(after)];
    if (old !== undefined && now !== undefined) next.set(old, now);
  };
  for (const pillar of pairedPillars(draft, edited)) {
    if (!pillar.was || !pillar.is) continue;
    const [before, after] = [`pillars[${pillar.was.no}]`, `pillars[${pillar.is.no}]`];
    put(before, after);
    for (const measure of pillar.measures) {
      if (!measure.was || !measure.is) continue;
      put(`${before}.measures[${measure.was.no}]`, `${after}.measures[${measure.is.no}]`);
    }
  }
  return (path) =>
    path.replace(PLACE, (whole, former = "", pillar: string, measure = "") =>
      former === "" ? (next.get(`${pillar}${measure}`) ?? `${next.get(pillar) ?? pillar}${measure}`) : whole,
    );
}
