/** A KPI's page. */

import { notFound } from "next/navigation";
import { plansOfIndicator } from "@/domain/plan/carried-on";
import { kpiNames } from "@/domain/plan/definition";
import { type FiscalYear, fiscalYearOf, latestEndedFy } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { quoted } from "@/domain/words/ja/quotes";
import type { SearchParams } from "@/lib/address-query";
import { requestTime } from "@/lib/request-time";
import type { Viewer } from "@/server/access/viewer";
import { absenceTold, shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { listPublishedYearsOf, listRecordOf } from "@/server/publication/as-of";
import type { PlanSource } from "@/server/publication/plan-source";
import { readPublishedFigures } from "@/server/publication/queries";
import { readKpiRecord } from "@/server/reports/kpi-record";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { listUndecidedReports } from "@/server/reports/undecided";
import { dashboardQuerySchema } from "../schema";
import { toldPlan } from "../view-model/as-of";
import { type DashboardInput, defaultFy } from "../view-model/dashboard";
import { withKpiAlone, yearOfKpi } from "../view-model/kpi";
import { buildKpi, type KpiView } from "../view-model/kpi-page";
import { reportLink } from "./report-link";
import { chosenSource, chosenYear, type Frame, findSource, frameOf, type Published, partOf } from "./source";

/**
 * Before the first byte: 403 without the right to read dashboards, 404 where the plan has no such KPI.
 * @returns why there is nothing to show as of the publication that is asked for; null where there is
 */
export async function admitToKpi(id: KpiId | null, searchParams: SearchParams): Promise<string | null> {
  if (id === null) notFound();
  const viewer = await requireAbility("dashboard.read");
  const found = await findSource(viewer, searchParams);
  return absenceTold(found.ok ? kpiInSource(found.value, id, searchParams) : found);
}

export type KpiPage = KpiView & Frame & { readonly publication: Published };

/** One KPI through every plan that has it. */
export async function loadKpiPage(
  id: KpiId | null,
  searchParams: SearchParams,
  now: Date = requestTime(),
): Promise<KpiPage> {
  if (id === null) notFound();
  const viewer = await requireViewer();
  const source = await chosenSource(viewer, searchParams);
  const { own, all } = shown(kpiInSource(source, id, searchParams));
  const { snapshot, plans } = source;
  const kpiIds = [...new Set(all.map(({ kpi }) => kpi.id))];
  const today = tokyoDate(snapshot === null ? now : new Date(snapshot.publishedAt));
  const asked = chosenYear(own.plan, searchParams, defaultFy(own.plan, [], today)).fy;
  const fy = yearOfKpi(own.plan, own.kpi, asked);
  const live = snapshot === null ? await liveKpi(viewer, { kpiIds, fy }, now) : null;
  const lastEnded = latestEndedFy(today);
  const narrow = withKpiAlone(own.plan, id);
  const told = snapshot?.plans.find(({ definition }) => definition.id === own.plan.id);
  const input: DashboardInput = live
    ? {
        plan: narrow,
        departments: plans.find(({ definition }) => definition.id === own.plan.id)?.departments ?? {},
        fy,
        lastEnded,
        ...live.input,
        linkTo: reportLink(viewer, own.plan.settings.allowSelfApproval, fiscalYearOf(today)),
      }
    : { ...toldPlan(told ?? notFound(), fy).dashboard, plan: narrow, fy, lastEnded };
  return {
    ...(buildKpi(own, all, {
      input,
      snapshot,
      live,
      changes: snapshot === null ? (live?.changes ?? []) : (snapshot.record ?? []),
    }) ?? notFound()),
    ...frameOf(viewer, { ...source, plan: own.plan }, { fy }),
    publication: live?.publication ?? null,
  };
}

async function liveKpi(
  viewer: Viewer,
  { kpiIds, fy }: { kpiIds: readonly KpiId[]; fy: FiscalYear },
  now: Date,
) {
  const [approved, undecided, published, working, record, told, changes] = await Promise.all([
    Promise.all(kpiIds.map((kpiId) => listApprovedReports(viewer, { kpiId }).then(shown))),
    listUndecidedReports(viewer).then(shown),
    readPublishedFigures(viewer).then(shown),
    listReports(viewer, { fy }, now).then(shown),
    readKpiRecord(viewer, { kpiIds }).then(shown),
    listPublishedYearsOf(viewer, { kpiIds }).then(shown),
    listRecordOf(viewer, { kpiIds }).then(shown),
  ]);
  return {
    input: { approved: approved.flat(), undecided, working, published: published?.figures ?? null },
    publication: published && { no: published.no, publishedAt: published.publishedAt },
    record,
    told,
    changes,
  };
}

/** The KPI in the plan that is asked for, else in the first that has it; and in every plan, the earliest first. */
function kpiInSource(source: PlanSource, id: KpiId, searchParams: SearchParams) {
  const { plan, plans, definitions } = source;
  const all = plansOfIndicator(definitions, id).sort((a, b) => a.plan.startFy - b.plan.startFy);
  const isAsked = dashboardQuerySchema.parse(searchParams).plan !== undefined;
  const own = all.filter(({ kpi }) => kpi.id === id);
  const here = own.find((each) => each.plan.id === plan.id) ?? (isAsked ? undefined : own.at(-1));
  return partOf(source, here && { own: here, all }, () => {
    const name = kpiNames(plans.map(({ definition }) => definition))[id];
    return name === undefined ? null : `指標${quoted(name)}`;
  });
}
