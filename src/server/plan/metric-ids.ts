/** Ids of metrics (KPI以外の実績) beside everything that is here: an id means one thing for ever. */
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { listMetrics } from "@/domain/plan/metrics";
import { NEW_PLAN_REFUSAL_WORDS } from "@/domain/words/ja/plan/life";
import type { Tx } from "@/server/db/client";
import type { PlanDto } from "./queries";

/**
 * Whether no id of the definition is a metric's on one side and something else's on the other; and whether plans of the same
 * time share no metric. In plans that follow each other the same id is the same metric, carried on. null where all is well.
 */
export async function problemOfMetricIds(
  tx: Tx,
  plans: readonly PlanDto[],
  definition: PlanDefinition,
): Promise<string | null> {
  const metrics = listMetrics(definition).map(({ metric }) => metric.id);
  const others = [
    ...listKpis(definition).map(({ kpi }) => kpi.id),
    ...listInitiatives(definition).map(({ initiative }) => initiative.id),
  ];
  const clash = await tx.item.findFirst({
    where: {
      OR: [
        { id: { in: metrics }, kind: { not: "metric" } },
        { id: { in: others }, kind: "metric" },
      ],
    },
    select: { id: true, kind: true },
  });
  if (clash) return NEW_PLAN_REFUSAL_WORDS.id_of_other_kind(clash.id, clash.kind);
  for (const { definition: other } of plans) {
    const isApart = other.endFy < definition.startFy || definition.endFy < other.startFy;
    if (other.id === definition.id || isApart) continue;
    const both = listMetrics(other).find(({ metric }) => metrics.includes(metric.id));
    if (both) return NEW_PLAN_REFUSAL_WORDS.metric_in_both(both.metric.id, other.name);
  }
  return null;
}
