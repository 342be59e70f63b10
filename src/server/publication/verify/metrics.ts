/** What a publication says of metrics is what was approved, in the order of its plan. */

import { isDeepStrictEqual } from "node:util";
import { listMetrics } from "@/domain/plan/metrics";
import { type ApprovedMetric, freezeMetrics } from "@/domain/publication/metrics";
import type { PublicationSnapshot, PublishedPlan } from "@/domain/publication/snapshot";
import type { Stopper } from "@/domain/publication/stops/stops";
import { isAsApproved } from "./as-approved";
import { Mismatch } from "./mismatch";

/** @throws Mismatch */
export function checkMetrics(
  { no, plans }: PublicationSnapshot,
  approved: readonly ApprovedMetric[],
  stopper: Stopper,
): void {
  for (const plan of plans) {
    if (!isInOrder(plan)) {
      throw new Mismatch(no, null, `${plan.definition.id}のKPI以外の実績が、計画の順に並んでいません。`);
    }
    for (const { metricId, years } of plan.metrics ?? []) {
      for (const year of years) {
        const approvals = approved.filter((each) => each.metricId === metricId && each.fy === year.fy);
        const own = approvals.filter(({ revision }) => revision === year.revision);
        const [made] = freezeMetrics(plan.definition, own, new Set()).flatMap(({ years }) => years);
        // Its evidence is held against the stored files.
        const { evidence: _, ...told } = year;
        if (!isAsApproved(told, approvals, made, stopper)) {
          const what = `${metricId}の${year.fy}年度のKPI以外の実績が、承認した報告と合いません。`;
          throw new Mismatch(no, null, what);
        }
      }
    }
  }
}

/** Metrics of the plan alone, each once and with years; the years ascending. */
function isInOrder({ definition, metrics = [] }: PublishedPlan): boolean {
  const ids = metrics.map(({ metricId }) => metricId);
  const inPlan = listMetrics(definition).flatMap(({ metric: { id } }) => (ids.includes(id) ? [id] : []));
  return (
    isDeepStrictEqual(ids, inPlan) &&
    metrics.every(
      ({ years }) => years.length > 0 && years.every(({ fy }, i) => i === 0 || (years[i - 1]?.fy ?? fy) < fy),
    )
  );
}
