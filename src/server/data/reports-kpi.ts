/** The KPI that a report belongs to, and when it can be reported on. */
import { type FiscalYear, fiscalYearOf } from "@/domain/fiscal-year";
import type { Kpi, PlanDefinition } from "@/domain/plan";
import type { Tx } from "@/server/db/client";
import { readDefinitions } from "./plans";

export function coversYear(plan: Pick<PlanDefinition, "startFy" | "endFy">, fy: FiscalYear): boolean {
  return plan.startFy <= fy && fy <= plan.endFy;
}

/** Whether figures of that year can be entered now: the plan runs in it and it has begun. */
export function isReportable(
  plan: Pick<PlanDefinition, "startFy" | "endFy">,
  fy: FiscalYear,
  now: Date,
): boolean {
  return coversYear(plan, fy) && fy <= fiscalYearOf(now);
}

/** The KPI's owner, and the newest definition of the plan that names it. null for an unknown or set-aside KPI. */
export async function readKpi(
  tx: Tx,
  kpiId: string,
): Promise<{ department: { id: string; name: string } | null; plan: PlanDefinition } | null> {
  const row = await tx.kpi.findFirst({
    where: { id: kpiId, current: true },
    select: {
      department: { select: { id: true, name: true } },
      plan: { select: { id: true, currentVersion: true } },
    },
  });
  if (!row) return null;
  const { id: planId, currentVersion: version } = row.plan;
  const plan = (await readDefinitions(tx, [{ planId, version }])).get(planId);
  return plan ? { department: row.department, plan } : null;
}

/** A figure that was approved before, or that the plan document prints, is changed only with a reason. */
export function isCorrectionOf(
  kpi: Pick<Kpi, "years">,
  fy: number,
  approvedRevision: number | null,
): boolean {
  return approvedRevision !== null || kpi.years.some((year) => year.fy === fy && year.actual !== null);
}
