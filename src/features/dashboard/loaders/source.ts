/** Which plan a page of the dashboards is about, in which year and as of when; and what stands around it. */

import { notFound } from "next/navigation";
import { type PlanDefinition, planYears } from "@/domain/plan/definition";
import type { KpiOrder } from "@/domain/reports/kpi-order";
import { startsOnDashboard } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { planNameAmong } from "@/domain/words/ja/plan/life";
import { notToldBy } from "@/domain/words/ja/reports/as-of";
import type { SearchParams } from "@/lib/address-query";
import { parseAsOf } from "@/lib/as-of-query";
import { done, type Result, refused } from "@/lib/result";
import type { DashboardQuery } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import type { StandingPublicationDto } from "@/server/publication/as-of";
import { type PlanSource, readPlanSource } from "@/server/publication/plan-source";
import type { PublishedFiguresDto } from "@/server/publication/queries";
import { dashboardQuerySchema } from "../schema";

/** The plan that is asked for, else the one that is read first; why there is none, where a publication is asked for. */
export async function findSource(viewer: Viewer, searchParams: SearchParams): Promise<Result<PlanSource>> {
  const asOf = parseAsOf(searchParams);
  if (asOf === "unknown") notFound();
  const { plan = null } = dashboardQuerySchema.parse(searchParams);
  return readPlanSource(viewer, { planId: plan, asOf });
}

/** The same for whoever was admitted. */
export async function chosenSource(viewer: Viewer, searchParams: SearchParams): Promise<PlanSource> {
  return shown(await findSource(viewer, searchParams));
}

/**
 * A part of the plan.
 * @param told as the page has it; null where there is none
 * @param nowIn what it is called in the plan as it is now: 指標「紙の枚数」; null where there is none either
 * @returns `not_found`, with a sentence where only the publication does not tell it
 */
export function partOf<T>(
  { plan, plans, snapshot }: PlanSource,
  told: T | null | undefined,
  nowIn: (now: PlanDefinition) => string | null,
): Result<T> {
  if (told !== null && told !== undefined) return done(told);
  const now = plans.find(({ definition }) => definition.id === plan.id)?.definition;
  const what = now && snapshot ? nowIn(now) : null;
  return refused("not_found", what && snapshot ? { "": notToldBy(snapshot.no, what) } : undefined);
}

export function chosenYear(plan: PlanDefinition, searchParams: SearchParams, fallback: FiscalYear) {
  const { fy, sort, open } = dashboardQuerySchema.parse(searchParams);
  const isGroup = open === 0 || plan.pillars.some(({ no }) => no === open);
  return {
    fy: fy !== undefined && planYears(plan).includes(fy) ? fy : fallback,
    sort,
    // What no group is called opens none.
    open: isGroup ? open : undefined,
  };
}

/** What stands around every page of the dashboards. */
export interface Frame {
  readonly planChoices: readonly { readonly value: string; readonly label: string }[];
  /** What a link of the page keeps: which plan, which year, as of when. */
  readonly query: DashboardQuery;
  /** It stands at /staff: the person's first page. */
  readonly isHome: boolean;
  /** 公表時点で見る: the publication whose content it is; null for what is so now. */
  readonly asOf: StandingPublicationDto | null;
  /** Those that can be chosen, newest first. */
  readonly publications: readonly StandingPublicationDto[];
}

export type Published = Pick<PublishedFiguresDto, "no" | "publishedAt"> | null;

export function toldBy(published: PublishedFiguresDto | null): Published {
  return published && { no: published.no, publishedAt: published.publishedAt };
}

/** What stands around either of them. */
export function frameOf(
  viewer: Viewer,
  { plan, definitions, publications, snapshot }: PlanSource,
  { fy, sort }: { readonly fy: FiscalYear; readonly sort?: KpiOrder },
): Frame {
  const no = snapshot?.no;
  return {
    planChoices: definitions.map((each) => ({ value: each.id, label: planNameAmong(each, definitions) })),
    query: { plan: plan.id, fy, ...(sort && { sort }), ...(no === undefined ? {} : { "as-of": no }) },
    isHome: startsOnDashboard(viewer),
    asOf: publications.find((each) => each.no === no) ?? null,
    publications,
  };
}
