/** Why a change of an initiative cannot be confirmed: one that was answered ends, it never vanishes. */
import type { Initiative, PlanDefinition } from "@/domain/plan/definition";
import { goesOnIn, listInitiatives } from "@/domain/plan/initiatives";
import { initiativeOfPath } from "@/domain/plan/texts/initiative-texts";
import type { ProposedChange } from "@/domain/proposals/diff";
import type { OnRecord } from "@/domain/proposals/history/record";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** `initiative_dropped`: it would be left out. `initiative_not_asked`: it would end before a year that has an answer. */
export interface InitiativeProblem {
  readonly kind: "initiative_dropped" | "initiative_not_asked";
  readonly change: ProposedChange;
  readonly initiative: Initiative;
  /** A year with an answer that stands in the way. */
  readonly fy: FiscalYear;
}

export function initiativeProblems({
  before,
  proposed,
  changes,
  record,
}: {
  readonly before: PlanDefinition;
  readonly proposed: PlanDefinition;
  readonly changes: readonly ProposedChange[];
  readonly record: Pick<OnRecord, "initiatives">;
}): InitiativeProblem[] {
  const left = new Map(listInitiatives(proposed).map(({ initiative }) => [initiative.id, initiative]));
  return listInitiatives(before).flatMap(({ initiative }): InitiativeProblem[] => {
    const years = record.initiatives
      .filter(({ initiativeId }) => initiativeId === initiative.id)
      .map(({ fy }) => fy);
    const now = left.get(initiative.id);
    const fy = now === undefined ? years[0] : years.findLast((year) => !goesOnIn(now, year));
    const change = changeOf(changes, initiative);
    if (fy === undefined || change === undefined) return [];
    return [{ kind: now ? "initiative_not_asked" : "initiative_dropped", change, initiative, fy }];
  });
}

/** Where it is told: its own change, or that of the measure which goes with it. */
function changeOf(changes: readonly ProposedChange[], { id, text }: Initiative): ProposedChange | undefined {
  const isOwn = ({ path }: ProposedChange) => path !== null && initiativeOfPath(path)?.id === id;
  return (
    changes.findLast(isOwn) ??
    changes.find(({ path, before }) => path?.endsWith(".initiatives") && before?.includes(text)) ??
    changes.find(({ path, before }) => path?.endsWith(".initiativeIds") && before?.includes(`: ${id}`))
  );
}
