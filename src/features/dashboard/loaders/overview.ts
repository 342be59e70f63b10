/** The overview of a plan: /staff for managers, /staff/dashboard for the office. */

import { notFound, redirect } from "next/navigation";
import { startsOnDashboard } from "@/domain/shared/access";
import { latestEndedFy } from "@/domain/shared/fiscal-year";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import type { SearchParams } from "@/lib/address-query";
import { parseAsOf } from "@/lib/as-of-query";
import { requestTime } from "@/lib/request-time";
import { staffRoutes } from "@/lib/routes";
import { absenceTold, shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { listPlans } from "@/server/plan/queries";
import { listPapersOf } from "@/server/publication/as-of";
import { keptOverview } from "@/server/publication/kept-overview";
import { readPublishedFigures } from "@/server/publication/queries";
import { listApprovedReports } from "@/server/reports/queries";
import { dashboardQuerySchema } from "../schema";
import { attentionItems } from "../view-model/attention";
import { defaultFy } from "../view-model/dashboard";
import { type HeadLink, headLinks } from "../view-model/head-links";
import { headlineOf } from "../view-model/headline";
import { buildOverview, type Overview } from "../view-model/overview";
import { chosenSource, chosenYear, type Frame, findSource, frameOf, type Published, toldBy } from "./source";
import { liveYear, type PlanYear, toldYear } from "./year";

export interface DashboardPage extends Overview, Frame {
  readonly publication: Published;
  readonly links: readonly HeadLink[];
}

/**
 * Before the first byte: 403 without the right to read dashboards, 404 for an unknown plan.
 * @returns why there is nothing to show as of the publication that is asked for; null where there is
 */
export async function admitToDashboard(searchParams: SearchParams): Promise<string | null> {
  const viewer = await requireAbility("dashboard.read");
  return absenceTold(await findSource(viewer, searchParams));
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
  const { plan, fy, sort, open } = dashboardQuerySchema.parse(searchParams);
  const asOf = parseAsOf(searchParams);
  if (asOf === "unknown") notFound();
  redirect(staffRoutes.home({ plan, fy, sort, open, ...(asOf !== null && { "as-of": asOf }) }));
}

/** One plan in one fiscal year. */
export async function loadDashboard(
  searchParams: SearchParams,
  now: Date = requestTime(),
): Promise<DashboardPage> {
  const viewer = await requireViewer();
  const source = await chosenSource(viewer, searchParams);
  if (source.snapshot) {
    const { today, ...year } = toldYear(source, searchParams);
    const chosen = { ...chosenYear(source.plan, searchParams, year.view.fy), fy: year.view.fy };
    const frame = frameOf(viewer, source, chosen);
    const papers = shown(await listPapersOf(viewer, { no: source.snapshot.no }));
    return {
      ...overviewOf(year, { ...frame, open: chosen.open, today }),
      ...frame,
      publication: year.publication,
      links: headLinks({ view: year.view, ...frame, papers }),
    };
  }
  const today = tokyoDate(now);
  const [approved, published] = await Promise.all([
    listApprovedReports(viewer).then(shown),
    readPublishedFigures(viewer).then(shown),
  ]);
  const { plan } = source;
  const chosen = chosenYear(plan, searchParams, defaultFy(plan, approved, today));
  const frame = frameOf(viewer, source, chosen);
  const shownAs = { query: frame.query, isHome: frame.isHome, open: chosen.open };
  const overview = await keptOverview(viewer, JSON.stringify([today, shownAs]), async () => {
    const year = await liveYear(viewer, source, chosen.fy, now, () => null);
    return overviewOf(year, { ...shownAs, today });
  });
  const links = headLinks({ view: shown(overview), ...frame, papers: [] });
  return { ...shown(overview), ...frame, publication: toldBy(published), links };
}

function overviewOf(
  { view, reports, initiatives, round, standingStill, beside }: PlanYear,
  shown: Pick<Frame, "query" | "isHome"> & { readonly today: IsoDate; readonly open: number | undefined },
): Overview {
  const { today, query } = shown;
  const said = {
    headline: headlineOf({ view, reports, initiatives, round, today }),
    attention: attentionItems({ view, reports, round, today, query }),
    standingStill,
    beside,
  };
  return buildOverview(view, said, { ...shown, lastEnded: latestEndedFy(today) });
}
