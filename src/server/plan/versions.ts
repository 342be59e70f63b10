/** A plan's versions: each the whole definition, never changed once it is written. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { listFigures } from "@/domain/plan/figures";
import { listInitiatives, responsibleDepartment } from "@/domain/plan/initiatives";
import { nameKey } from "@/domain/shared/names";
import { sha256 } from "@/lib/sha256";
import type { Viewer } from "@/server/access/viewer";
import { ensureDepartments } from "@/server/accounts/departments";
import type { Tx } from "@/server/db/client";
import type { ItemKind, Prisma } from "@/server/db/generated/client";

/** One writer of plans at a time. */
export async function holdPlans(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ayumi.plan'))`;
}

/**
 * Appends the definition as the plan's newest version, and gives every KPI, initiative and metric that it names its row. Reads and decides
 * nothing: the caller holds the plans, and has asked what may be written.
 * @param before the departments that the version before named, by item: who answers is set by the office and stays, unless
 *   the new version names somebody else
 * @returns the version's number and hash
 */
export async function writeVersion(
  tx: Tx,
  viewer: Viewer,
  definition: PlanDefinition,
  before: PlanDefinition | null,
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
  await writeItems(tx, definition, before);
  return { version, sha256: hash };
}

/** What a plan has reported on, with the name of the department that answers for it; null for nobody. */
interface NamedItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly department: string | null;
}

function itemsOf(plan: PlanDefinition): NamedItem[] {
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

async function writeItems(tx: Tx, definition: PlanDefinition, before: PlanDefinition | null): Promise<void> {
  const items = itemsOf(definition);
  const named = new Map(before === null ? [] : itemsOf(before).map(({ id, department }) => [id, department]));
  const ids = items.map(({ id }) => id);
  const known = new Set(
    (await tx.item.findMany({ where: { id: { in: ids } }, select: { id: true } })).map(({ id }) => id),
  );
  const fresh = items.filter(({ id }) => !known.has(id));
  const given = items.filter(({ id, department }) => {
    const namedBefore = named.get(id);
    if (!known.has(id) || department === null) return false;
    return !namedBefore || nameKey(namedBefore) !== nameKey(department);
  });
  const { byKey } = await ensureDepartments(
    tx,
    items.flatMap(({ department }) => department ?? []),
  );
  const departmentOf = (name: string | null) =>
    name === null ? null : (byKey.get(nameKey(name))?.id ?? null);
  await tx.item.createMany({
    data: fresh.map(({ id, kind, department }) => ({ id, kind, departmentId: departmentOf(department) })),
  });
  for (const [departmentId, those] of Map.groupBy(given, ({ department }) => departmentOf(department))) {
    await tx.item.updateMany({ where: { id: { in: those.map(({ id }) => id) } }, data: { departmentId } });
  }
  await tx.item.updateMany({ where: { id: { in: ids } }, data: { current: true } });
  await tx.planItem.deleteMany({ where: { planId: definition.id, itemId: { notIn: ids } } });
  await tx.planItem.createMany({
    data: ids.map((itemId) => ({ planId: definition.id, itemId })),
    skipDuplicates: true,
  });
  // A KPI that anybody outside saw is still named; an initiative or a metric may be taken out, and its reports stay.
  await tx.item.updateMany({ where: { plans: { none: {} } }, data: { current: false } });
}
