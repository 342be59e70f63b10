/** Which reports a viewer may see: the answer of `can`, as a filter. */

import { can, isOpenedBy, type ReportedItem, type ResponseScope } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { Prisma } from "@/server/db/generated/client";
import type { Viewer } from "./viewer";

/** Every report, one department's (by a personal link: some of them), or none. */
export type ReportScope =
  | { readonly all: true }
  | { readonly all: false; readonly departmentId: string; readonly responseScope: ResponseScope | null }
  | null;

export function reportScope(viewer: Viewer): ReportScope {
  if (can(viewer, "report.read", {})) return { all: true };
  const { departmentId, responseScope } = viewer;
  // What a link opens is asked for each report; here, whether its holder may read any at all.
  const person = { ...viewer, responseScope: null };
  if (departmentId !== null && can(person, "report.read", { departmentId })) {
    return { all: false, departmentId, responseScope };
  }
  return null;
}

/** Prisma's `where` for KPIs in the scope. */
export function kpiInScope(scope: NonNullable<ReportScope>): Prisma.ItemWhereInput {
  if (scope.all) return {};
  const { departmentId, responseScope } = scope;
  return responseScope ? { departmentId, id: { in: [...responseScope.kpiIds] } } : { departmentId };
}

/** The same for everything that is reported on: KPIs and initiatives. */
export function itemInScope(scope: NonNullable<ReportScope>): Prisma.ItemWhereInput {
  if (scope.all) return {};
  const { departmentId, responseScope } = scope;
  if (responseScope === null) return { departmentId };
  return { departmentId, id: { in: [...responseScope.kpiIds, ...responseScope.initiativeIds] } };
}

/** The same in SQL, of reports and what hangs on them. @param k the item's row @param fy the year's column */
export function reportInScopeSql(
  scope: NonNullable<ReportScope>,
  { k, fy }: { readonly k: Prisma.Sql; readonly fy: Prisma.Sql },
): Prisma.Sql {
  if (scope.all) return Prisma.sql`true`;
  const { departmentId, responseScope } = scope;
  const own = Prisma.sql`${k}.department_id = ${departmentId}::uuid`;
  if (responseScope === null) return own;
  const { kpiIds, initiativeIds } = responseScope;
  return Prisma.sql`${own} AND ${fy} = ${responseScope.fy} AND ${k}.id = ANY(${[...kpiIds, ...initiativeIds]})`;
}

/** @param report whose item belongs to `departmentId` */
export function isInScope(
  scope: NonNullable<ReportScope>,
  departmentId: string | null,
  report: ReportedItem & { readonly fy: FiscalYear },
): boolean {
  if (scope.all) return true;
  const { responseScope } = scope;
  if (scope.departmentId !== departmentId) return false;
  return responseScope === null || isOpenedBy(responseScope, report);
}
