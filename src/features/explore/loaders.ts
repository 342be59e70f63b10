/** What the exploring page is made of, in a constant number of queries. */

import { notFound } from "next/navigation";
import { planYears } from "@/domain/plan/definition";
import { startsOnDashboard } from "@/domain/shared/access";
import { planNameAmong } from "@/domain/words/ja/plan/life";
import type { SearchParams } from "@/lib/address-query";
import { parseAsOf } from "@/lib/as-of-query";
import { requestTime } from "@/lib/request-time";
import type { Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { absenceTold, shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import type { StandingPublicationDto } from "@/server/publication/as-of";
import { type PlanSource, readPlanSource } from "@/server/publication/plan-source";
import { listApprovedReports, listReportsOfYears } from "@/server/reports/queries";
import { type ExploreState, readAddress } from "./model/address";
import type { ExploreData } from "./model/data";
import { exploreData } from "./view-model/explore-data";

export interface ExplorePageData {
  readonly data: ExploreData;
  /** As the address has it. */
  readonly state: ExploreState;
  readonly planChoices: readonly { readonly id: string; readonly name: string }[];
  /** 公表時点で見る: the publication whose content it is; null for what is so now. */
  readonly asOf: StandingPublicationDto | null;
  /** The dashboard is the person's first page. */
  readonly isHome: boolean;
}

/**
 * Before the first byte: 403 without the right to read dashboards, 404 for an unknown plan.
 * @returns why there is nothing to show as of the publication that is asked for; null where there is
 */
export async function admitToExplore(searchParams: SearchParams): Promise<string | null> {
  const viewer = await requireAbility("dashboard.read");
  return absenceTold(await findSource(viewer, searchParams));
}

export async function loadExplore(
  searchParams: SearchParams,
  now: Date = requestTime(),
): Promise<ExplorePageData> {
  const viewer = await requireViewer();
  const state = readAddress(searchParams);
  const source = shown(await findSource(viewer, searchParams));
  const { plan, definitions, publications, snapshot } = source;
  return {
    data: snapshot ? toldData(source, state) : await liveData(viewer, source, state, now),
    state: { ...state, plan: plan.id },
    planChoices: definitions.map((each) => ({ id: each.id, name: planNameAmong(each, definitions) })),
    asOf: publications.find(({ no }) => no === snapshot?.no) ?? null,
    isHome: startsOnDashboard(viewer),
  };
}

async function liveData(viewer: Viewer, { plan }: PlanSource, state: ExploreState, now: Date) {
  const [approved, working] = await Promise.all([
    listApprovedReports(viewer).then(shown),
    listReportsOfYears(viewer, { fys: planYears(plan) }, now).then(shown),
  ]);
  return exploreData({ plan, approved, working, state });
}

function toldData({ plan, snapshot }: PlanSource, state: ExploreState): ExploreData {
  const told = snapshot?.plans.find(({ definition }) => definition.id === plan.id) ?? notFound();
  return exploreData({ plan, approved: [], working: [], told: told.courses, state });
}

async function findSource(viewer: Viewer, searchParams: SearchParams): Promise<Result<PlanSource>> {
  const asOf = parseAsOf(searchParams);
  if (asOf === "unknown") notFound();
  return readPlanSource(viewer, { planId: readAddress(searchParams).plan, asOf });
}
