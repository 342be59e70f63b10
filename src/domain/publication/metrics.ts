/** How the yearly figures of metrics (KPI以外の実績) become part of a publication. */

import type { Metric, PlanDefinition } from "@/domain/plan/definition";
import { listMetrics } from "@/domain/plan/metrics";
import { corrections, rewordings } from "@/domain/reports/replacements";
import type { ApprovedReport } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { MetricId } from "@/domain/shared/metric-id";
import { publishable } from "./publishable";
import type { PublishedMetric, PublishedMetricYear } from "./snapshot";

/** A metric's figure that was approved. */
export interface ApprovedMetric extends Omit<ApprovedReport, "kpiId"> {
  readonly metricId: MetricId;
  /** As it was when the figure was written; null where that is not on record. */
  readonly unit: string | null;
}

/**
 * @param approved every approved revision, in any order; the latest of a year counts, and those of other years than the
 *   plan's are another plan's, which the metric is carried on from or by
 * @param published `figureKey` of every figure that was ever published
 */
export function freezeMetrics(
  plan: Pick<PlanDefinition, "startFy" | "endFy" | "metrics" | "pillars">,
  approved: readonly ApprovedMetric[],
  published: ReadonlySet<string>,
): PublishedMetric[] {
  const own = publishable(
    approved.filter(({ fy }) => plan.startFy <= fy && fy <= plan.endFy),
    ({ metricId }) => metricId,
    published,
  );
  const byMetric = Map.groupBy(own, ({ metricId }) => metricId);
  return listMetrics(plan).flatMap(({ metric }): PublishedMetric[] => {
    const byYear = Map.groupBy(byMetric.get(metric.id) ?? [], ({ fy }) => fy);
    const years = [...byYear].sort(([a], [b]) => a - b).flatMap((year) => freezeYear(metric, ...year));
    return years.length === 0 ? [] : [{ metricId: metric.id, years }];
  });
}

/** Key by key, in the order that every snapshot has: the note for the office is not among them. */
function freezeYear(
  metric: Metric,
  fy: FiscalYear,
  revisions: readonly ApprovedMetric[],
): PublishedMetricYear[] {
  const inOrder = revisions.toSorted((a, b) => a.revision - b.revision);
  const latest = inOrder.at(-1);
  if (latest === undefined) return [];
  const { actual, figureStatus, missing, asOf, basisNote, reason, nextStep } = latest.content;
  return [
    {
      fy,
      actual,
      figureStatus,
      missing: actual === null ? (missing?.reason ?? "not_entered") : null,
      missingNote: missing?.note ?? "",
      expectedOn: missing?.expectedOn ?? null,
      asOf,
      basisNote,
      reason,
      nextStep,
      unit: latest.unit ?? metric.unit,
      department: latest.department,
      revision: latest.revision,
      correctionReason: replacesTold(inOrder) ? latest.correctionReason : "",
    },
  ];
}

/** Whether the latest revision replaces what the public had read: by the rule of the KPIs, without their marks. */
function replacesTold(inOrder: readonly ApprovedMetric[]): boolean {
  const replaced = [
    ...corrections(null, inOrder, () => ({ code: "not_evaluated" })),
    ...rewordings(null, inOrder),
  ];
  return replaced.some(({ revision }) => revision === inOrder.at(-1)?.revision);
}
