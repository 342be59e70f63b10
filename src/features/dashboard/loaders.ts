/** What the dashboards are made of, in a constant number of queries. */

import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { plansOfIndicator } from "@/domain/plan/carried-on";
import { type PlanDefinition, planYears } from "@/domain/plan/definition";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { can, startsOnDashboard } from "@/domain/shared/access";
import { type FiscalYear, fiscalYearOf, latestEndedFy } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { planNameAmong } from "@/domain/words/ja/plan/life";
import type { SearchParams } from "@/lib/address-query";
import { requestTime } from "@/lib/request-time";
import { type Result, refused } from "@/lib/result";
import { type DashboardQuery, staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { listPlans, type PlanDto } from "@/server/plan/queries";
import {
  listPublishedYearsOf,
  listStandingPublications,
  readSnapshotOf,
  type StandingPublicationDto,
} from "@/server/publication/as-of";
import { draftPaperInThread } from "@/server/publication/draft-paper";
import type { PreviewFile } from "@/server/publication/preview";
import type { PublishedFiguresDto } from "@/server/publication/queries";
import { readPublishedFigures } from "@/server/publication/queries";
import { listAssessments } from "@/server/reports/assessments/queries";
import { listApprovedInitiatives, listInitiativeReports } from "@/server/reports/initiatives/queries";
import { readKpiRecord } from "@/server/reports/kpi-record";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { listUndecidedReports } from "@/server/reports/undecided";
import { getRound } from "@/server/rounds/queries";
import { dashboardQuerySchema, parseAsOf, parseDraftPaper } from "./schema";
import { toldPlan } from "./view-model/as-of";
import { type AttentionItem, attentionItems } from "./view-model/attention";
import { type BesideFigures, besideFigures } from "./view-model/beside-figures";
import { buildDashboard, type DashboardInput, type DashboardView, defaultFy } from "./view-model/dashboard";
import { headlineOf } from "./view-model/headline";
import { type HeatTable, heatTable } from "./view-model/heat";
import { withKpiAlone, yearOfKpi } from "./view-model/kpi";
import { buildKpi, type KpiView } from "./view-model/kpi-page";
import { type MeasureLine, measuresByPillar } from "./view-model/measures";
import { type StandingInitiative, standingStill } from "./view-model/standing-still";

export interface DashboardPage extends DashboardView {
  readonly planChoices: readonly { readonly value: string; readonly label: string }[];
  /** What a link of the page keeps: which plan, which year, as of when. */
  readonly query: DashboardQuery;
  /** It stands at /staff: the person's first page. */
  readonly isHome: boolean;
  readonly publication: Pick<PublishedFiguresDto, "no" | "publishedAt"> | null;
  /** 公表時点で見る: the publication whose content it is; null for what is so now. */
  readonly asOf: StandingPublicationDto | null;
  /** Those that can be chosen, newest first. */
  readonly publications: readonly StandingPublicationDto[];
  /** How the year stands, a sentence each. */
  readonly headline: readonly string[];
  readonly heat: HeatTable;
  readonly attention: readonly AttentionItem[];
  /** 動きのない取組 of the year. */
  readonly standingStill: readonly StandingInitiative[];
  readonly beside: BesideFigures;
  /** By the number of their pillar. */
  readonly measures: ReadonlyMap<number, readonly MeasureLine[]>;
}

/** Before the first byte: 403 without the right to read dashboards, 404 for an unknown plan or publication. */
export async function admitToDashboard(searchParams: SearchParams): Promise<void> {
  const viewer = await requireAbility("dashboard.read");
  await chosenSource(viewer, searchParams);
}

/** Whether /staff is the dashboard for whoever asks; without a plan there is none. */
export async function isDashboardHome(): Promise<boolean> {
  const viewer = await requireViewer();
  if (!startsOnDashboard(viewer)) return false;
  return shown(await listPlans(viewer)).length > 0;
}

/** Before the first byte: whoever has the dashboard for a home is sent there, with what was chosen. */
export async function toDashboardHome(searchParams: SearchParams): Promise<void> {
  if (!(await isDashboardHome())) return;
  const { plan, fy, sort } = dashboardQuerySchema.parse(searchParams);
  const asOf = parseAsOf(searchParams);
  if (asOf === "unknown") notFound();
  redirect(staffRoutes.home({ plan, fy, sort, ...(asOf !== null && { "as-of": asOf }) }));
}

/** The same of one pillar's page, and 404 where the plan has no such pillar. */
export async function admitToPillar(no: number | null, searchParams: SearchParams): Promise<void> {
  if (no === null) notFound();
  const viewer = await requireAbility("dashboard.read");
  const { plan } = await chosenSource(viewer, searchParams);
  if (!plan.pillars.some((pillar) => pillar.no === no)) notFound();
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

/** The same of one KPI's page, and 404 where the plan has no such KPI. */
export async function admitToKpi(id: KpiId | null, searchParams: SearchParams): Promise<void> {
  if (id === null) notFound();
  const viewer = await requireAbility("dashboard.read");
  kpiInSource(await chosenSource(viewer, searchParams), id, searchParams);
}

export type KpiPage = KpiView & Frame & Pick<DashboardPage, "publication">;

/** One KPI through every plan that has it. */
export async function loadKpiPage(
  id: KpiId | null,
  searchParams: SearchParams,
  now: Date = requestTime(),
): Promise<KpiPage> {
  if (id === null) notFound();
  const viewer = await requireViewer();
  const source = await chosenSource(viewer, searchParams);
  const { own, all } = kpiInSource(source, id, searchParams);
  const { snapshot, plans } = source;
  const kpiIds = [...new Set(all.map(({ kpi }) => kpi.id))];
  const today = tokyoDate(snapshot === null ? now : new Date(snapshot.publishedAt));
  const asked = chosenYear(own.plan, searchParams, defaultFy(own.plan, [], today)).fy;
  const fy = yearOfKpi(own.plan, own.kpi, asked);
  const live = snapshot === null ? await liveKpi(viewer, { kpiIds, fy }, now) : null;
  const narrow = withKpiAlone(own.plan, id);
  const told = snapshot?.plans.find(({ definition }) => definition.id === own.plan.id);
  const input: DashboardInput = live
    ? {
        plan: narrow,
        departments: plans.find(({ definition }) => definition.id === own.plan.id)?.departments ?? {},
        fy,
        ...live.input,
        linkTo: reportLink(viewer, own.plan.settings.allowSelfApproval, fiscalYearOf(today)),
      }
    : { ...toldPlan(told ?? notFound(), fy).dashboard, plan: narrow, fy };
  return {
    ...(buildKpi(own, all, { input, snapshot, live }) ?? notFound()),
    ...frameOf(viewer, { ...source, plan: own.plan }, { fy }),
    publication: live?.publication ?? null,
  };
}

async function liveKpi(
  viewer: Viewer,
  { kpiIds, fy }: { kpiIds: readonly KpiId[]; fy: FiscalYear },
  now: Date,
) {
  const [approved, undecided, published, working, record, told] = await Promise.all([
    Promise.all(kpiIds.map((kpiId) => listApprovedReports(viewer, { kpiId }).then(shown))),
    listUndecidedReports(viewer).then(shown),
    readPublishedFigures(viewer).then(shown),
    listReports(viewer, { fy }, now).then(shown),
    readKpiRecord(viewer, { kpiIds }).then(shown),
    listPublishedYearsOf(viewer, { kpiIds }).then(shown),
  ]);
  return {
    input: { approved: approved.flat(), undecided, working, published: published?.figures ?? null },
    publication: published && { no: published.no, publishedAt: published.publishedAt },
    record,
    told,
  };
}

/** The KPI in the plan that is asked for, else in the first that has it; and in every plan, the earliest first. */
function kpiInSource({ plan, plans, snapshot }: Source, id: KpiId, searchParams: SearchParams) {
  const definitions = (snapshot?.plans ?? plans).map(({ definition }) => definition);
  const all = plansOfIndicator(definitions, id).sort((a, b) => a.plan.startFy - b.plan.startFy);
  const isAsked = dashboardQuerySchema.parse(searchParams).plan !== undefined;
  const own = all.filter(({ kpi }) => kpi.id === id);
  const here = own.find((each) => each.plan.id === plan.id) ?? (isAsked ? undefined : own.at(-1));
  return { own: here ?? notFound(), all };
}

async function pageOf(viewer: Viewer, searchParams: SearchParams, now: Date): Promise<DashboardPage> {
  const source = await chosenSource(viewer, searchParams);
  return source.snapshot
    ? toldPage(viewer, source, searchParams)
    : livePage(viewer, source, searchParams, now);
}

async function livePage(
  viewer: Viewer,
  { plan, plans, publications }: Source,
  searchParams: SearchParams,
  now: Date,
): Promise<DashboardPage> {
  const today = tokyoDate(now);
  const [approved, undecided, published] = await Promise.all([
    listApprovedReports(viewer).then(shown),
    listUndecidedReports(viewer).then(shown),
    readPublishedFigures(viewer).then(shown),
  ]);
  const { fy, sort } = chosenYear(plan, searchParams, defaultFy(plan, approved, today));
  const [reports, initiatives, before, found, assessments] = await Promise.all([
    listReports(viewer, { fy }, now).then(shown),
    listInitiativeReports(viewer, { fy }, now).then(shown),
    listApprovedInitiatives(viewer, { planId: plan.id, before: fy }).then(shown),
    getRound(viewer, { fy }).then(shown),
    listAssessments(viewer, { fys: [fy] }, now).then(shown),
  ]);
  const round = found !== null && found.openedAt !== null ? found : null;
  const dueOn = round?.dueOn ?? null;
  const view = buildDashboard({
    plan,
    departments: plans.find(({ definition }) => definition.id === plan.id)?.departments ?? {},
    fy,
    approved,
    working: reports,
    undecided,
    published: published?.figures ?? null,
    linkTo: reportLink(viewer, plan.settings.allowSelfApproval, fiscalYearOf(today)),
  });
  const isPastDeadline = dueOn !== null && dueOn < today;
  return {
    ...view,
    ...frameOf(viewer, { plan, plans, publications, snapshot: null }, { fy, sort }),
    publication: published && { no: published.no, publishedAt: published.publishedAt },
    headline: headlineOf({ view, reports, initiatives, dueOn, today }),
    heat: heatTable(view, { years: planYears(plan), lastEnded: latestEndedFy(today), sort: sort ?? "plan" }),
    attention: attentionItems({ view, reports, round, today, query: { plan: plan.id, fy } }),
    standingStill: standingStill({ plan, fy, reports: initiatives, approved: before, isPastDeadline }),
    beside: besideFigures({ plan, fy, approved, assessments }),
    measures: measuresByPillar(plan, { fy, reports: initiatives }),
  };
}

/** What a publication said: nothing waits, nobody is late, and the year is over that was over then. */
async function toldPage(viewer: Viewer, source: Source, searchParams: SearchParams): Promise<DashboardPage> {
  const { plan, snapshot } = source;
  if (snapshot === null) notFound();
  const published = snapshot.plans.find(({ definition }) => definition.id === plan.id) ?? notFound();
  const today = tokyoDate(new Date(snapshot.publishedAt));
  const known = toldPlan(published, plan.startFy).known;
  const { fy, sort } = chosenYear(plan, searchParams, defaultFy(plan, known, today));
  const told = toldPlan(published, fy);
  const view = buildDashboard({ ...told.dashboard, fy });
  const query = { plan: plan.id, fy, "as-of": snapshot.no };
  return {
    ...view,
    ...frameOf(viewer, source, { fy, sort }),
    publication: { no: snapshot.no, publishedAt: snapshot.publishedAt },
    headline: headlineOf({ view, reports: [], initiatives: [], dueOn: null, today }),
    heat: heatTable(view, { years: planYears(plan), lastEnded: latestEndedFy(today), sort: sort ?? "plan" }),
    attention: attentionItems({ view, reports: [], round: null, today, query }),
    standingStill: standingStill({ plan, fy, ...told.initiatives, isPastDeadline: false }),
    beside: besideFigures({ plan, fy, approved: told.metrics, assessments: told.assessments }),
    measures: measuresByPillar(plan, { fy, reports: told.initiatives.reports }),
  };
}

type Frame = Pick<DashboardPage, "planChoices" | "query" | "isHome" | "asOf" | "publications">;

/** What stands around either of them. */
function frameOf(
  viewer: Viewer,
  { plan, plans, publications, snapshot }: Source,
  { fy, sort }: { readonly fy: FiscalYear; readonly sort?: "need" },
): Frame {
  const definitions = snapshot?.plans.map((each) => each.definition) ?? plans.map((each) => each.definition);
  const no = snapshot?.no;
  return {
    planChoices: definitions.map((each) => ({ value: each.id, label: planNameAmong(each, definitions) })),
    query: { plan: plan.id, fy, ...(sort && { sort }), ...(no === undefined ? {} : { "as-of": no }) },
    isHome: startsOnDashboard(viewer),
    asOf: publications.find((each) => each.no === no) ?? null,
    publications,
  };
}

function chosenYear(plan: PlanDefinition, searchParams: SearchParams, fallback: FiscalYear) {
  const { fy, sort } = dashboardQuerySchema.parse(searchParams);
  return { fy: fy !== undefined && planYears(plan).includes(fy) ? fy : fallback, sort };
}

/** Which plan a page is about, as it is now or as a publication told it. */
interface Source {
  readonly plan: PlanDefinition;
  readonly plans: readonly PlanDto[];
  readonly publications: readonly StandingPublicationDto[];
  /** null: as it is now. */
  readonly snapshot: PublicationSnapshot | null;
}

/** The plan that is asked for, else the one that leads; 404 for an unknown plan or publication, or before a plan is loaded. */
async function chosenSource(viewer: Viewer, searchParams: SearchParams): Promise<Source> {
  const no = parseAsOf(searchParams);
  if (no === "unknown") notFound();
  const [plans, publications, snapshot] = await Promise.all([
    listPlans(viewer).then(shown),
    publicationsOfRequest(viewer),
    no === null ? null : snapshotOfRequest(viewer, no),
  ]);
  const asked = dashboardQuerySchema.parse(searchParams).plan;
  const definitions = (snapshot?.plans ?? plans).map(({ definition }) => definition);
  const plan = asked === undefined ? definitions[0] : definitions.find(({ id }) => id === asked);
  return { plan: plan ?? notFound(), plans, publications, snapshot };
}

// Whoever is let in is shown the same: one request reads them once.
const publicationsOfRequest = cache(async (viewer: Viewer) => shown(await listStandingPublications(viewer)));
const snapshotOfRequest = cache(async (viewer: Viewer, no: number) =>
  shown(await readSnapshotOf(viewer, { no })),
);

/** @param name as `draftPaperHref` gives it */
export async function loadDraftPaper(viewer: Viewer, name: string): Promise<Result<PreviewFile>> {
  const paper = parseDraftPaper(name);
  return paper === null ? refused("not_found") : draftPaperInThread(viewer, { paper });
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
