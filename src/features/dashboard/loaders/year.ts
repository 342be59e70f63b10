/** A plan's year, in a constant number of queries. */

import { notFound } from "next/navigation";
import { addYears, type FiscalYear, latestEndedFy } from "@/domain/shared/fiscal-year";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import type { SearchParams } from "@/lib/address-query";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import type { PlanSource } from "@/server/publication/plan-source";
import { readPublishedFigures } from "@/server/publication/queries";
import { listAssessments } from "@/server/reports/assessments/queries";
import {
  type InitiativeReportDto,
  listApprovedInitiatives,
  listInitiativeReports,
} from "@/server/reports/initiatives/queries";
import { listApprovedReports, listReports, type ReportDto } from "@/server/reports/queries";
import { listUndecidedReports } from "@/server/reports/undecided";
import { getRound } from "@/server/rounds/queries";
import { toldPlan } from "../view-model/as-of";
import { besideFigures } from "../view-model/beside-figures";
import { buildDashboard, type DashboardInput, type DashboardView, defaultFy } from "../view-model/dashboard";
import type { MeasureAnswer } from "../view-model/measure-page";
import { type MeasureLine, measuresByPillar } from "../view-model/measures";
import type { Overview } from "../view-model/overview";
import { standingStill } from "../view-model/standing-still";
import { chosenYear, type Published, toldBy } from "./source";

/** A plan's year, as it is now or as a publication told it. */
export interface PlanYear extends Pick<Overview, "standingStill" | "beside"> {
  readonly view: DashboardView;
  readonly reports: readonly ReportDto[];
  readonly initiatives: readonly InitiativeReportDto[];
  /** By the number of their pillar. */
  readonly measures: ReadonlyMap<number, readonly MeasureLine[]>;
  /** The year's round, also when it has ended; null while none was sent out. */
  readonly round: { readonly id: string; readonly dueOn: IsoDate; readonly isClosed: boolean } | null;
  /** What was answered on initiatives up to the year, oldest first. */
  readonly answers: readonly MeasureAnswer[];
  readonly publication: Published;
}

export async function liveYear(
  viewer: Viewer,
  { plan, plans }: PlanSource,
  fy: FiscalYear,
  now: Date,
  linkTo: DashboardInput["linkTo"],
): Promise<PlanYear> {
  const today = tokyoDate(now);
  const [approved, undecided, published, reports, initiatives, answers, found, assessments] =
    await Promise.all([
      listApprovedReports(viewer).then(shown),
      listUndecidedReports(viewer).then(shown),
      readPublishedFigures(viewer).then(shown),
      listReports(viewer, { fy }, now).then(shown),
      listInitiativeReports(viewer, { fy }, now).then(shown),
      listApprovedInitiatives(viewer, { planId: plan.id, before: addYears(fy, 1) }).then(shown),
      getRound(viewer, { fy }).then(shown),
      listAssessments(viewer, { fys: [fy] }, now).then(shown),
    ]);
  const round =
    found !== null && found.openedAt !== null ? { ...found, isClosed: found.closedAt !== null } : null;
  const departments = plans.find(({ definition }) => definition.id === plan.id)?.departments ?? {};
  const figures = { approved, undecided, published: published?.figures ?? null };
  const isPastDeadline = round !== null && round.dueOn < today;
  return {
    view: buildDashboard({
      plan,
      departments,
      fy,
      lastEnded: latestEndedFy(today),
      ...figures,
      working: reports,
      linkTo,
    }),
    reports,
    initiatives,
    round,
    standingStill: standingStill({ plan, fy, reports: initiatives, approved: answers, isPastDeadline }),
    beside: besideFigures({ plan, fy, approved, assessments }),
    measures: measuresByPillar(plan, { fy, reports: initiatives }),
    answers,
    publication: toldBy(published),
  };
}

/** What a publication said: nothing waits, nobody is late, and the year is over that was over then. */
export function toldYear(
  { plan, snapshot }: PlanSource,
  searchParams: SearchParams,
): PlanYear & { readonly today: IsoDate } {
  if (snapshot === null) notFound();
  const published = snapshot.plans.find(({ definition }) => definition.id === plan.id) ?? notFound();
  const today = tokyoDate(new Date(snapshot.publishedAt));
  const { known } = toldPlan(published, plan.startFy);
  const { fy } = chosenYear(plan, searchParams, defaultFy(plan, known, today));
  const told = toldPlan(published, fy);
  return {
    view: buildDashboard({ ...told.dashboard, fy, lastEnded: latestEndedFy(today) }),
    reports: [],
    initiatives: [],
    round: null,
    standingStill: standingStill({ plan, fy, ...told.initiatives, isPastDeadline: false, asOf: snapshot.no }),
    beside: besideFigures({
      plan,
      fy,
      approved: told.metrics,
      assessments: told.assessments,
      isTold: true,
    }),
    measures: measuresByPillar(plan, { fy, reports: told.initiatives.reports, isTold: true }),
    answers: told.answers,
    publication: { no: snapshot.no, publishedAt: snapshot.publishedAt },
    today,
  };
}
