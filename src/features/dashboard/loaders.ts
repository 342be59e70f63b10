import { planYears } from "@/domain/plan/definition";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYearOf, tokyoDate } from "@/domain/shared/fiscal-year";
import type { Refusal, Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { requireViewer } from "@/server/auth/session";
import { listPlans } from "@/server/plan/queries";
import { type PublishedFiguresDto, readPublishedFigures } from "@/server/publication/dashboard";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { type DashboardQuery, dashboardQuerySchema, type SearchParams } from "./schema";
import { buildDashboard, type DashboardInput, type DashboardView, defaultFy } from "./view-model/dashboard";

export interface DashboardPage extends DashboardView {
  readonly planChoices: readonly { readonly value: string; readonly label: string }[];
  readonly publication: Pick<PublishedFiguresDto, "no" | "publishedAt"> | null;
}

export type DashboardResult = Result<DashboardPage, Refusal>;

/**
 * One plan in one fiscal year.
 * @param returnTo where to come back to after signing in
 * @returns `forbidden` without the right to read dashboards; `not_found` for an unknown plan, or before one is loaded
 */
export async function loadDashboard(searchParams: SearchParams, returnTo: string): Promise<DashboardResult> {
  const viewer = await requireViewer(returnTo);
  const query = dashboardQuerySchema.parse(searchParams);
  const [plans, approved, published] = await Promise.all([
    listPlans(viewer),
    listApprovedReports(viewer),
    readPublishedFigures(viewer),
  ]);
  if (!plans.ok) return plans;
  if (!published.ok) return published;
  if (!approved.ok) return approved;
  const chosen = choosePlan(plans.value, query);
  if (!chosen) return { ok: false, reason: "not_found" };
  const plan = chosen.definition;
  const today = tokyoDate(new Date());
  const fallback = defaultFy(plan, approved.value, today);
  const fy = query.fy !== undefined && planYears(plan).includes(query.fy) ? query.fy : fallback;
  const working = await listReports(viewer, { fy });
  if (!working.ok) return working;
  const view = buildDashboard({
    plan,
    departments: chosen.departments,
    fy,
    approved: approved.value,
    working: working.value,
    published: published.value?.figures ?? null,
    linkTo: reportLink(viewer, plan.settings.allowSelfApproval, fiscalYearOf(today)),
  });
  return {
    ok: true,
    value: {
      ...view,
      planChoices: plans.value.map(({ definition }) => ({ value: definition.id, label: definition.name })),
      publication: published.value && { no: published.value.no, publishedAt: published.value.publishedAt },
    },
  };
}

function choosePlan<T extends { definition: { id: string } }>(
  plans: readonly T[],
  query: DashboardQuery,
): T | null {
  if (query.plan === undefined) return plans[0] ?? null;
  return plans.find(({ definition }) => definition.id === query.plan) ?? null;
}

/** Where the person may go from a figure. The form asks again; this only spares a dead end. */
function reportLink(
  viewer: Viewer,
  allowSelfApproval: boolean,
  currentFy: FiscalYear,
): DashboardInput["linkTo"] {
  return (report) => {
    // A year that has not begun has no form yet.
    if (report.fy > currentFy && report.version === 0) return null;
    const href = staffRoutes.entryForm(report.kpiId, report.fy);
    const resource = {
      departmentId: report.department?.id ?? null,
      submittedById: report.submittedById,
      allowSelfApproval,
    };
    if (report.state === "submitted") {
      if (can(viewer, "report.approve", resource)) return { href, kind: "decide" };
    } else if (can(viewer, "report.edit", resource)) {
      return { href, kind: "edit" };
    }
    return can(viewer, "report.read", resource) ? { href, kind: "read" } : null;
  };
}
