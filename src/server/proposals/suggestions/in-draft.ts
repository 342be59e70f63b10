/** What becomes of suggested metrics (KPI以外の実績) with the draft that they were put into. Parts of its transactions. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { listMetrics } from "@/domain/plan/metrics";
import type { MetricId } from "@/domain/shared/metric-id";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { isRowId } from "@/server/input/fields";
import { heldSuggestion } from "./change";
import { tellDepartment } from "./tell-department";

/** A suggestion that an edit of the draft is made from, and the metric that it becomes. */
export interface DraftedSuggestion {
  readonly id: string;
  readonly metricId: MetricId;
}

/** `conflict` where it does not wait any more: put into the draft already, withdrawn, decided. */
export async function draftSuggestion(
  tx: Tx,
  planId: string,
  { id, metricId }: DraftedSuggestion,
): Promise<Result<null>> {
  if (!isRowId(id)) return refused("not_found");
  const held = await heldSuggestion(tx, id, "draft");
  if (!held.ok) return held;
  if (held.value.planId !== planId) return refused("not_found");
  const { state } = held.value;
  await tx.metricSuggestion.update({ where: { id }, data: { state, metricId }, select: { id: true } });
  return done(null);
}

/** Those whose metric is not in the draft any more wait again. @param draft null: it was given up */
export async function releaseSuggestions(
  tx: Tx,
  planId: string,
  draft: PlanDefinition | null,
): Promise<void> {
  const kept = draft === null ? [] : listMetrics(draft).map(({ metric }) => metric.id);
  await tx.metricSuggestion.updateMany({
    where: { planId, state: "drafted", metricId: { notIn: kept } },
    data: { state: "waiting", metricId: null },
  });
}

/** The plan's draft was confirmed: those whose metric the plan has now are accepted, the others wait again. */
export async function acceptSuggestions(
  tx: Tx,
  viewer: Viewer,
  plan: PlanDefinition,
  now: Date,
): Promise<void> {
  await releaseSuggestions(tx, plan.id, plan);
  const accepted = await tx.metricSuggestion.findMany({
    where: { planId: plan.id, state: "drafted" },
    orderBy: { suggestedAt: "asc" },
    select: { id: true, name: true, metricId: true },
  });
  for (const { id, name, metricId } of accepted) {
    await tx.metricSuggestion.update({
      where: { id },
      data: { state: "accepted", decidedById: viewer.userId, decidedAt: now },
      select: { id: true },
    });
    const mails = await tellDepartment(tx, id, plan, now);
    await recordAudit(tx, viewer, {
      action: "suggestion.accept",
      subject: { kind: "plan", id: plan.id },
      after: { suggestion: name, metric: metricId, ...(mails === 0 ? {} : { mails }) },
    });
  }
}
