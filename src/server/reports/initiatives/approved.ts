/** Approved answers of initiatives, for the reads and for the checks of a new one. */
import { z } from "zod";
import type { ApprovedInitiative } from "@/domain/reports/initiatives/initiative";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { parseRows } from "@/server/db/rows";
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

const idRow = z.object({ id: z.uuid() });

/**
 * The answers in force that a list of these years is looked at with: of the years themselves and what lies between them, and of
 * each initiative the last one before and the first one after. However many years there are, no others are read. Two queries.
 * The caller has asked `can`.
 */
export async function readAnswersAround(tx: Tx, fys: readonly FiscalYear[]): Promise<ApprovedInitiative[]> {
  if (fys.length === 0) return [];
  const [first, last] = [Math.min(...fys), Math.max(...fys)];
  const nearest = await tx.$queryRaw`
    (SELECT DISTINCT ON (r.kpi_id) r.id FROM report r JOIN kpi k ON k.id = r.kpi_id AND k.kind = 'initiative'
     WHERE r.approved_revision IS NOT NULL AND r.fiscal_year < ${first}
     ORDER BY r.kpi_id, r.fiscal_year DESC)
    UNION ALL
    (SELECT DISTINCT ON (r.kpi_id) r.id FROM report r JOIN kpi k ON k.id = r.kpi_id AND k.kind = 'initiative'
     WHERE r.approved_revision IS NOT NULL AND r.fiscal_year > ${last}
     ORDER BY r.kpi_id, r.fiscal_year)`;
  const ids = parseRows(idRow, nearest).map(({ id }) => id);
  return readApprovedInitiatives(tx, { OR: [{ fy: { gte: first, lte: last } }, { id: { in: ids } }] });
}
