/** What a plan file can say of a plan that is here and a change of it cannot: what was, and when the plan begins. */
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { differences } from "@/domain/proposals/diff";
import { sameData } from "@/domain/shared/same-data";

const UNSAYABLE_PARTS = ["startFy", "earlier", "earlierSettings", "changes"] as const;
export type UnsayablePart = (typeof UNSAYABLE_PARTS)[number];

/**
 * Where the file differs from the plan, and in nothing that a change could say: the parts that differ.
 * @returns empty where a change says something, or where nothing differs
 */
export function onlyUnsayable(before: PlanDefinition, proposed: PlanDefinition): UnsayablePart[] {
  if (differences(before, proposed).length > 0) return [];
  const was = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi.earlier]));
  const isSame: Record<UnsayablePart, boolean> = {
    startFy: before.startFy === proposed.startFy,
    earlier: listKpis(proposed).every(({ kpi }) => sameData(was.get(kpi.id), kpi.earlier)),
    earlierSettings: sameData(before.earlierSettings, proposed.earlierSettings),
    changes: sameData(before.changes, proposed.changes),
  };
  return UNSAYABLE_PARTS.filter((part) => !isSame[part]);
}
