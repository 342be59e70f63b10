/** What a version of a plan says otherwise of its initiatives: which come, go, move or read otherwise, and what is said of them. */

import {
  type Initiative,
  kpiNames,
  type Measure,
  type Pillar,
  type PlanDefinition,
} from "@/domain/plan/definition";
import { listInitiatives, type PlacedInitiative, responsibleDepartment } from "@/domain/plan/initiatives";
import type { PillarPair } from "@/domain/plan/places";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { TextDifference } from "./text-difference";

const NONE = "—";

/** An initiative as the document prints it. */
export function initiativeLine({ marker, text }: Initiative): string {
  return `${marker}${text}`;
}

/**
 * Of each measure that stays: every line that is new, gone, moved or worded otherwise, and the order of those that stay. Then,
 * a line each, who is responsible for initiatives, which KPIs they work on, and their ids where the same words go by another one.
 */
export function initiativeDifferences(
  before: PlanDefinition,
  after: PlanDefinition,
  pairs: readonly PillarPair[],
): TextDifference[] {
  const placed = new Map(listInitiatives(before).map((each) => [each.initiative.id, each]));
  const known = new Map([...placed].map(([id, { initiative }]) => [id, initiative]));
  const stays = new Set(listInitiatives(after).map(({ initiative }) => initiative.id));
  const [namesBefore, namesAfter] = [kpiNames([before]), kpiNames([after])];
  const oldMeasure = (old: Initiative) => placed.get(old.id)?.measure ?? null;
  const supported = ({ supports = [] }: Initiative, names: Readonly<Record<string, string>>) =>
    supports.map((id) => names[id] ?? id).join(", ") || NONE;
  return pairs.flatMap((pillar) =>
    pillar.measures.flatMap(({ was, is }) => {
      if (!pillar.is || !is) return [];
      const at = `pillars[${pillar.is.no}].measures[${is.no}]`;
      const lines: Line[] = is.initiatives.map((now) => ({
        now,
        old: known.get(now.id) ?? sameWords(was, now, stays),
      }));
      const told = (
        part: string,
        isOther: (old: Initiative | null, now: Initiative) => boolean,
        of: (initiative: Initiative, names: Readonly<Record<string, string>>) => string,
      ): TextDifference[] => {
        const other = lines.filter(({ old, now }) => isOther(old, now));
        if (other.length === 0) return [];
        const said = (value: (line: Line) => string) =>
          other.map((line) => `${line.now.text}: ${value(line)}`).join("\n");
        return [
          {
            path: `${at}.${part}`,
            before: said(({ old }) => (old ? of(old, namesBefore) : NONE)),
            after: said(({ now }) => of(now, namesAfter)),
            initiativeIds: other.map(({ now }) => now.id),
          },
        ];
      };
      return [
        ...(was === null ? [] : linesDiffer(at, was, is, { lines, stays })),
        ...lines.flatMap(({ now }) => movedLine(at, placed.get(now.id), { pillar, was, is, now })),
        ...told(
          "initiativeIds",
          (old, now) => old !== null && old.id !== now.id,
          ({ id }) => id,
        ),
        ...departmentsDiffer(at, lines, is, (old) => ({
          measure: oldMeasure(old),
          stays: oldMeasure(old) === was,
        })),
        ...lines.flatMap((line) => endDiffers(at, line)),
        ...told("supports", (old, now) => !sameSet(old?.supports, now.supports), supported),
      ];
    }),
  );
}

/**
 * Where a change of the KPIs that initiatives work on stands, by what it says: a line for each of some initiatives of one measure,
 * with KPIs of the plan. null for any other text.
 */
export function supportsPathOf(
  plan: PlanDefinition,
  { before, after }: Pick<TextDifference, "before" | "after">,
): string | null {
  const [was, is] = [before, after].map((text) => (text ?? "").split("\n"));
  const names = Object.values(kpiNames([plan]));
  const says = (line: string | undefined, { text }: Initiative) =>
    line?.startsWith(`${text}: `) === true && isListOf(names, line.slice(text.length + 2));
  for (const pillar of plan.pillars) {
    for (const { no, initiatives } of pillar.measures) {
      const isOfMeasure = is?.every((line, index) =>
        initiatives.some((each) => says(line, each) && says(was?.[index], each)),
      );
      if (isOfMeasure && was?.length === is?.length) return `pillars[${pillar.no}].measures[${no}].supports`;
    }
  }
  return null;
}

/** A name may have a comma of its own. */
function isListOf(names: readonly string[], list: string): boolean {
  return (
    list === NONE ||
    names.some(
      (name) =>
        list === name || (list.startsWith(`${name}, `) && isListOf(names, list.slice(name.length + 2))),
    )
  );
}

interface Line {
  readonly now: Initiative;
  readonly old: Initiative | null;
}

/**
 * Who is responsible, before and after, whether the line says it or its measure. Where only the measure's department is another
 * one, that is told of the measure.
 */
function departmentsDiffer(
  at: string,
  lines: readonly Line[],
  is: Measure,
  stood: (old: Initiative) => { readonly measure: Measure | null; readonly stays: boolean },
): TextDifference[] {
  const other = lines.flatMap(({ old, now }) => {
    const { measure = null, stays = false } = old ? stood(old) : {};
    const before = old && responsibleDepartment(old, measure ?? {});
    const after = responsibleDepartment(now, is);
    if (old?.department !== now.department) {
      return before === after || old === null
        ? [{ now, before: old?.department ?? NONE, after: now.department ?? NONE }]
        : [{ now, before: before ?? NONE, after: after ?? NONE }];
    }
    return old === null || stays || before === after
      ? []
      : [{ now, before: before ?? NONE, after: after ?? NONE }];
  });
  if (other.length === 0) return [];
  const said = (side: "before" | "after") =>
    other.map((each) => `${each.now.text}: ${each[side]}`).join("\n");
  const initiativeIds = other.map(({ now }) => now.id);
  return [
    { path: `${at}.initiativeDepartments`, before: said("before"), after: said("after"), initiativeIds },
  ];
}

/** Where a line that stays ends in another year. */
function endDiffers(at: string, { old, now }: Line): TextDifference[] {
  if (old === null || old.until === now.until) return [];
  const said = ({ until }: Initiative) => `${now.text}: ${until ?? NONE}`;
  return [{ path: initiativeEndPath(at, now.id), before: said(old), after: said(now) }];
}

function initiativeEndPath(at: string, id: string): string {
  return `${at}.initiativeEnds[${id}]`;
}

/** Which initiative a path tells of as one that comes, goes or ends; null for a path of anything else. */
export function initiativeOfPath(
  path: string,
): { readonly id: string; readonly part: "line" | "end" } | null {
  const [, part, id] = /\.initiative(s|Ends)\[([^\]]+)\]$/.exec(path) ?? [];
  return id === undefined ? null : { id, part: part === "s" ? "line" : "end" };
}

function linesDiffer(
  at: string,
  was: Measure,
  is: Measure,
  { lines, stays }: { readonly lines: readonly Line[]; readonly stays: ReadonlySet<string> },
): TextDifference[] {
  const goesOn = new Set(lines.flatMap(({ old }) => old?.id ?? []));
  const gone = was.initiatives.filter(({ id }) => !stays.has(id) && !goesOn.has(id));
  const path = (id: string) => `${at}.initiatives[${id}]`;
  return [
    ...lines.flatMap(({ now, old }) => {
      const [before, after] = [old && initiativeLine(old), initiativeLine(now)];
      return before === after ? [] : [{ path: path(now.id), before, after }];
    }),
    ...gone.map((old) => ({ path: path(old.id), before: initiativeLine(old), after: null })),
    ...orderDiffers(at, was, is),
  ];
}

/** Those for which the measure's department is responsible: a change of it is one of theirs. */
export function leftToMeasure({ initiatives }: Measure): InitiativeId[] {
  return initiatives.flatMap(({ id, department }) => (department === undefined ? [id] : []));
}

/** Lines that stay in their measure, in another order. */
function orderDiffers(at: string, was: Measure, is: Measure): TextDifference[] {
  const inBoth = (one: Measure, other: Measure) =>
    one.initiatives.filter(({ id }) => other.initiatives.some((each) => each.id === id));
  const [before, after] = [inBoth(was, is), inBoth(is, was)];
  if (before.every(({ id }, index) => id === after[index]?.id)) return [];
  const list = (of: readonly Initiative[]) =>
    of.map(({ id }) => is.initiatives.find((each) => each.id === id)?.text ?? id).join("\n");
  return [{ path: `${at}.initiativeOrder`, before: list(before), after: list(after) }];
}

/** A line that stood in another measure. */
function movedLine(
  at: string,
  old: PlacedInitiative | undefined,
  {
    pillar,
    was,
    is,
    now,
  }: {
    readonly pillar: PillarPair;
    readonly was: Measure | null;
    readonly is: Measure;
    readonly now: Initiative;
  },
): TextDifference[] {
  if (!old || !pillar.is || old.measure === was) return [];
  const place = (of: Pick<Pillar, "no">, measure: Measure) =>
    `${of.no}-${measure.no} ${measure.title}: ${now.text}`;
  return [
    {
      path: `${at}.initiativePlaces[${now.id}]`,
      before: place(old.pillar, old.measure),
      after: place(pillar.is, is),
    },
  ];
}

/** The line of before with the same words in the same measure, where it does not go on under its own id. */
function sameWords(was: Measure | null, now: Initiative, stays: ReadonlySet<string>): Initiative | null {
  return was?.initiatives.find(({ id, text }) => text === now.text && !stays.has(id)) ?? null;
}

/** In whatever order. */
function sameSet(before: readonly string[] = [], after: readonly string[] = []): boolean {
  return before.length === after.length && before.every((id) => after.includes(id));
}
