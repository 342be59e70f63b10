/** What is on record of a plan's KPIs, as far as a change of its definition may not touch it. */

import { z } from "zod";
import { type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { listMetrics } from "@/domain/plan/metrics";
import { isDocumented } from "@/domain/plan/years";
import { type OnRecord, underwayState } from "@/domain/proposals/history/record";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import type { Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import { isReturned, LAST_STEP } from "@/server/reports/entry-window";
import { readApprovedReports } from "@/server/reports/queries";

const publishedRow = z.object({
  kpiId: z.string(),
  fy: z.int().nullable(),
  /** It has a mark or a figure; else it was only said why there is none. */
  isRead: z.boolean(),
  /** The year was over when it was told: what is told of a running one is no tally. */
  isOver: z.boolean(),
});

/** Reads for its caller, who has asked `can`; with the same number of queries whatever the plan's size. */
export async function readOnRecord(tx: Tx, plan: PlanDefinition): Promise<OnRecord> {
  const kpis = listKpis(plan).map(({ kpi }) => kpi);
  const ids = kpis.map(({ id }) => id);
  const inPlan = { itemId: { in: ids }, fy: { gte: plan.startFy, lte: plan.endFy } };
  const reports = await tx.report.findMany({
    where: inPlan,
    select: {
      itemId: true,
      fy: true,
      state: true,
      approved: { select: { actual: true } },
      latest: { select: { actualText: true } },
      revisions: LAST_STEP,
    },
  });
  const reopened = await tx.roundItem.findMany({
    where: { itemId: { in: ids }, reopenedAt: { not: null } },
    select: { itemId: true, round: { select: { fy: true } } },
  });
  // The newest publication tells every year that the ones before it told.
  const published = parseRows(
    publishedRow,
    await tx.$queryRaw`
      SELECT DISTINCT series->>'kpiId' AS "kpiId", (year->>'fy')::int AS fy,
             (year->'judgement'->>'code' <> 'not_evaluated' OR year->>'actual' IS NOT NULL) IS TRUE AS "isRead",
             (make_date((year->>'fy')::int + 1, 4, 1) <= (p.published_at AT TIME ZONE 'Asia/Tokyo')::date) IS TRUE
               AS "isOver"
      FROM (SELECT snapshot::jsonb AS snapshot, published_at FROM publication ORDER BY no DESC LIMIT 1) p,
           jsonb_array_elements(p.snapshot->'plans') AS plan,
           jsonb_array_elements(plan->'courses') AS series
      LEFT JOIN LATERAL jsonb_array_elements(series->'years') AS year
        ON year->'judgement'->>'code' <> 'not_evaluated' OR year->>'actual' IS NOT NULL
           OR year->>'revision' IS NOT NULL
      WHERE plan->'definition'->>'id' = ${plan.id}`,
  );
  return {
    reports: (await readApprovedReports(tx)).filter(({ kpiId }) => ids.includes(kpiId)),
    figures: [
      ...kpis.flatMap(documentedFigures),
      ...reports.flatMap(({ itemId, fy, approved }) =>
        approved?.actual
          ? [{ kpiId: toKpiId(itemId), fy: fiscalYear(fy), actual: toFigure(approved.actual) }]
          : [],
      ),
    ],
    underway: reports.flatMap(({ itemId, fy, approved, latest, ...report }) => {
      const kpi = kpis.find(({ id }) => id === itemId);
      const state = underwayState({
        state: report.state,
        isReturned: isReturned(report.revisions),
        isReopened: reopened.some((item) => item.itemId === itemId && item.round.fy === fy),
        isInForce: approved !== null || (kpi !== undefined && isDocumented(kpi, fiscalYear(fy))),
      });
      const { actualText } = latest;
      return state === null || actualText.trim() === ""
        ? []
        : [{ kpiId: toKpiId(itemId), fy: fiscalYear(fy), state, actualText }];
    }),
    metrics: await readMetricYears(tx, plan),
    initiatives: await readInitiativeYears(tx, plan),
    published: published.flatMap(({ kpiId, fy, isRead }) =>
      fy === null || !isRead ? [] : [{ kpiId: toKpiId(kpiId), fy: fiscalYear(fy) }],
    ),
    publishedYears: [
      ...new Set(published.flatMap(({ fy, isOver }) => (fy !== null && isOver ? [fy] : []))),
    ].map(fiscalYear),
    publishedKpis: [...new Set(published.map(({ kpiId }) => kpiId))],
  };
}

/** Years of the plan's metrics with a figure that stands, or is on its way. */
async function readMetricYears(tx: Tx, plan: PlanDefinition): Promise<OnRecord["metrics"]> {
  const ids = listMetrics(plan).map(({ metric }) => metric.id);
  const reports = await tx.report.findMany({
    where: {
      itemId: { in: ids },
      OR: [{ approvedRevision: { not: null } }, { latest: { actualText: { not: "" } } }],
    },
    orderBy: { fy: "asc" },
    select: { itemId: true, fy: true },
  });
  return reports.map(({ itemId, fy }) => ({ metricId: toMetricId(itemId), fy: fiscalYear(fy) }));
}

/** Years of the plan's own period in which an initiative of it has an answer that stands, or waits to be approved. */
async function readInitiativeYears(tx: Tx, plan: PlanDefinition): Promise<OnRecord["initiatives"]> {
  const reports = await tx.report.findMany({
    where: {
      itemId: { in: listInitiatives(plan).map(({ initiative }) => initiative.id) },
      fy: { gte: plan.startFy, lte: plan.endFy },
      OR: [{ approvedRevision: { not: null } }, { state: "submitted" }],
    },
    orderBy: { fy: "asc" },
    select: { itemId: true, fy: true },
  });
  return reports.map(({ itemId, fy }) => ({ initiativeId: toInitiativeId(itemId), fy: fiscalYear(fy) }));
}

function documentedFigures(kpi: Kpi): { kpiId: KpiId; fy: FiscalYear; actual: DecimalString }[] {
  return kpi.years.flatMap(({ fy, actual }) => (actual === null ? [] : [{ kpiId: kpi.id, fy, actual }]));
}

function toFigure(value: { toString(): string }): DecimalString {
  return toDecimalString(decimal(value.toString()));
}
