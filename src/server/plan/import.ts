/** A plan's newest version comes in: from a plan file, checked before. */
import { createHash } from "node:crypto";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { writing } from "@/server/db/transaction";

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
  return writing(async (tx): Promise<Result<{ version: number; changed: boolean }>> => {
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
      subject: { kind: "plan", id: definition.id },
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
