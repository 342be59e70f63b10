import { cache } from "react";
import type { PlanDefinition } from "@/domain/plan/definition";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db, type Tx } from "@/server/db/client";
import { storedDefinition } from "./stored-definition";

/** A plan as stored, with who answers for each KPI now. */
export interface PlanDto {
  readonly version: number;
  readonly definition: PlanDefinition;
  readonly departments: Readonly<Record<string, { id: string; name: string } | null>>;
}

/** Frame and page of one request read the plans once. */
const plansOfRequest = cache(() => readPlans(db()));

/** Plans whose period starts latest come first: the one now running leads every page. */
export async function listPlans(viewer: Viewer): Promise<Result<PlanDto[]>> {
  if (!can(viewer, "plan.read", {})) return refused("forbidden");
  return done(await plansOfRequest());
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
    select: { planId: true, version: true, sha256: true, definition: true },
  });
  return new Map(rows.map((row) => [row.planId, storedDefinition(row)]));
}
