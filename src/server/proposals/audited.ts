/** One change as the audit trail keeps it: enough to be read by itself, whatever the plan becomes later. */
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import type { Decision } from "@/domain/proposals/decide";
import type { ProposedChange } from "@/domain/proposals/diff";

/** @param plans where its KPI is looked up, the first that has it */
export function auditedChange(
  { key, kpiId, what, fy, before, after, said }: ProposedChange,
  decision: Decision | undefined,
  plans: readonly PlanDefinition[],
) {
  const { givenFor: _, ...decided } = decision ?? {};
  const kpi = plans.flatMap(listKpis).find((placed) => placed.kpi.id === kpiId)?.kpi.name;
  return {
    key,
    what,
    before,
    after,
    ...(kpi === undefined ? {} : { kpi }),
    ...(fy === null ? {} : { fy }),
    ...(said === undefined ? {} : { said }),
    ...decided,
  };
}
