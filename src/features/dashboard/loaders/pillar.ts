/** A pillar's page. */

import { notFound } from "next/navigation";
import type { PlanDefinition } from "@/domain/plan/definition";
import { fiscalYearOf } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { pillarLabel, wordsOf } from "@/domain/words/ja/plan/plan-words";
import type { SearchParams } from "@/lib/address-query";
import { requestTime } from "@/lib/request-time";
import type { Viewer } from "@/server/access/viewer";
import { absenceTold, shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import type { PlanSource } from "@/server/publication/plan-source";
import { listApprovedReports } from "@/server/reports/queries";
import { type DashboardView, defaultFy } from "../view-model/dashboard";
import type { MeasureLine } from "../view-model/measures";
import type { Overview } from "../view-model/overview";
import { reportLink } from "./report-link";
import { chosenSource, chosenYear, type Frame, findSource, frameOf, type Published, partOf } from "./source";
import { liveYear, type PlanYear, toldYear } from "./year";

/** A plan's year with everything that the page of a pillar takes from it. */
export interface PillarView extends DashboardView, Frame, Pick<Overview, "standingStill" | "beside"> {
  readonly publication: Published;
  /** By the number of their pillar. */
  readonly measures: ReadonlyMap<number, readonly MeasureLine[]>;
}

/**
 * Before the first byte: 403 without the right to read dashboards, 404 where the plan has no such pillar.
 * @returns why there is nothing to show as of the publication that is asked for; null where there is
 */
export async function admitToPillar(no: number | null, searchParams: SearchParams): Promise<string | null> {
  if (no === null) notFound();
  const viewer = await requireAbility("dashboard.read");
  const found = await findSource(viewer, searchParams);
  if (!found.ok) return absenceTold(found);
  const pillarIn = ({ pillars }: PlanDefinition) => pillars.find((pillar) => pillar.no === no);
  const pillar = partOf(found.value, pillarIn(found.value.plan), (now) => {
    const named = pillarIn(now);
    return named ? `${wordsOf(now).pillar}(${no}) ${pillarLabel(named)}` : null;
  });
  return absenceTold(pillar);
}

export interface PillarPage {
  readonly view: PillarView;
  readonly standing: PillarView["pillars"][number];
}

/** One pillar of one plan in one fiscal year. */
export async function loadPillarDashboard(
  no: number | null,
  searchParams: SearchParams,
  now: Date = requestTime(),
): Promise<PillarPage> {
  if (no === null) notFound();
  const viewer = await requireViewer();
  const source = await chosenSource(viewer, searchParams);
  const view = source.snapshot
    ? pillarView(viewer, source, toldYear(source, searchParams))
    : pillarView(viewer, source, await liveLinkedYear(viewer, source, searchParams, now));
  const standing = view.pillars.find(({ pillar }) => pillar.no === no);
  if (!standing) notFound();
  return { view, standing };
}

/** As it is now, each figure with the way to its report. */
export async function liveLinkedYear(
  viewer: Viewer,
  source: PlanSource,
  searchParams: SearchParams,
  now: Date,
) {
  const { plan } = source;
  const today = tokyoDate(now);
  const approved = shown(await listApprovedReports(viewer));
  const { fy } = chosenYear(plan, searchParams, defaultFy(plan, approved, today));
  const linkTo = reportLink(viewer, plan.settings.allowSelfApproval, fiscalYearOf(today));
  return liveYear(viewer, source, fy, now, linkTo);
}

function pillarView(viewer: Viewer, source: PlanSource, year: PlanYear): PillarView {
  const { view, standingStill, beside, measures, publication } = year;
  return {
    ...view,
    ...frameOf(viewer, source, { fy: view.fy }),
    standingStill,
    beside,
    measures,
    publication,
  };
}
