/** Approved assessments, for publications and their check. */
import type { ApprovedAssessment } from "@/domain/reports/assessment";
import type { Tx } from "@/server/db/client";
import { ASSESSMENT_SELECT, toApprovedAssessment } from "./rows";

/** Every one that was ever approved. The caller has asked `can`. */
export async function readAssessmentApprovals(tx: Tx): Promise<ApprovedAssessment[]> {
  const rows = await tx.reportRevision.findMany({
    where: { event: "approve", report: { item: { kind: "assessment" } } },
    select: { ...ASSESSMENT_SELECT, report: { select: { itemId: true, fy: true } } },
  });
  return rows.map(({ report, ...row }) => toApprovedAssessment(row, report));
}
