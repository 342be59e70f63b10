/** A plan's versions: each the whole definition, never changed once it is written. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { isCalledOff } from "@/domain/plan/lead";
import { givenItems, handedOver, heldByOthers, type NamedItem, namedItems } from "@/domain/plan/responsible";
import { type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { nameKey } from "@/domain/shared/names";
import { sha256 } from "@/lib/sha256";
import type { Viewer } from "@/server/access/viewer";
import { ensureDepartments } from "@/server/accounts/departments";
import type { Tx } from "@/server/db/client";
import { toDay } from "@/server/db/days";
import type { Prisma } from "@/server/db/generated/client";
import { type PlanDto, readPlans } from "./queries";

/** One writer of plans at a time. */
export async function holdPlans(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ayumi.plan'))`;
}

/**
 * Appends the definition as the plan's newest version, and gives every KPI, initiative and metric that it names its row. Reads and decides
 * nothing: the caller holds the plans, and has asked what may be written.
 * @param before the departments that the version before named, by item: who answers is set by the office and stays, unless
 *   the new version names somebody else. While the plan has not begun, whoever answers by a plan before it goes on
 * @returns the version's number and hash
 */
export async function writeVersion(
  tx: Tx,
  viewer: Viewer,
  definition: PlanDefinition,
  before: PlanDefinition | null,
  now: Date = new Date(),
): Promise<{ version: number; sha256: string }> {
  const hash = sha256(JSON.stringify(definition));
  const newest = await tx.planVersion.findFirst({
    where: { planId: definition.id },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  const version = (newest?.version ?? 0) + 1;
  await tx.plan.upsert({
    where: { id: definition.id },
    create: { id: definition.id, currentVersion: version },
    update: { currentVersion: version, removedAt: null },
  });
  await tx.planVersion.create({
    data: {
      planId: definition.id,
      version,
      definition: definition as unknown as Prisma.InputJsonValue,
      sha256: hash,
      importedById: viewer.userId,
    },
  });
  await writeItems(tx, definition, before, now);
  return { version, sha256: hash };
}

async function writeItems(
  tx: Tx,
  definition: PlanDefinition,
  before: PlanDefinition | null,
  now: Date,
): Promise<void> {
  const items = namedItems(definition);
  const today = tokyoDate(now);
  const others = (await readPlans(tx, today)).map((plan) => plan.definition);
  const ids = items.map(({ id }) => id);
  const known = new Set(
    (await tx.item.findMany({ where: { id: { in: ids } }, select: { id: true } })).map(({ id }) => id),
  );
  const given = givenItems(definition, before, { held: heldByOthers(definition, others, today), known });
  const fresh = given.filter(({ id }) => !known.has(id));
  const departmentOf = await departmentIds(tx, items);
  await tx.item.createMany({
    data: fresh.map(({ id, kind, department }) => ({ id, kind, departmentId: departmentOf(department) })),
  });
  await give(
    tx,
    given.filter(({ id }) => known.has(id)),
    departmentOf,
    today,
  );
  await tx.item.updateMany({ where: { id: { in: ids } }, data: { current: true } });
  await tx.planItem.deleteMany({ where: { planId: definition.id, itemId: { notIn: ids } } });
  await tx.planItem.createMany({
    data: ids.map((itemId) => ({ planId: definition.id, itemId })),
    skipDuplicates: true,
  });
  // A KPI that anybody outside saw is still named; an initiative or a metric may be taken out, and its reports stay.
  await tx.item.updateMany({ where: { plans: { none: {} } }, data: { current: false } });
}

type DepartmentOf = (name: string | null) => string | null;

async function departmentIds(tx: Tx, items: readonly NamedItem[]): Promise<DepartmentOf> {
  const { byKey } = await ensureDepartments(
    tx,
    items.flatMap(({ department }) => department ?? []),
  );
  return (name) => (name === null ? null : (byKey.get(nameKey(name))?.id ?? null));
}

/** @param setOn the day, where somebody of the office decides it now; null where a plan decided it before */
async function give(
  tx: Tx,
  items: readonly NamedItem[],
  departmentOf: DepartmentOf,
  setOn: IsoDate | null,
): Promise<void> {
  for (const [departmentId, those] of Map.groupBy(items, ({ department }) => departmentOf(department))) {
    await tx.item.updateMany({
      where: { id: { in: those.map(({ id }) => id) } },
      data: { departmentId, ...(setOn === null ? {} : { departmentSetOn: toDay(setOn) }) },
    });
  }
}

/**
 * What a plan that begins in that year gives to another department than the plan before it did is handed over. For the round
 * of the year, which is made once. What the office has set since the plan began is the newer decision, and stays.
 * @returns how many items
 */
export async function handOver(tx: Tx, plans: readonly PlanDto[], fy: FiscalYear): Promise<number> {
  const definitions = plans.map(({ definition }) => definition);
  const named = plans
    .filter(
      ({ definition, closedOn }) => definition.startFy === fy && !isCalledOff({ startFy: fy, closedOn }),
    )
    .flatMap(({ definition }) => handedOver(definition, definitions));
  const setSince = await tx.item.findMany({
    where: {
      id: { in: named.map(({ id }) => id) },
      departmentSetOn: { gte: toDay(fiscalYearRange(fy).start) },
    },
    select: { id: true },
  });
  const items = named.filter(({ id }) => !setSince.some((item) => item.id === id));
  await give(tx, items, await departmentIds(tx, items), null);
  return items.length;
}
