/** What the exploring page is made of, in a constant number of queries. */

import { notFound } from "next/navigation";
import { planYears } from "@/domain/plan/definition";
import { planNameAmong } from "@/domain/words/ja/plan/life";
import type { SearchParams } from "@/lib/address-query";
import { requestTime } from "@/lib/request-time";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { listPlans, type PlanDto } from "@/server/plan/queries";
import { listApprovedReports, listReportsOfYears } from "@/server/reports/queries";
import { type ExploreState, readAddress } from "./model/address";
import type { ExploreData } from "./model/data";
import { exploreData } from "./view-model/explore-data";

export interface ExplorePageData {
  readonly data: ExploreData;
  /** As the address has it. */
  readonly state: ExploreState;
  readonly planChoices: readonly { readonly id: string; readonly name: string }[];
}

/** Before the first byte: 403 without the right to read dashboards, 404 for an unknown plan. */
export async function admitToExplore(searchParams: SearchParams): Promise<void> {
  const viewer = await requireAbility("dashboard.read");
  chosenPlan(shown(await listPlans(viewer)), readAddress(searchParams));
}

export async function loadExplore(
  searchParams: SearchParams,
  now: Date = requestTime(),
): Promise<ExplorePageData> {
  const viewer = await requireViewer();
  const state = readAddress(searchParams);
  const [plans, approved] = await Promise.all([
    listPlans(viewer).then(shown),
    listApprovedReports(viewer).then(shown),
  ]);
  const plan = chosenPlan(plans, state).definition;
  const working = shown(await listReportsOfYears(viewer, { fys: planYears(plan) }, now));
  const definitions = plans.map(({ definition }) => definition);
  return {
    data: exploreData({ plan, approved, working, state }),
    state: { ...state, plan: plan.id },
    planChoices: definitions.map((each) => ({ id: each.id, name: planNameAmong(each, definitions) })),
  };
}

function chosenPlan(plans: readonly PlanDto[], { plan }: ExploreState): PlanDto {
  return (plan === null ? plans[0] : plans.find(({ definition }) => definition.id === plan)) ?? notFound();
}
