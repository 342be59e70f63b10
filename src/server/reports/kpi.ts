/** The KPI that a report belongs to, and when it can be reported on. */

import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { Tx } from "@/server/db/client";
import { readDefinitions } from "@/server/plan/queries";

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

/**
 * A figure that was approved before, or that the plan document prints, is changed only with a reason. Where 公表待ち or
 * 調査なし was approved, a figure is the answer that was still owed.
 * @param approved the revision in force; null while none was approved
 */
export function isCorrectionOf(
  kpi: Pick<Kpi, "years">,
  fy: FiscalYear,
  approved: { readonly actual: unknown } | null,
): boolean {
  if (approved !== null) return approved.actual !== null;
  return kpi.years.some((year) => year.fy === fy && year.actual !== null);
}
