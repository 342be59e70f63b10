/** Which reports a viewer may see: the answer of `can`, as a filter. */
import { type Answering, can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { Prisma } from "@/server/db/generated/client";
import type { Viewer } from "./viewer";

/** Every report, one department's (by a personal link: some of them), or none. */
export type ReportScope =
  | { readonly all: true }
  | { readonly all: false; readonly departmentId: string; readonly answering: Answering | null }
  | null;

export function reportScope(viewer: Viewer): ReportScope {
  if (can(viewer, "report.read", {})) return { all: true };
  const { departmentId, answering } = viewer;
  // What a link opens is asked for each report; here, whether its holder may read any at all.
  const person = { ...viewer, answering: null };
  if (departmentId !== null && can(person, "report.read", { departmentId })) {
    return { all: false, departmentId, answering };
  }
  return null;
}

/** Prisma's `where` for KPIs in the scope. */
export function kpiInScope(scope: NonNullable<ReportScope>): Prisma.KpiWhereInput {
  if (scope.all) return {};
  const { departmentId, answering } = scope;
  return answering ? { departmentId, id: { in: [...answering.kpiIds] } } : { departmentId };
}

/** @param report whose KPI belongs to `departmentId` */
export function isInScope(
  scope: NonNullable<ReportScope>,
  departmentId: string | null,
  report: { readonly kpiId: string; readonly fy: FiscalYear },
): boolean {
  if (scope.all) return true;
  const { answering } = scope;
  if (scope.departmentId !== departmentId) return false;
  return answering === null || (answering.fy === report.fy && answering.kpiIds.includes(report.kpiId));
}

/** "report:paper-sheets/2025": how the audit trail names a report. */
export function reportSubject(kpiId: string, fy: FiscalYear): string {
  return `report:${kpiId}/${fy}`;
}
