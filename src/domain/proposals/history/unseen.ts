/**
 * What was changed before anybody outside read it is no history: until a plan, or a KPI of a published one, is published,
 * a change that holds from its first year on holds from the beginning, and is told nobody but the audit trail. One that
 * holds from a later year on is meant: the plan says so, and its pages tell it. Nor is anything judged anew that no
 * published year is read by.
 */
import { type DefinitionChange, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { PARTS_OF_YEARS, replacedBy } from "@/domain/plan/replaced";
import { laterFy } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { OnRecord } from "./record";
import { judgesAnew, proposedChanges, type Said } from "./rejudging";

/** Whether the public was ever told of the KPI, or of the plan (null). */
export function isSeen({ publishedKpis }: Pick<OnRecord, "publishedKpis">, kpiId: KpiId | null): boolean {
  return kpiId === null ? publishedKpis.length > 0 : publishedKpis.includes(kpiId);
}

/** The decisions as they are carried out. */
export function decisionsInForce<D extends Said[string]>(
  before: PlanDefinition,
  proposed: PlanDefinition,
  said: Readonly<Record<string, D>>,
  record: Pick<OnRecord, "publishedKpis" | "published">,
): Readonly<Record<string, D>> {
  const begins = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi.from ?? before.startFy]));
  const changes = proposedChanges(before, proposed, said, record);
  const carriedOut = Object.entries(said).map(([key, decision]) => {
    const own = changes.filter((change) => change.key === key);
    const isFromTheBeginning = own.some(({ kpiId, needsYear }) => {
      const first = laterFy(before.startFy, (kpiId && begins.get(kpiId)) ?? before.startFy);
      const isMeant = decision.from === null || decision.from > first;
      return needsYear && !isMeant && !isSeen(record, kpiId);
    });
    const from = isFromTheBeginning ? null : decision.from;
    const rejudges =
      decision.rejudges && own.some((change) => judgesAnew(before, proposed, change, from, record));
    return [key, { ...decision, from, rejudges }] as const;
  });
  return Object.fromEntries(carriedOut);
}

/** What stays on record of the changes told. */
export function toldOfUnseen(
  told: readonly DefinitionChange[],
  record: Pick<OnRecord, "publishedKpis">,
): DefinitionChange[] {
  return told.flatMap((change) => {
    const { kpiId, what, from, after } = change;
    // That a published plan has one more KPI is news of the plan.
    if (isSeen(record, kpiId) || (what === "added" && isSeen(record, null))) return [change];
    if (from === null || !PARTS_OF_YEARS.includes(what) || replacedBy(change, told) !== null) return [];
    // Nobody was told of the value that it takes the place of: what held before that one is the one of before.
    const drafted = told.find((each) => {
      const replaced = replacedBy(each, told);
      return replaced?.by === change && replaced.fate === "changed";
    });
    const first = drafted ?? change;
    const units = change.units && { ...change.units, before: (first.units ?? change.units).before };
    // In another unit the same number is another value.
    if (first.before === after && units?.before === units?.after) return [];
    return [{ ...change, before: first.before, ...(units ? { units } : {}) }];
  });
}
