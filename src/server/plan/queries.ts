import { z } from "zod";
import type { PlanDefinition } from "@/domain/plan/definition";
import { inOrderOfLead, isPublic, type PlanPhase, planPhase } from "@/domain/plan/lead";
import { can } from "@/domain/shared/access";
import { type IsoDate, isIsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db, type Tx } from "@/server/db/client";
import { kept, PLANS } from "@/server/db/kept";
import { parseRows } from "@/server/db/rows";
import { storedDefinition } from "./stored-definition";

/** A plan as stored, with who answers for each KPI now. */
export interface PlanDto {
  readonly version: number;
  readonly definition: PlanDefinition;
  readonly departments: Readonly<Record<string, { id: string; name: string } | null>>;
  readonly phase: PlanPhase;
  /** Whether the public may be shown it on that day. */
  readonly isPublic: boolean;
  readonly isChosenToLead: boolean;
  /** ISO date; null while nobody closed it. */
  readonly closedOn: IsoDate | null;
  /** Why; null while nobody closed it, or where it was not kept. */
  readonly closedReason: string | null;
  /** Why it leads or leads no more, where the office decided that; null where it never did. */
  readonly leadDecision: { readonly reason: string; readonly at: string } | null;
  /** Why 終了 was last taken back. */
  readonly reopenedReason: string | null;
}

/** For pages, outside of transactions: read anew when something of the plans has changed, or the day. The caller has asked `can`. */
export function readPlansOnce(today: IsoDate = tokyoDate(new Date())): Promise<PlanDto[]> {
  return kept(PLANS, `plans on ${today}`, () => readPlans(db(), today));
}

/** The plan that leads comes first, then the others, latest period first; one in preparation is a plan like any other here. */
export async function listPlans(viewer: Viewer): Promise<Result<PlanDto[]>> {
  if (!can(viewer, "plan.read", {})) return refused("forbidden");
  return done(await readPlansOnce());
}

const planRow = z.object({
  id: z.string(),
  version: z.int(),
  sha256: z.string(),
  isChosenToLead: z.boolean(),
  closedOn: z.string().refine(isIsoDate).nullable(),
  closedReason: z.string().nullable(),
  leadReason: z.string().nullable(),
  leadDecidedAt: z.date().nullable(),
  reopenedReason: z.string().nullable(),
  departments: z.record(z.string(), z.object({ id: z.string(), name: z.string() }).nullable()),
});

/**
 * The same reading inside a transaction, for a caller that has asked `can` itself. One query, and one more for versions that
 * this process has not read yet.
 * @param today the day that decides which plan leads (ISO date in Asia/Tokyo)
 */
export async function readPlans(tx: Tx, today: IsoDate = tokyoDate(new Date())): Promise<PlanDto[]> {
  const rows = parseRows(
    planRow,
    await tx.$queryRaw`
    SELECT plan.id, version.version, version.sha256, plan.is_chosen_to_lead AS "isChosenToLead",
           plan.closed_on::text AS "closedOn", plan.closed_reason AS "closedReason",
           plan.lead_reason AS "leadReason", plan.lead_decided_at AS "leadDecidedAt",
           plan.reopened_reason AS "reopenedReason",
           (SELECT coalesce(json_object_agg(item.id, CASE WHEN department.id IS NOT NULL
                     THEN json_build_object('id', department.id, 'name', department.name) END), '{}'::json)
            FROM plan_kpi JOIN kpi item ON item.id = plan_kpi.kpi_id
            LEFT JOIN department ON department.id = item.department_id
            WHERE plan_kpi.plan_id = plan.id) AS departments
    FROM plan JOIN plan_version version ON version.plan_id = plan.id AND version.version = plan.current_version
    WHERE plan.removed_at IS NULL`,
  );
  const definitions = await currentDefinitions(tx, rows);
  const plans = rows.flatMap(({ id, leadReason, leadDecidedAt: at, sha256: _, ...row }) => {
    const definition = definitions.get(id);
    if (!definition) return [];
    const { startFy, endFy } = definition;
    const leadDecision = at && { reason: leadReason ?? "", at: at.toISOString() };
    return [{ ...row, id, startFy, endFy, leadDecision, definition }];
  });
  return inOrderOfLead(plans, today).map(({ id: _, startFy, endFy, ...plan }) => {
    const inTime = { ...plan, startFy, endFy };
    return { ...plan, phase: planPhase(inTime, today), isPublic: isPublic(inTime, today) };
  });
}

/** By plan, the version that was current when it was last read. Versions never change; which one is current is asked each time. */
const current = new Map<string, { readonly key: string; readonly definition: PlanDefinition }>();

async function currentDefinitions(
  tx: Tx,
  plans: readonly { readonly id: string; readonly version: number; readonly sha256: string }[],
): Promise<Map<string, PlanDefinition>> {
  const keys = new Map(plans.map(({ id, version, sha256 }) => [id, `${version}/${sha256}`]));
  const found = new Map<string, PlanDefinition>();
  for (const { id } of plans) {
    const kept = current.get(id);
    if (kept && kept.key === keys.get(id)) found.set(id, kept.definition);
  }
  const unknown = plans.filter(({ id }) => !found.has(id));
  if (unknown.length === 0) return found;
  const versions = unknown.map(({ id, version }) => ({ planId: id, version }));
  for (const [id, definition] of await readDefinitions(tx, versions)) {
    found.set(id, definition);
    current.set(id, { key: keys.get(id) ?? "", definition });
  }
  return found;
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
