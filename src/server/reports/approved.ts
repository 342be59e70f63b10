/** Approved revisions, for the reads and for the checks of a new figure. */

import type { ApprovedReport } from "@/domain/reports/report";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { REVISION_SELECT, toApproved } from "./rows";

/** Every approved revision of the KPIs that match, oldest first. The caller has asked `can`. */
export async function approvedRevisions(tx: Tx, kpi: Prisma.ItemWhereInput): Promise<ApprovedReport[]> {
  return approvedWhere(tx, { AND: [{ kind: "kpi" }, kpi] });
}

/** The same of KPIs and metrics: of whatever is answered with a figure. */
export async function approvedFigures(tx: Tx, item: Prisma.ItemWhereInput): Promise<ApprovedReport[]> {
  return approvedWhere(tx, { AND: [WITH_FIGURES, item] });
}

/** Items that are answered with a figure, by the same door. */
export const WITH_FIGURES = { kind: { in: ["kpi", "metric"] } } satisfies Prisma.ItemWhereInput;

async function approvedWhere(tx: Tx, item: Prisma.ItemWhereInput): Promise<ApprovedReport[]> {
  const rows = await tx.reportRevision.findMany({
    where: { event: "approve", report: { item } },
    orderBy: [{ report: { fy: "asc" } }, { report: { itemId: "asc" } }, { no: "asc" }],
    select: {
      ...REVISION_SELECT,
      report: { select: { itemId: true, fy: true } },
    },
  });
  return rows.map((row) =>
    toApproved(row, { kpiId: toKpiId(row.report.itemId), fy: fiscalYear(row.report.fy) }),
  );
}
