/** Which plan a page of the dashboards is about, in which year and as of when; and what stands around it. */

import { notFound } from "next/navigation";
import { cache } from "react";
import { type PlanDefinition, planYears } from "@/domain/plan/definition";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import type { KpiOrder } from "@/domain/reports/kpi-order";
import { startsOnDashboard } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { planNameAmong } from "@/domain/words/ja/plan/life";
import type { SearchParams } from "@/lib/address-query";
import type { DashboardQuery } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { listPlans, type PlanDto } from "@/server/plan/queries";
import {
  listStandingPublications,
  readSnapshotOf,
  type StandingPublicationDto,
} from "@/server/publication/as-of";
import type { PublishedFiguresDto } from "@/server/publication/queries";
import { dashboardQuerySchema, parseAsOf } from "../schema";

/** Which plan a page is about, as it is now or as a publication told it. */
export interface Source {
  readonly plan: PlanDefinition;
  readonly plans: readonly PlanDto[];
  readonly publications: readonly StandingPublicationDto[];
  /** null: as it is now. */
  readonly snapshot: PublicationSnapshot | null;
}

/** The plan that is asked for, else the one that leads; 404 for an unknown plan or publication, or before a plan is loaded. */
export async function chosenSource(viewer: Viewer, searchParams: SearchParams): Promise<Source> {
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
  { plan, plans, publications, snapshot }: Source,
  { fy, sort }: { readonly fy: FiscalYear; readonly sort?: KpiOrder },
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
