/** The KPI, or the metric read as one, that a report belongs to, and when it can be reported on. */

import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { listFigures } from "@/domain/plan/figures";
import { askingPlans } from "@/domain/plan/lead";
import { coversYear, isDocumented } from "@/domain/plan/years";
import type { FigureStatus, InForce } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { Tx } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";
import { readDefinitions } from "@/server/plan/queries";

/**
 * The owner of the KPI or metric, and the plan that names it in that year, by its newest definition.
 * @returns null for an unknown KPI, and for a year in which no plan has it; the KPI is given as it is read in that year
 */
export async function readKpi(
  tx: Tx,
  kpiId: KpiId,
  fy: FiscalYear,
): Promise<{
  department: { id: string; name: string } | null;
  plan: PlanDefinition;
  kpi: Kpi;
  isMetric: boolean;
} | null> {
  const row = await tx.item.findFirst({
    where: { id: kpiId },
    select: {
      department: { select: { id: true, name: true } },
      plans: {
        where: { plan: { removedAt: null } },
        select: { plan: { select: { id: true, currentVersion: true, closedOn: true } } },
      },
    },
  });
  if (!row || row.plans.length === 0) return null;
  const versions = row.plans.map(({ plan }) => ({ planId: plan.id, version: plan.currentVersion }));
  const definitions = await readDefinitions(tx, versions);
  const plans = row.plans.flatMap(({ plan: { id, closedOn } }) => {
    const definition = definitions.get(id);
    return definition ? [{ definition, closedOn: toIsoDay(closedOn) }] : [];
  });
  for (const { definition: plan } of askingPlans(plans)) {
    const placed = listFigures(plan).find(({ kpi }) => kpi.id === kpiId);
    if (!placed || !coversYear(plan, fy)) continue;
    const { kpi, isMetric } = placed;
    return { department: row.department, plan, kpi: kpiInYear(kpi, fy), isMetric };
  }
  return null;
}

/**
 * What a new answer would replace: the approved figure, else the one that the plan document prints.
 * @param approved the revision in force; null while none was approved
 * @param isSaid a figure of the whole year was approved at some time
 */
export function kindInForce(
  kpi: Pick<Kpi, "years">,
  fy: FiscalYear,
  approved: { readonly actual: unknown; readonly figureStatus: FigureStatus } | null,
  isSaid: boolean,
): InForce {
  if (approved === null) return isDocumented(kpi, fy) ? "final" : null;
  if (approved.actual !== null) return approved.figureStatus;
  return isSaid || isDocumented(kpi, fy) ? "taken_back" : null;
}
