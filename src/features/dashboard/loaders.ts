/** What the dashboards are made of, in a constant number of queries. */

import { notFound } from "next/navigation";
import { planYears } from "@/domain/plan/definition";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { planNameAmong } from "@/domain/words/ja/plan/life";
import { requestTime } from "@/lib/request-time";
import { type Result, refused } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { listPlans, type PlanDto } from "@/server/plan/queries";
import { draftPaperInThread } from "@/server/publication/draft-paper";
import type { PreviewFile } from "@/server/publication/preview";
import type { PublishedFiguresDto } from "@/server/publication/queries";
import { readPublishedFigures } from "@/server/publication/queries";
import { listAssessments } from "@/server/reports/assessments/queries";
import { listApprovedInitiatives, listInitiativeReports } from "@/server/reports/initiatives/queries";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { getRound } from "@/server/rounds/queries";
import { dashboardQuerySchema, parseDraftPaper, type SearchParams } from "./schema";
import { type BesideFigures, besideFigures } from "./view-model/beside-figures";
import { buildDashboard, type DashboardInput, type DashboardView, defaultFy } from "./view-model/dashboard";
import { headlineOf } from "./view-model/headline";
import { type StandingInitiative, standingStill } from "./view-model/standing-still";

export interface DashboardPage extends DashboardView {
  readonly planChoices: readonly { readonly value: string; readonly label: string }[];
  readonly publication: Pick<PublishedFiguresDto, "no" | "publishedAt"> | null;
  /** How the year stands, a sentence each. */
  readonly headline: readonly string[];
  /** 動きのない取組 of the year. */
  readonly standingStill: readonly StandingInitiative[];
  readonly beside: BesideFigures;
}

/** Before the first byte: 403 without the right to read dashboards, 404 for an unknown plan. */
export async function admitToDashboard(searchParams: SearchParams): Promise<void> {
  const viewer = await requireAbility("dashboard.read");
  chosenPlan(shown(await listPlans(viewer)), searchParams);
}

/** The same of one pillar's page, and 404 where the plan has no such pillar. */
export async function admitToPillar(no: number | null, searchParams: SearchParams): Promise<void> {
  if (no === null) notFound();
  const viewer = await requireAbility("dashboard.read");
  const { definition } = chosenPlan(shown(await listPlans(viewer)), searchParams);
  if (!definition.pillars.some((pillar) => pillar.no === no)) notFound();
}

/** One plan in one fiscal year. */
export async function loadDashboard(
  searchParams: SearchParams,
  now: Date = requestTime(),
): Promise<DashboardPage> {
  return pageOf(await requireViewer(), searchParams, now);
}

export interface PillarPage {
  readonly view: DashboardPage;
  readonly standing: DashboardPage["pillars"][number];
}

/** One pillar of one plan in one fiscal year. */
export async function loadPillarDashboard(
  no: number | null,
  searchParams: SearchParams,
  now: Date = requestTime(),
): Promise<PillarPage> {
  if (no === null) notFound();
  const view = await pageOf(await requireViewer(), searchParams, now);
  const standing = view.pillars.find(({ pillar }) => pillar.no === no);
  if (!standing) notFound();
  return { view, standing };
}

async function pageOf(viewer: Viewer, searchParams: SearchParams, now: Date): Promise<DashboardPage> {
  const [plans, approved, published] = await Promise.all([
    listPlans(viewer).then(shown),
    listApprovedReports(viewer).then(shown),
    readPublishedFigures(viewer).then(shown),
  ]);
  const chosen = chosenPlan(plans, searchParams);
  const plan = chosen.definition;
  const today = tokyoDate(now);
  const query = dashboardQuerySchema.parse(searchParams);
  const fallback = defaultFy(plan, approved, today);
  const fy = query.fy !== undefined && planYears(plan).includes(query.fy) ? query.fy : fallback;
  const [reports, initiatives, before, round] = await Promise.all([
    listReports(viewer, { fy }, now).then(shown),
    listInitiativeReports(viewer, { fy }, now).then(shown),
    listApprovedInitiatives(viewer, { planId: plan.id, before: fy }).then(shown),
    getRound(viewer, { fy }).then(shown),
  ]);
  const dueOn = round !== null && round.openedAt !== null ? round.dueOn : null;
  const view = buildDashboard({
    plan,
    departments: chosen.departments,
    fy,
    approved,
    working: reports,
    published: published?.figures ?? null,
    linkTo: reportLink(viewer, plan.settings.allowSelfApproval, fiscalYearOf(today)),
  });
  return {
    ...view,
    planChoices: plans.map(({ definition }) => ({
      value: definition.id,
      label: planNameAmong(
        definition,
        plans.map((each) => each.definition),
      ),
    })),
    publication: published && { no: published.no, publishedAt: published.publishedAt },
    headline: headlineOf({ view, reports, initiatives, dueOn, today }),
    standingStill: standingStill({
      plan,
      fy,
      reports: initiatives,
      approved: before,
      isPastDeadline: dueOn !== null && dueOn < today,
    }),
    beside: besideFigures({
      plan,
      fy,
      approved,
      assessments: shown(await listAssessments(viewer, { fys: [fy] }, now)),
    }),
  };
}

/** @param name as `draftPaperHref` gives it */
export async function loadDraftPaper(viewer: Viewer, name: string): Promise<Result<PreviewFile>> {
  const paper = parseDraftPaper(name);
  return paper === null ? refused("not_found") : draftPaperInThread(viewer, { paper });
}

/** The plan that is asked for, else the one that runs; 404 for an unknown one, or before one is loaded. */
function chosenPlan(plans: readonly PlanDto[], searchParams: SearchParams): PlanDto {
  const { plan } = dashboardQuerySchema.parse(searchParams);
  const chosen = plan === undefined ? plans[0] : plans.find(({ definition }) => definition.id === plan);
  return chosen ?? notFound();
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
      authorIds: report.authorIds,
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
