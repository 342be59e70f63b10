import { cache } from "react";
import type { PlanDefinition } from "@/domain/plan/definition";
import { inOrderOfLead, isPublic, type PlanPhase, planPhase } from "@/domain/plan/lead";
import { can } from "@/domain/shared/access";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db, type Tx } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";
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

/** Frame and page of one request read the plans once. */
const plansOfRequest = cache(() => readPlans(db()));

/** The plan that leads comes first, then the others, latest period first; one in preparation is a plan like any other here. */
export async function listPlans(viewer: Viewer): Promise<Result<PlanDto[]>> {
  if (!can(viewer, "plan.read", {})) return refused("forbidden");
  return done(await plansOfRequest());
}

/**
 * The same reading inside a transaction, for a caller that has asked `can` itself.
 * @param today the day that decides which plan leads (ISO date in Asia/Tokyo)
 */
export async function readPlans(tx: Tx, today: IsoDate = tokyoDate(new Date())): Promise<PlanDto[]> {
  const rows = await tx.plan.findMany({
    where: { removedAt: null },
    select: {
      id: true,
      currentVersion: true,
      isChosenToLead: true,
      closedOn: true,
      closedReason: true,
      leadReason: true,
      leadDecidedAt: true,
      reopenedReason: true,
      items: {
        select: { item: { select: { id: true, department: { select: { id: true, name: true } } } } },
      },
    },
  });
  const definitions = await readDefinitions(
    tx,
    rows.map((row) => ({ planId: row.id, version: row.currentVersion })),
  );
  const plans = rows.flatMap(({ id, isChosenToLead, items, ...row }) => {
    const definition = definitions.get(id);
    if (!definition) return [];
    const { startFy, endFy } = definition;
    const closedOn = toIsoDay(row.closedOn);
    const departments = Object.fromEntries(items.map(({ item }) => [item.id, item.department]));
    const { closedReason, reopenedReason, leadReason, leadDecidedAt: at } = row;
    const leadDecision = at && { reason: leadReason ?? "", at: at.toISOString() };
    const why = { closedReason, reopenedReason, leadDecision };
    const inTime = { id, startFy, endFy, closedOn, isChosenToLead };
    return [{ ...inTime, ...why, version: row.currentVersion, definition, departments }];
  });
  return inOrderOfLead(plans, today).map(({ id: _, startFy, endFy, ...plan }) => {
    const inTime = { ...plan, startFy, endFy };
    return { ...plan, phase: planPhase(inTime, today), isPublic: isPublic(inTime, today) };
  });
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
