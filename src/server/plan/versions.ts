/** A plan's versions: each the whole definition, never changed once it is written. */
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { nameKey } from "@/domain/shared/names";
import { sha256 } from "@/lib/sha256";
import type { Viewer } from "@/server/access/viewer";
import { ensureDepartments } from "@/server/accounts/departments";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";

/** One writer of plans at a time. */
export async function holdPlans(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ayumi.plan'))`;
}

/**
 * Appends the definition as the plan's newest version, and gives every KPI that it names its row. Reads and decides
 * nothing: the caller holds the plans, and has asked what may be written.
 * @param before the departments that the version before named, by KPI: who answers is set by the office and stays, unless
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
  await writeKpis(tx, definition, before);
  return { version, sha256: hash };
}

async function writeKpis(tx: Tx, definition: PlanDefinition, before: PlanDefinition | null): Promise<void> {
  const kpis = listKpis(definition).map(({ kpi }) => kpi);
  const named = new Map(before === null ? [] : listKpis(before).map(({ kpi }) => [kpi.id, kpi.department]));
  const { byKey } = await ensureDepartments(
    tx,
    kpis.flatMap((kpi) => kpi.department ?? []),
  );
  const ids = kpis.map(({ id }) => id);
  const known = new Set(
    (await tx.item.findMany({ where: { id: { in: ids } }, select: { id: true } })).map(({ id }) => id),
  );
  const departmentOf = (name: string | null) =>
    name === null ? null : (byKey.get(nameKey(name))?.id ?? null);
  await tx.item.createMany({
    data: kpis
      .filter(({ id }) => !known.has(id))
      .map(({ id, department }) => ({ id, departmentId: departmentOf(department) })),
  });
  for (const { id, department } of kpis) {
    if (!known.has(id) || department === null) continue;
    const namedBefore = named.get(id);
    if (namedBefore && nameKey(namedBefore) === nameKey(department)) continue;
    await tx.item.update({
      where: { id },
      data: { departmentId: departmentOf(department) },
      select: { id: true },
    });
  }
  await tx.item.updateMany({ where: { id: { in: ids } }, data: { current: true } });
  await tx.planItem.deleteMany({ where: { planId: definition.id, itemId: { notIn: ids } } });
  await tx.planItem.createMany({
    data: ids.map((kpiId) => ({ planId: definition.id, itemId: kpiId })),
    skipDuplicates: true,
  });
  // Nobody outside ever saw it, and nothing is on record of it: otherwise it would still be named.
  await tx.item.updateMany({ where: { plans: { none: {} } }, data: { current: false } });
}
