/** The plans: import (append a version) and read. */
import { createHash } from "node:crypto";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db, type Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";

/** A plan as stored, with who answers for each KPI now. */
export interface PlanDto {
  readonly version: number;
  readonly definition: PlanDefinition;
  readonly departments: Readonly<Record<string, { id: string; name: string } | null>>;
}

/** Plans whose period starts latest come first: the one now running leads every page. */
export async function listPlans(viewer: Viewer): Promise<Result<PlanDto[]>> {
  if (!can(viewer, "plan.read", {})) return refused("forbidden");
  return done(await readPlans(db()));
}

/** The same reading inside a transaction, for a caller that has asked `can` itself. */
export async function readPlans(tx: Tx): Promise<PlanDto[]> {
  const rows = await tx.plan.findMany({
    select: {
      id: true,
      currentVersion: true,
      kpis: {
        where: { current: true },
        select: { id: true, department: { select: { id: true, name: true } } },
      },
    },
  });
  const definitions = await readDefinitions(
    tx,
    rows.map((row) => ({ planId: row.id, version: row.currentVersion })),
  );
  return rows
    .flatMap((row) => {
      const definition = definitions.get(row.id);
      if (!definition) return [];
      const departments = Object.fromEntries(row.kpis.map((kpi) => [kpi.id, kpi.department]));
      return [{ version: row.currentVersion, definition, departments }];
    })
    .sort(
      (a, b) => b.definition.startFy - a.definition.startFy || a.definition.id.localeCompare(b.definition.id),
    );
}

/** The definitions of the given versions, by plan, and of no others: a plan's history grows with every import. */
export async function readDefinitions(
  tx: Tx,
  versions: readonly { planId: string; version: number }[],
): Promise<Map<string, PlanDefinition>> {
  const rows = await tx.planVersion.findMany({
    where: { OR: versions.map(({ planId, version }) => ({ planId, version })) },
    select: { planId: true, definition: true },
  });
  // Written by importPlan from a parsed PlanDefinition, and append-only since.
  return new Map(rows.map((row) => [row.planId, row.definition as unknown as PlanDefinition]));
}

/**
 * Appends the definition as the plan's newest version; the same definition again changes nothing. Reports are never
 * touched: a KPI that the file no longer names is set aside with its reports. All or nothing.
 * Refused as `conflict` when a KPI id already belongs to another plan.
 */
export async function importPlan(
  viewer: Viewer,
  definition: PlanDefinition,
): Promise<Result<{ version: number; changed: boolean }>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const sha256 = createHash("sha256").update(JSON.stringify(definition)).digest("hex");
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ayumi.plan'))`;
    const newest = await tx.planVersion.findFirst({
      where: { planId: definition.id },
      orderBy: { version: "desc" },
      select: { version: true, sha256: true },
    });
    if (newest?.sha256 === sha256) return done({ version: newest.version, changed: false });

    const kpis = listKpis(definition).map(({ kpi }) => kpi);
    const foreign = await tx.kpi.findFirst({
      where: { id: { in: kpis.map((kpi) => kpi.id) }, planId: { not: definition.id } },
      select: { id: true, planId: true },
    });
    if (foreign) {
      return refused("conflict", {
        "": `指標の id「${foreign.id}」は、別の計画（${foreign.planId}）で使われています。別の id にしてください。`,
      });
    }

    const version = (newest?.version ?? 0) + 1;
    await tx.plan.upsert({
      where: { id: definition.id },
      create: { id: definition.id, currentVersion: version },
      update: { currentVersion: version },
    });
    await tx.planVersion.create({
      data: {
        planId: definition.id,
        version,
        definition: definition as unknown as Prisma.InputJsonValue,
        sha256,
        importedById: viewer.userId,
      },
    });
    const departments = await ensureDepartments(
      tx,
      kpis.flatMap((kpi) => kpi.department ?? []),
    );
    const known = await tx.kpi.findMany({ where: { planId: definition.id }, select: { id: true } });
    const knownIds = new Set(known.map((row) => row.id));
    await tx.kpi.updateMany({ where: { planId: definition.id }, data: { current: false } });
    await tx.kpi.createMany({
      data: kpis
        .filter((kpi) => !knownIds.has(kpi.id))
        .map((kpi) => ({
          id: kpi.id,
          planId: definition.id,
          upperLimit: kpi.upperLimit,
          departmentId: kpi.department ? departments.get(kpi.department) : null,
        })),
    });
    for (const kpi of kpis.filter((each) => knownIds.has(each.id))) {
      await tx.kpi.update({
        where: { id: kpi.id },
        // Who answers is set by the office and stays, unless the file names somebody.
        data: {
          current: true,
          upperLimit: kpi.upperLimit,
          ...(kpi.department ? { departmentId: departments.get(kpi.department) } : {}),
        },
        select: { id: true },
      });
    }
    await recordAudit(tx, viewer, {
      action: "plan.import",
      subject: `plan:${definition.id}`,
      before: newest ? { version: newest.version, sha256: newest.sha256 } : null,
      after: { version, sha256, kpis: kpis.length },
    });
    return done({ version, changed: true });
  });
}

async function ensureDepartments(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const unique = [...new Set(names)];
  await tx.department.createMany({ data: unique.map((name) => ({ name })), skipDuplicates: true });
  const rows = await tx.department.findMany({
    where: { name: { in: unique } },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Sets who answers for a KPI; null for nobody. */
export async function assignDepartment(
  viewer: Viewer,
  input: { kpiId: string; departmentId: string | null },
): Promise<Result<null>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return db().$transaction(async (tx) => {
    const before = await tx.kpi.findUnique({
      where: { id: input.kpiId },
      select: { department: { select: { id: true, name: true } } },
    });
    if (!before) return refused("not_found");
    const department = input.departmentId
      ? await tx.department.findUnique({
          where: { id: input.departmentId },
          select: { id: true, name: true },
        })
      : null;
    if (input.departmentId && !department) return refused("not_found");
    await tx.kpi.update({
      where: { id: input.kpiId },
      data: { departmentId: department?.id ?? null },
      select: { id: true },
    });
    await recordAudit(tx, viewer, {
      action: "kpi.assign",
      subject: `kpi:${input.kpiId}`,
      before: { department: before.department?.name ?? null },
      after: { department: department?.name ?? null },
    });
    return done(null);
  });
}
