/** The names that stand for the ids of the audit trail: plans, KPIs (those that no plan names any more too), people, departments. */

import { z } from "zod";
import { planYears } from "@/domain/plan/definition";
import { listFigures } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import { can } from "@/domain/shared/access";
import { byDepartmentAndName, byName } from "@/domain/shared/names";
import { partName } from "@/domain/words/ja/publication/assessments";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { AuditKpiDto, AuditNamesDto } from "@/server/audit/queries";
import { db } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import { readParts } from "./parts";
import { readPlansOnce } from "./queries";

/** The names that stand for an event's ids, and what the trail can be filtered by. */
export async function readAuditNames(viewer: Viewer): Promise<Result<AuditNamesDto>> {
  if (!can(viewer, "audit.read", {})) return refused("forbidden");
  const [plans, retired, people, departments] = await Promise.all([
    readPlansOnce(),
    readRetiredKpis(),
    readPeople(),
    db().department.findMany({ select: { id: true, name: true } }),
  ]);
  const definitions = plans.map(({ definition }) => definition);
  const parts = await readParts(
    db(),
    definitions.map(({ id }) => id),
  );
  const years = definitions.flatMap(planYears);
  return done({
    plans: definitions.map(({ id, name, startFy, endFy }) => ({ id, name, startFy, endFy })),
    kpis: [
      ...definitions.flatMap((plan) =>
        listFigures(plan).map(({ kpi: { id, name, unit, decimals }, isMetric }) => ({
          id,
          name,
          isMetric,
          unit,
          decimals,
          planId: plan.id,
        })),
      ),
      ...retired,
    ],
    initiatives: definitions.flatMap((plan) =>
      listInitiatives(plan).map(({ initiative: { id, text } }) => ({ id, name: text })),
    ),
    parts: definitions.flatMap((plan) =>
      (parts.get(plan.id) ?? []).map((part) => ({ id: part.id, name: partName(part, plan.name) })),
    ),
    people,
    departments: departments.sort(byName),
    years: [...new Set(years)].sort((a, b) => b - a),
  });
}

const personRow = z.object({
  id: z.string(),
  name: z.string(),
  department: z.string().nullable(),
  hasActed: z.boolean(),
});

async function readPeople(): Promise<AuditNamesDto["people"]> {
  const rows = await db().$queryRaw`
    SELECT u.id, u.name, d.name AS department,
           EXISTS (SELECT FROM audit_event e WHERE e.actor_id = u.id) AS "hasActed"
    FROM user_account u LEFT JOIN department d ON d.id = u.department_id
    ORDER BY u.id`;
  return parseRows(personRow, rows).sort(byDepartmentAndName);
}

const kpiRow = z.object({
  id: z.string(),
  name: z.string(),
  isMetric: z.boolean(),
  unit: z.string(),
  decimals: z.int(),
  planId: z.string(),
});

/** KPIs and metrics that no plan names any more, as the latest version that did named them. */
async function readRetiredKpis(): Promise<AuditKpiDto[]> {
  const rows = await db().$queryRaw`
    SELECT DISTINCT ON (k.id) k.id, named.kpi->>'name' AS name, k.kind = 'metric' AS "isMetric",
           named.kpi->>'unit' AS unit,
           (named.kpi->>'decimals')::int AS decimals, v.plan_id AS "planId"
    FROM kpi k
    CROSS JOIN plan_version v
    CROSS JOIN LATERAL jsonb_path_query(
      v.definition, 'strict $.** ? (@.id == $id && exists (@.unit))', jsonb_build_object('id', k.id), true
    ) AS named(kpi)
    WHERE NOT EXISTS (
      SELECT FROM plan_kpi p JOIN plan ON plan.id = p.plan_id WHERE p.kpi_id = k.id AND plan.removed_at IS NULL
    )
    ORDER BY k.id, v.imported_at DESC, v.plan_id, v.version DESC`;
  return parseRows(kpiRow, rows).sort(byName);
}
