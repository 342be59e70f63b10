/** What a presentation is made of, in a constant number of queries. */

import { notFound } from "next/navigation";
import { listKpis, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { readFirst } from "@/domain/plan/lead";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { awaitsDecision } from "@/domain/reports/progress";
import { asApproved } from "@/domain/reports/report";
import { buildSeries } from "@/domain/reports/series";
import { can, startsOnDashboard } from "@/domain/shared/access";
import { type FiscalYear, latestEndedFy } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { planNameAmong } from "@/domain/words/ja/plan/life";
import type { SearchParams } from "@/lib/address-query";
import { parseAsOf } from "@/lib/as-of-query";
import { requestTime } from "@/lib/request-time";
import type { Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { absenceTold, shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { type PresentationClosingDto, readPresentationClosing } from "@/server/plan/presentation-closing";
import { listPlans, type PlanDto } from "@/server/plan/queries";
import { readSnapshotOf, type StandingPublicationDto } from "@/server/publication/as-of";
import { type PlanSource, readPlanSource } from "@/server/publication/plan-source";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { presentationQuerySchema } from "./schema";
import {
  type PresentationInput,
  type PresentedWorking,
  type PresentedYear,
  presentedFy,
  type Screen,
  screensOf,
} from "./view-model/screens";

export interface PresentationPage {
  readonly plan: PlanDefinition;
  readonly fy: FiscalYear;
  /** That there is something to show of. */
  readonly years: readonly FiscalYear[];
  readonly isWorking: boolean;
  /** Whose figures are shown; null for figures as they stand now. */
  readonly published: StandingPublicationDto | null;
  /** 公表時点で見る: the publication was asked for by its number; else it is the newest one. */
  readonly isAsOf: boolean;
  /** None where the plan was never published and no other figures are asked for. */
  readonly screens: readonly Screen[];
  /** From 0. */
  readonly at: number;
  readonly isNotes: boolean;
  readonly planChoices: readonly { readonly id: string; readonly name: string }[];
  /** Whether the person may write the last screen. */
  readonly mayClose: boolean;
  /** The dashboard is the person's first page. */
  readonly isHome: boolean;
}

export interface ClosingPage {
  readonly planId: string;
  readonly planName: string;
  readonly closing: PresentationClosingDto;
}

/**
 * Before the first byte: 403 without the right to read dashboards, 404 for an unknown plan.
 * @returns why there is nothing to show as of the publication that is asked for; null where there is
 */
export async function admitToPresentation(searchParams: SearchParams): Promise<string | null> {
  const viewer = await requireAbility("dashboard.read");
  return absenceTold(await findSource(viewer, searchParams));
}

/** The same of the page on which the last screen is written: 403 for whoever may not. */
export async function admitToClosing(searchParams: SearchParams): Promise<void> {
  const viewer = await requireAbility("plan.manage");
  chosenPlan(shown(await listPlans(viewer)), searchParams);
}

export async function loadClosing(searchParams: SearchParams): Promise<ClosingPage> {
  const viewer = await requireViewer();
  const { definition } = chosenPlan(shown(await listPlans(viewer)), searchParams);
  const closing = shown(await readPresentationClosing(viewer, { planId: definition.id }));
  return { planId: definition.id, planName: definition.name, closing };
}

export async function loadPresentation(
  searchParams: SearchParams,
  now: Date = requestTime(),
): Promise<PresentationPage> {
  const viewer = await requireViewer();
  const query = presentationQuerySchema.parse(searchParams);
  const source = shown(await findSource(viewer, searchParams));
  const { plan, definitions, publications } = source;
  const isAsOf = source.snapshot !== null;
  const isWorking = !isAsOf && query.figures === "working";
  const closing = shown(await readPresentationClosing(viewer, { planId: plan.id })).text;
  const told = isWorking ? null : (source.snapshot ?? (await newest(viewer, source)));
  const input = isWorking
    ? await workingInput(viewer, plan, query.fy, now)
    : publishedInput(plan.id, query.fy, told);
  const screens = input === null ? [] : screensOf({ ...input, closing });
  return {
    plan: input?.plan ?? plan,
    fy: input?.fy ?? plan.startFy,
    years: input?.shownYears ?? [],
    isWorking,
    published: publications.find(({ no }) => no === told?.no) ?? null,
    isAsOf,
    screens,
    at: Math.max(0, Math.min((query.screen ?? 1) - 1, screens.length - 1)),
    isNotes: query.view === "notes",
    mayClose: can(viewer, "plan.manage", {}),
    isHome: startsOnDashboard(viewer),
    planChoices: definitions.map((each) => ({ id: each.id, name: planNameAmong(each, definitions) })),
  };
}

/** All but the last words, which are the same whichever figures are shown. */
type Figures = Omit<PresentationInput, "closing"> & { readonly shownYears: readonly FiscalYear[] };

/** The newest publication; null while there is none. */
async function newest(viewer: Viewer, { publications }: PlanSource): Promise<PublicationSnapshot | null> {
  const [latest] = publications;
  return latest ? shown(await readSnapshotOf(viewer, { no: latest.no })) : null;
}

/** The plan and its figures as they were published; null where the publication does not tell the plan. */
function publishedInput(
  planId: string,
  asked: FiscalYear | undefined,
  told: PublicationSnapshot | null,
): Figures | null {
  const published = told?.plans.find(({ definition }) => definition.id === planId);
  if (!told || !published) return null;
  const { definition: plan, courses } = published;
  const years = new Map<string, readonly PresentedYear[]>(courses.map(({ kpiId, years }) => [kpiId, years]));
  const own = presentedFy(plan, told.reportFy, years);
  const fy = yearOf(plan, asked) ?? own;
  return {
    plan,
    fy,
    shownYears: planYears(plan).filter((each) => each <= own),
    hasEnded: fy <= told.reportFy,
    isPast: fy < told.reportFy,
    years,
    working: new Map(),
  };
}

/** The plan in force and what is approved; what waits for approval stands beside it. */
async function workingInput(
  viewer: Viewer,
  plan: PlanDefinition,
  asked: FiscalYear | undefined,
  now: Date,
): Promise<Figures> {
  const approved = shown(await listApprovedReports(viewer));
  const kpis = listKpis(plan).map(({ kpi }) => kpi);
  const seriesOf = (reports: typeof approved) =>
    new Map(kpis.map((kpi) => [kpi.id as string, buildSeries(plan, kpi, reports).years]));
  const years = seriesOf(approved);
  const ended = latestEndedFy(tokyoDate(now));
  const own = presentedFy(plan, ended, years);
  const fy = yearOf(plan, asked) ?? own;
  const reports = shown(await listReports(viewer, { fy }, now));
  const working = new Map<string, PresentedWorking>();
  for (const { kpiId, state, content } of reports) {
    if (!awaitsDecision({ state }) || !content?.actual) continue;
    const kpi = kpis.find(({ id }) => id === kpiId);
    if (!kpi) continue;
    const { years: asIfApproved } = buildSeries(plan, kpi, [...approved, asApproved(kpiId, { fy, content })]);
    const year = asIfApproved.find((each) => each.fy === fy);
    if (year) working.set(kpiId, { actual: content.actual, judgement: year.judgement });
  }
  const shownYears = planYears(plan).filter((each) => each <= own);
  const states = new Map(reports.map(({ kpiId, state }) => [kpiId as string, state]));
  return { plan, fy, shownYears, hasEnded: fy <= ended, isPast: fy < ended, years, working, states };
}

function yearOf(plan: PlanDefinition, asked: FiscalYear | undefined): FiscalYear | null {
  return asked !== undefined && planYears(plan).includes(asked) ? asked : null;
}

async function findSource(viewer: Viewer, searchParams: SearchParams): Promise<Result<PlanSource>> {
  const asOf = parseAsOf(searchParams);
  if (asOf === "unknown") notFound();
  const { plan = null } = presentationQuerySchema.parse(searchParams);
  return readPlanSource(viewer, { planId: plan, asOf });
}

/** The plan that is asked for, else the one that is read first; 404 for an unknown one, or before one is loaded. */
function chosenPlan(plans: readonly PlanDto[], searchParams: SearchParams): PlanDto {
  const { plan } = presentationQuerySchema.parse(searchParams);
  return (
    (plan === undefined
      ? readFirst(plans, latestEndedFy(new Date()))
      : plans.find(({ definition }) => definition.id === plan)) ?? notFound()
  );
}
