/** Approved assessments, for the reads and for a publication. */
import type { ApprovedAssessment } from "@/domain/reports/assessment";
import type { Tx } from "@/server/db/client";
import { ASSESSMENT_SELECT, toApprovedAssessment } from "./rows";

/** Those in force, in the order of years and parts. The caller has asked `can`. */
export async function readApprovedAssessments(tx: Tx): Promise<ApprovedAssessment[]> {
  const rows = await tx.report.findMany({
    where: { item: { kind: "assessment" }, approvedRevision: { not: null } },
    orderBy: [{ fy: "asc" }, { itemId: "asc" }],
    select: { itemId: true, fy: true, approved: { select: ASSESSMENT_SELECT } },
  });
  return rows.flatMap(({ approved, ...of }) => (approved ? [toApprovedAssessment(approved, of)] : []));
}
