/** Figures that nobody has approved yet, of every year: what the dashboards draw as 見込み. */

import type { ReportContent, ReportState } from "@/domain/reports/report";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { kept, REPORTS } from "@/server/db/kept";
import { CONTENT_SELECT, toContent } from "./rows";

export interface UndecidedReportDto {
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
  readonly state: ReportState;
  /** Number of its newest revision. */
  readonly version: number;
  readonly content: ReportContent;
}

/** Of the KPIs; what was approved and is not being changed is left out. */
export async function listUndecidedReports(viewer: Viewer): Promise<Result<UndecidedReportDto[]>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const rows = await kept(REPORTS, "undecided", () =>
    db().report.findMany({
      where: { item: { kind: "kpi" }, state: { in: ["draft", "submitted", "returned"] } },
      select: { itemId: true, fy: true, state: true, version: true, latest: { select: CONTENT_SELECT } },
    }),
  );
  return done(
    rows.map(({ itemId, fy, latest, ...row }) => ({
      ...row,
      kpiId: toKpiId(itemId),
      fy: fiscalYear(fy),
      content: toContent(latest),
    })),
  );
}
