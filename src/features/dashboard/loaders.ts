/** What the staff frame, the staff home and the dashboards are made of. Each is a constant number of queries. */
import { cache } from "react";
import { planYears } from "@/domain/plan/definition";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYearOf, latestEndedFy, tokyoDate } from "@/domain/shared/fiscal-year";
import { env } from "@/lib/env";
import type { Refusal, Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { countAccounts } from "@/server/accounts/queries";
import { currentViewer, requireViewer } from "@/server/auth/session";
import { listPlans } from "@/server/plan/queries";
import { readPublishedFigures } from "@/server/publication/queries";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { readRunningRound } from "@/server/rounds/running";
import { buildHome, type HomeView } from "./home-view-model";
import { type DashboardQuery, dashboardQuerySchema, type SearchParams } from "./schema";
import { buildDashboard, type DashboardInput, type DashboardView, defaultFy } from "./view-model";

/** Frame and page of one request read the plans once. */
const plansOf = cache((viewer: Viewer) => listPlans(viewer));

export interface Shell {
  readonly person: Viewer | null;
  readonly planLabel: string | null;
  readonly demo: boolean;
}

/** The frame of every staff page, signed in or not. */
export async function loadShell(): Promise<Shell> {
  const person = await currentViewer();
  const plans = person ? await plansOf(person) : null;
  const running = plans?.ok ? plans.value[0]?.definition : undefined;
  return {
    person,
    planLabel: running ? `${running.municipality.name}　${running.name}` : null,
    demo: env().demo,
  };
}

/** The staff home: what waits for this person. */
export async function loadHome(): Promise<HomeView> {
  const viewer = await requireViewer(staffRoutes.home());
  const today = tokyoDate(new Date());
  const round = orNull(await readRunningRound(viewer));
  const fy = round?.fy ?? latestEndedFy(today);
  const [plans, reports, published, accounts] = await Promise.all([
    plansOf(viewer),
    listReports(viewer, { fy }),
    readPublishedFigures(viewer),
    countAccounts(viewer),
  ]);
  return buildHome({
    viewer,
    today,
    fy,
    round,
    plans: orNull(plans) ?? [],
    reports: orNull(reports),
    published: published.ok ? (published.value?.figures ?? []) : null,
    accounts: orNull(accounts),
  });
}

export interface DashboardPage extends DashboardView {
  readonly planChoices: readonly { readonly value: string; readonly label: string }[];
  readonly publication: { readonly no: number; readonly publishedAt: string } | null;
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
    plansOf(viewer),
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

function orNull<T>(result: Result<T>): T | null {
  return result.ok ? result.value : null;
}
