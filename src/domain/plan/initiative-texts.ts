/** What a version of a plan says otherwise of its initiatives, beside their words: one text a measure, a line each. */
import { type Initiative, kpiNames, type Measure, type PlanDefinition } from "./definition";
import { listInitiatives } from "./initiatives";
import type { PillarPair } from "./places";
import type { TextDifference } from "./text-difference";

const NONE = "—";

/**
 * Who is responsible for initiatives, which KPIs they work on, and their ids where the same words go by another one. A line
 * that moved is told of where it stands now; of one that is gone nothing is told.
 */
export function initiativeDifferences(
  before: PlanDefinition,
  after: PlanDefinition,
  pairs: readonly PillarPair[],
): TextDifference[] {
  const known = new Map(listInitiatives(before).map(({ initiative }) => [initiative.id, initiative]));
  const stays = new Set(listInitiatives(after).map(({ initiative }) => initiative.id));
  const [namesBefore, namesAfter] = [kpiNames([before]), kpiNames([after])];
  const supported = ({ supports = [] }: Initiative, names: Readonly<Record<string, string>>) =>
    supports.map((id) => names[id] ?? id).join(", ") || NONE;
  return pairs.flatMap((pillar) =>
    pillar.measures.flatMap(({ was, is }) => {
      if (!pillar.is || !is) return [];
      const lines = is.initiatives.map((now) => ({
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
        const said = (value: (line: (typeof lines)[number]) => string) =>
          other.map((line) => `${line.now.text}: ${value(line)}`).join("\n");
        return [
          {
            path: `pillars[${pillar.is?.no}].measures[${is.no}].${part}`,
            before: said(({ old }) => (old ? of(old, namesBefore) : NONE)),
            after: said(({ now }) => of(now, namesAfter)),
          },
        ];
      };
      return [
        ...told(
          "initiativeIds",
          (old, now) => old !== null && old.id !== now.id,
          ({ id }) => id,
        ),
        ...told(
          "initiativeDepartments",
          (old, now) => old?.department !== now.department,
          ({ department }) => department ?? NONE,
        ),
        ...told("supports", (old, now) => !sameSet(old?.supports, now.supports), supported),
      ];
    }),
  );
}

/** The line of before with the same words in the same measure, where it does not go on under its own id. */
function sameWords(was: Measure | null, now: Initiative, stays: ReadonlySet<string>): Initiative | null {
  return was?.initiatives.find(({ id, text }) => text === now.text && !stays.has(id)) ?? null;
}

/** In whatever order. */
function sameSet(before: readonly string[] = [], after: readonly string[] = []): boolean {
  return before.length === after.length && before.every((id) => after.includes(id));
}
