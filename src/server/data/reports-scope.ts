/** Which reports a viewer may see: the answer of `can`, as a filter. */
import { can } from "@/domain/access";
import type { FiscalYear } from "@/domain/fiscal-year";
import type { Viewer } from "@/server/auth/viewer";

/** Every report, one department's, or none. */
export type ReportScope =
  | { readonly all: true }
  | { readonly all: false; readonly departmentId: string }
  | null;

export function reportScope(viewer: Viewer): ReportScope {
  if (can(viewer, "report.read", {})) return { all: true };
  const { departmentId } = viewer;
  if (departmentId !== null && can(viewer, "report.read", { departmentId }))
    return { all: false, departmentId };
  return null;
}

/** Prisma's `where` for KPIs in the scope. */
export function kpiInScope(scope: NonNullable<ReportScope>): { departmentId?: string } {
  return scope.all ? {} : { departmentId: scope.departmentId };
}

export function isInScope(scope: NonNullable<ReportScope>, departmentId: string | null): boolean {
  return scope.all || scope.departmentId === departmentId;
}

/** "report:paper-sheets/2025": how the audit trail names a report. */
export function reportSubject(kpiId: string, fy: FiscalYear): string {
  return `report:${kpiId}/${fy}`;
}
