/** What is on record of a KPI through all its years: who did what, and the evidence. For the dashboards' page of one KPI. */

import { isStepSaid } from "@/domain/reports/said";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { EVIDENCE_SELECT, type EvidenceDto, stoppedAmong, toEvidence } from "./evidence/rows";
import { type HistoryDto, REVISION_SELECT, stepAlone, toHistory } from "./rows";

export interface KpiRecordDto {
  /** The latest year first, of a year the newest first; drafts are left out, and the figures of what was given back. */
  readonly history: readonly (HistoryDto & { readonly fy: FiscalYear })[];
  /** When each plan that has it was taken in, with the figures that its document prints. */
  readonly takenIn: readonly { readonly planId: string; readonly at: string }[];
  /** The latest year first, of a year in the order in which they were added. */
  readonly evidence: readonly (EvidenceDto & { readonly fy: FiscalYear })[];
}

/** @param kpiIds of one indicator: where it continues one of an earlier plan, that one's as well */
export async function readKpiRecord(
  viewer: Viewer,
  { kpiIds }: { readonly kpiIds: readonly KpiId[] },
): Promise<Result<KpiRecordDto>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const itemId = { in: [...kpiIds] };
  const [revisions, pieces, plans] = await Promise.all([
    db().reportRevision.findMany({
      where: { report: { itemId }, event: { not: "save_draft" } },
      orderBy: [{ report: { fy: "desc" } }, { no: "desc" }],
      select: { ...REVISION_SELECT, report: { select: { fy: true, state: true, approvedRevision: true } } },
    }),
    db().evidence.findMany({
      where: { itemId, removedAt: null },
      orderBy: [{ fy: "desc" }, { addedAt: "asc" }, { id: "asc" }],
      select: { ...EVIDENCE_SELECT, fy: true },
    }),
    db().planVersion.findMany({
      where: { version: 1, plan: { items: { some: { itemId } } } },
      select: { planId: true, importedAt: true },
    }),
  ]);
  const stopped = await stoppedAmong(db(), pieces);
  return done({
    history: revisions.map(({ report, ...row }) => {
      const step = toHistory(row);
      return { ...(isStepSaid(row, report) ? step : stepAlone(step)), fy: fiscalYear(report.fy) };
    }),
    takenIn: plans.map(({ planId, importedAt }) => ({ planId, at: importedAt.toISOString() })),
    evidence: pieces.map(({ fy, ...row }) => ({ ...toEvidence(row, stopped), fy: fiscalYear(fy) })),
  });
}
