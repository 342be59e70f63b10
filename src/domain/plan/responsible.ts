/** Who a plan says answers for its items, and from when it is so: a plan that has not begun changes nothing today. */
import { type FiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { nameKey } from "@/domain/shared/names";
import type { PlanDefinition } from "./definition";
import { listFigures } from "./figures";
import { listInitiatives, responsibleDepartment } from "./initiatives";

/** What a plan has reported on, with the name of the department that answers for it; null for nobody. */
export interface NamedItem {
  readonly id: string;
  readonly kind: "kpi" | "metric" | "initiative";
  readonly department: string | null;
}

export function namedItems(plan: PlanDefinition): NamedItem[] {
  return [
    ...listFigures(plan).map(({ kpi: { id, department }, isMetric }) => ({
      id,
      kind: isMetric ? ("metric" as const) : ("kpi" as const),
      department,
    })),
    ...listInitiatives(plan).map(({ initiative, measure }) => ({
      id: initiative.id,
      kind: "initiative" as const,
      department: responsibleDepartment(initiative, measure),
    })),
  ];
}

/** The first year for which the plan's departments answer; null: they do already. @param today ISO date in Asia/Tokyo */
export function answersFrom({ startFy }: Pick<PlanDefinition, "startFy">, today: IsoDate): FiscalYear | null {
  return fiscalYearOf(today) < startFy ? startFy : null;
}

/** Items whose department stays what it is while the plan has not begun: a plan that begins before it names them too. */
export function heldByOthers(
  plan: PlanDefinition,
  others: readonly PlanDefinition[],
  today: IsoDate,
): ReadonlySet<string> {
  if (answersFrom(plan, today) === null) return new Set();
  return new Set(plansBefore(plan, others).flatMap((other) => namedItems(other).map(({ id }) => id)));
}

/**
 * The items that a plan's version gives to a department: each new one, and one that it names another department for than the
 * version before did. Who answers for the others was set by the office, and stays.
 * @param known ids of the items that somebody answers for already
 */
export function givenItems(
  plan: PlanDefinition,
  before: PlanDefinition | null,
  { held, known }: { readonly held: ReadonlySet<string>; readonly known: ReadonlySet<string> },
): NamedItem[] {
  const named = new Map(
    before === null ? [] : namedItems(before).map(({ id, department }) => [id, department]),
  );
  return namedItems(plan).filter(
    ({ id, department }) =>
      !known.has(id) ||
      (!held.has(id) && department !== null && !isSameDepartment(named.get(id) ?? null, department)),
  );
}

/** Items that a plan gives to another department than the plan before it: they are handed over for its first year. */
export function handedOver(plan: PlanDefinition, others: readonly PlanDefinition[]): NamedItem[] {
  const before = new Map(
    plansBefore(plan, others).flatMap((other) =>
      namedItems(other).map(({ id, department }) => [id, department]),
    ),
  );
  return namedItems(plan).filter(({ id, department }) => {
    const was = before.get(id);
    return department !== null && was !== undefined && !isSameDepartment(was, department);
  });
}

export function isSameDepartment(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : nameKey(one) === nameKey(other);
}

/** Plans whose period begins before it, the earliest first. */
function plansBefore(plan: PlanDefinition, others: readonly PlanDefinition[]): PlanDefinition[] {
  return others
    .filter(({ id, startFy }) => id !== plan.id && startFy < plan.startFy)
    .sort((a, b) => a.startFy - b.startFy);
}
