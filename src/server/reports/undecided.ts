/** Answers of every year that are handed in and not approved: what the dashboards draw as 見込み; and those given back. */

import type { ReportContent } from "@/domain/reports/report";
import { isSaid } from "@/domain/reports/said";
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
  readonly state: "submitted" | "returned";
  /** Number of its newest revision. */
  readonly version: number;
  /** null of what was given back: until it is handed in again it is said to nobody else. */
  readonly content: ReportContent | null;
}

/** Of the KPIs. A draft is its department's own, and no part of it is here. */
export async function listUndecidedReports(viewer: Viewer): Promise<Result<UndecidedReportDto[]>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const rows = await kept(REPORTS, "undecided", () =>
    db().report.findMany({
      where: { item: { kind: "kpi" }, state: { in: ["submitted", "returned"] } },
      select: { itemId: true, fy: true, state: true, version: true, latest: { select: CONTENT_SELECT } },
    }),
  );
  return done(
    rows.map(({ itemId, fy, state, version, latest }) => ({
      kpiId: toKpiId(itemId),
      fy: fiscalYear(fy),
      state: state === "submitted" ? "submitted" : "returned",
      version,
      content: isSaid(state) ? toContent(latest) : null,
    })),
  );
}
