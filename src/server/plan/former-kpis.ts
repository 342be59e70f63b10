/**
 * KPIs that an earlier version of this system set aside when a plan file no longer named them: their pages were gone, with
 * all that was published of them. They come back as KPIs that have ended.
 */
import { listKpis, type PlacedKpi, type PlanDefinition } from "@/domain/plan/definition";
import { withFormerKpi } from "@/domain/plan/former";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { FORMER_KPI_REASON } from "@/domain/words/ja/plan/life";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { readPlans } from "./queries";
import { storedDefinition } from "./stored-definition";
import { holdPlans, writeVersion } from "./versions";

/** @returns the ids of the KPIs that came back; none on every start but the first one of this version */
export async function bringBackFormerKpis(viewer: Viewer): Promise<Result<string[]>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return writing(async (tx) => {
    await holdPlans(tx);
    const aside = await tx.item.findMany({
      where: { kind: "kpi", current: false },
      orderBy: { id: "asc" },
      select: {
        id: true,
        plans: { select: { planId: true } },
        reports: { where: { approvedRevision: { not: null } }, select: { fy: true } },
      },
    });
    const back: string[] = [];
    for (const { definition, version } of aside.length === 0 ? [] : await readPlans(tx)) {
      const own = aside.filter(({ plans }) => plans.some(({ planId }) => planId === definition.id));
      let whole = definition;
      for (const { id: stored, reports } of own) {
        const id = toKpiId(stored);
        const former = await lastNamed(tx, definition, id);
        if (!former) continue;
        const years = [...reports.map(({ fy }) => fiscalYear(fy)), ...former.kpi.years.map(({ fy }) => fy)];
        const until: FiscalYear = years.reduce(laterFy, definition.startFy);
        whole = withChange(withFormerKpi(whole, former, until), id, until);
        back.push(id);
      }
      if (whole === definition) continue;
      const written = await writeVersion(tx, viewer, whole, definition);
      await recordAudit(tx, viewer, {
        action: "plan.change",
        subject: { kind: "plan", id: definition.id },
        before: { version },
        after: { ...written, reason: FORMER_KPI_REASON, kpis: own.map(({ id }) => id) },
      });
    }
    return done(back);
  });
}

function withChange(plan: PlanDefinition, kpiId: KpiId, until: FiscalYear): PlanDefinition {
  const change = {
    kpiId,
    what: "ended" as const,
    from: until,
    before: null,
    after: String(until),
    reason: FORMER_KPI_REASON,
    decidedOn: null,
    document: null,
    rejudges: false,
  };
  return { ...plan, changes: [...(plan.changes ?? []), change] };
}

/** The KPI with its place, as the newest version that named it has it. */
async function lastNamed(tx: Tx, plan: PlanDefinition, kpiId: KpiId): Promise<PlacedKpi | null> {
  const versions = await tx.planVersion.findMany({
    where: { planId: plan.id },
    orderBy: { version: "desc" },
    select: { planId: true, version: true, sha256: true, definition: true },
  });
  for (const row of versions) {
    const named = listKpis(storedDefinition(row)).find(({ kpi }) => kpi.id === kpiId);
    if (named) return named;
  }
  return null;
}
