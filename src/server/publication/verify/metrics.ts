/** What a publication says of metrics is what was approved, in the order of its plan. */

import { isDeepStrictEqual } from "node:util";
import { listMetrics } from "@/domain/plan/metrics";
import { type ApprovedMetric, freezeMetrics } from "@/domain/publication/metrics";
import type { PublicationSnapshot, PublishedMetricYear, PublishedPlan } from "@/domain/publication/snapshot";
import { type Stopper, withoutStopped } from "@/domain/publication/stops";
import { cleanTexts } from "@/domain/shared/typed-text";
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
        const own = approved.filter(
          (each) => each.metricId === metricId && each.fy === year.fy && each.revision === year.revision,
        );
        if (!isAsApproved(plan, own, year, stopper)) {
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

function isAsApproved(
  { definition }: PublishedPlan,
  own: readonly ApprovedMetric[],
  year: PublishedMetricYear,
  stopper: Stopper,
): boolean {
  const [made] = freezeMetrics(definition, own, new Set()).flatMap(({ years }) => years);
  if (made === undefined) return false;
  // What was hidden or deleted since, and what nobody sees, stands in one of the two alone.
  const said = (value: object) => withoutStopped(cleanTexts(value), stopper);
  // The reason of a change that nobody outside saw is not told.
  const correctionReason = year.correctionReason === "" ? "" : (own[0]?.correctionReason ?? "");
  return isDeepStrictEqual(said({ ...year }), said({ ...made, correctionReason }));
}
