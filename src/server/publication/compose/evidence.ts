/** The public evidence (根拠資料), as the database has it now. */

import type { PublicPiece } from "@/domain/publication/evidence";
import type { Stopper } from "@/domain/publication/stops";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { Tx } from "@/server/db/client";

/**
 * What somebody chose to show and nobody removed; of every report, approved or not. In the order it was added. What is
 * stopped says so in its place.
 */
export async function readPublicEvidence(tx: Tx, stopper: Stopper): Promise<PublicPiece[]> {
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
  return rows.map(({ fy, contentType, file, title, url, ...row }) => {
    const stopped = file && stopper.file(file.sha256);
    return {
      kpiId: toKpiId(row.kpiId),
      fy: fiscalYear(fy),
      title: stopped ? stopper.sentence(stopped) : stopper.text(title),
      url: url === null ? null : stopper.text(url),
      file: file && contentType !== null ? { ...file, contentType, ...(stopped ? { stopped } : {}) } : null,
    };
  });
}
