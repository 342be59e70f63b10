/**
 * The words of every report that somebody may read, for the search: what was answered last, and what was approved where a
 * correction is under way. One query, without the figures. The words are folded and compared by the one rule of
 * src/domain/shared/search-text.ts, in memory: 350 KPIs and 700 initiatives over ten years (10,500 reports, 9 MB of text) take
 * 0.15 s. To fold them in SQL takes five times as long; a folded column is quicker (0.04 s), but would be a second rule to be
 * kept like the first, and one more place from which a stop (公開の停止) has to delete.
 */

import { z } from "zod";
import { REPORT_STATES } from "@/domain/reports/report";
import { isSaid } from "@/domain/reports/said";
import { can } from "@/domain/shared/access";
import { type FiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import { reportInScopeSql, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import { parseRows } from "@/server/db/rows";

/** The words of one revision. */
export interface ReportTextsDto {
  /** Of a KPI, a metric, an initiative, or a part of a plan. */
  readonly itemId: string;
  readonly kind: "kpi" | "initiative" | "metric" | "assessment";
  readonly fy: FiscalYear;
  readonly texts: {
    readonly reason: string;
    readonly done: string;
    readonly result: string;
    readonly nextStep: string;
    readonly basisNote: string;
    readonly missingNote: string;
    readonly summary: string;
    readonly opinion: string;
    readonly opinionBy: string;
    readonly response: string;
    /** Why what had been said was changed, each reason of the report's steps that is read. */
    readonly correctionReason: string;
  };
}

const text = z.string();
const textsRow = z.object({
  itemId: z.string(),
  kind: z.enum(["kpi", "initiative", "metric", "assessment"]),
  fy: z.int().refine(isFiscalYear),
  reason: text,
  done: text,
  result: text,
  nextStep: text,
  basisNote: text,
  missingNote: text,
  summary: text,
  opinion: text,
  opinionBy: text,
  response: text,
  correctionReason: text,
});

const SAID_STATES = REPORT_STATES.filter(isSaid);

/** Of reports in the viewer's scope that have any words: the latest year first, the newest revision before the approved one. */
export async function listReportTexts(viewer: Viewer): Promise<Result<ReportTextsDto[]>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  // A department's own drafts are its own to find.
  const readsDrafts = !scope.all || can(viewer, "report.read_draft", {});
  const rows = await db().$queryRaw`
    SELECT k.id AS "itemId", k.kind::text AS kind, r.fiscal_year AS fy, v.reason, v.done, v.result, v.next_step AS "nextStep",
           v.basis_note AS "basisNote", v.missing_note AS "missingNote", v.summary, v.opinion, v.opinion_by AS "opinionBy",
           v.response, coalesce(c.reasons, '') AS "correctionReason"
    FROM report r
    JOIN kpi k ON k.id = r.kpi_id AND (k.current OR k.kind = 'assessment')
    JOIN report_revision v ON v.report_id = r.id AND (v.no = r.version OR v.no = r.approved_revision)
    LEFT JOIN (${correctionReasons(readsDrafts)}) c ON c.report_id = r.id
    WHERE (${readsDrafts} OR v.no = r.approved_revision OR r.state::text = ANY(${SAID_STATES}))
      AND ${reportInScopeSql(scope, { k: Prisma.sql`k`, fy: Prisma.sql`r.fiscal_year` })}
      AND concat(v.reason, v.done, v.result, v.next_step, v.basis_note, v.missing_note, v.summary, v.opinion, v.opinion_by,
                 v.response, c.reasons) <> ''
    ORDER BY r.fiscal_year DESC, k.id, v.no DESC`;
  return done(
    parseRows(textsRow, rows).map(({ itemId, kind, fy, ...texts }) => ({ itemId, kind, fy, texts })),
  );
}

/**
 * Of each report the reasons of its corrections, also of those that others followed: the steps that are read (`isStepSaid`),
 * and the draft that stands for whoever reads drafts.
 */
function correctionReasons(readsDrafts: boolean): Prisma.Sql {
  return Prisma.sql`
    SELECT s.report_id, string_agg(DISTINCT s.correction_reason, E'\\n') AS reasons
    FROM report_revision s JOIN report o ON o.id = s.report_id
    WHERE s.correction_reason <> ''
      AND CASE WHEN ${readsDrafts} THEN s.event <> 'save_draft' OR s.no = o.version
               ELSE s.event <> 'save_draft' AND (o.state::text = ANY(${SAID_STATES}) OR s.no <= o.approved_revision) END
    GROUP BY s.report_id`;
}
