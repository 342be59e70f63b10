/** The public evidence (根拠資料), as the database has it now. */

import type { PublicPiece } from "@/domain/publication/evidence";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { Tx } from "@/server/db/client";

/** What somebody chose to show and nobody removed; of every report, approved or not. In the order it was added. */
export async function readPublicEvidence(tx: Tx): Promise<PublicPiece[]> {
  const rows = await tx.evidence.findMany({
    where: { isPublic: true, removedAt: null },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: {
      kpiId: true,
      fy: true,
      title: true,
      url: true,
      contentType: true,
      file: { select: { sha256: true, size: true } },
    },
  });
  return rows.map(({ fy, contentType, file, ...row }) => ({
    ...row,
    kpiId: toKpiId(row.kpiId),
    fy: fiscalYear(fy),
    file: file && contentType !== null ? { ...file, contentType } : null,
  }));
}
