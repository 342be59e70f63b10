/** How the definition of a plan differs from the one that was published before: decided, seen, and its texts. */

import { type DefinitionChange, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { isSamePlace, pairedPillars, placeNotation, reorderings } from "@/domain/plan/places";
import type { TextDifference } from "@/domain/plan/texts/text-difference";
import type { PlanEvent, ToldDefinition } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { sameData } from "@/domain/shared/same-data";

/**
 * What a KPI is called, says of itself, who answers for it and where it stands, and how pillars and measures follow each
 * other: told as a change of the definition also where no decision on record tells of it.
 */
export function undecided(
  before: PlanDefinition,
  after: PlanDefinition,
  decided: readonly DefinitionChange[],
): DefinitionChange[] {
  const pairs = pairedPillars(before, after);
  const known = new Map(listKpis(before).map((placed) => [placed.kpi.id, placed]));
  const found: Pick<DefinitionChange, "kpiId" | "what" | "before" | "after">[] = [
    ...reorderings(pairs).map((order) => ({ ...order, kpiId: null, what: "order" as const })),
    ...listKpis(after).flatMap((placed) => {
      const { kpi } = placed;
      const was = known.get(kpi.id);
      if (was === undefined) return [];
      const words = (["name", "definition", "rationale", "department"] as const).flatMap((what) =>
        was.kpi[what] === kpi[what] ? [] : [{ kpiId: kpi.id, what, before: was.kpi[what], after: kpi[what] }],
      );
      if (isSamePlace(pairs, was, placed)) return words;
      const place = { before: placeNotation(was), after: placeNotation(placed) };
      return [...words, { kpiId: kpi.id, what: "place" as const, ...place }];
    }),
  ];
  return found
    .filter(({ kpiId, what }) => !decided.some((each) => each.kpiId === kpiId && each.what === what))
    .map(({ kpiId, what, before: old, after: now }) => ({
      kpiId,
      what,
      before: old,
      after: now,
      from: null,
      reason: "",
      decidedOn: null,
      document: null,
      rejudges: false,
    }));
}

export function isSaidBy(change: DefinitionChange, text: TextDifference): boolean {
  return change.what === "text" && change.before === text.before && change.after === text.after;
}

/** A text for programs. What is said of one KPI stands with it. */
export function toldText(planId: string, text: TextDifference): ToldDefinition {
  const { path, before, after } = text;
  const place = { planId, kpiId: kpiOfText(path), what: "text", from: null } as const;
  return { ...place, before, after, path, isDecided: false, ...toldInitiatives(text) };
}

/** Left out where the text is about none, or names the one in its path. */
export function toldInitiatives(
  text: Pick<TextDifference, "initiativeIds"> | null,
): Pick<ToldDefinition, "initiativeIds"> {
  return text?.initiativeIds === undefined ? {} : { initiativeIds: text.initiativeIds };
}

/** An event of a plan for programs. */
export function toldEvent(
  planId: string,
  what: PlanEvent,
  {
    before = null,
    after = null,
    reason = "",
  }: { before?: string | null; after?: string | null; reason?: string },
): ToldDefinition[] {
  const whole = { planId, kpiId: null, from: null, path: null, isDecided: false };
  return [{ ...whole, what, before, after, ...(reason === "" ? {} : { reason }) }];
}

/** The KPI that a text is about; null for one of the plan. */
export function kpiOfText(path: string): KpiId | null {
  const [, id] = /^kpis\[([^\]]+)\]/.exec(path) ?? [];
  return id === undefined ? null : toKpiId(id);
}

/** What was decided since: the list is only ever added to. */
export function newChanges(before: PlanDefinition, after: PlanDefinition): DefinitionChange[] {
  const known = [...(before.changes ?? [])];
  return (after.changes ?? []).filter((change) => {
    const index = known.findIndex((each) => sameData(each, change));
    if (index === -1) return true;
    known.splice(index, 1);
    return false;
  });
}

/** Whether the change holds for that year. A 計画 and a figure of the document are of their own year alone. */
export function holdsInYear(
  { what, from }: Pick<DefinitionChange, "what" | "from">,
  fy: FiscalYear,
): boolean {
  if (what === "planned" || what === "documented") return from === fy;
  return from === null || from <= fy;
}
