/** Approved answers of initiatives, for the reads and for the checks of a new one. */
import type { ApprovedInitiative } from "@/domain/reports/initiative";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { ANSWER_SELECT, toApprovedInitiative } from "./rows";

/** Every answer that was ever approved, for publications and their check. The caller has asked `can`. */
export async function readInitiativeApprovals(tx: Tx): Promise<ApprovedInitiative[]> {
  const rows = await tx.reportRevision.findMany({
    where: { event: "approve", report: { item: { kind: "initiative" } } },
    select: { ...ANSWER_SELECT, report: { select: { itemId: true, fy: true } } },
  });
  return rows.map(({ report, ...row }) => toApprovedInitiative(row, report));
}

/** The answers in force, in the order of years and initiatives. The caller has asked `can`. */
export async function readApprovedInitiatives(
  tx: Tx,
  report: Prisma.ReportWhereInput = {},
): Promise<ApprovedInitiative[]> {
  const rows = await tx.report.findMany({
    where: { AND: [{ item: { kind: "initiative" }, approvedRevision: { not: null } }, report] },
    orderBy: [{ fy: "asc" }, { itemId: "asc" }],
    select: { itemId: true, fy: true, approved: { select: ANSWER_SELECT } },
  });
  return rows.flatMap(({ approved, ...of }) => (approved ? [toApprovedInitiative(approved, of)] : []));
}
