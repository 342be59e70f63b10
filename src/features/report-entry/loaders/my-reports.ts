/** The page on which a department answers: everything of one person on it, in a constant number of queries. */

import { figureFinder } from "@/domain/plan/figures";
import { tallyInitiatives } from "@/domain/reports/initiatives/initiative-tally";
import { buildSeries } from "@/domain/reports/series";
import { type FiscalYear, fiscalYearOf, latestEndedFy } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { figurePlace } from "@/domain/words/ja/plan/places";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { listPlans } from "@/server/plan/queries";
import { listEntryNotes } from "@/server/reports/entry-notes";
import { listInitiativeReports } from "@/server/reports/initiatives/queries";
import { countUnread } from "@/server/reports/messages/unread";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { getRound } from "@/server/rounds/queries";
import { readRunningRounds } from "@/server/rounds/running";
import type { MyReportsPage } from "../components/my-reports-view";
import { chooseYear, reportableYears } from "../view-model/entry-list";
import { lastYearWords } from "../view-model/last-year";
import { type MyReportSource, myReports } from "../view-model/my-reports";

/** @param asked the year in the address; left out: the latest running round's, else the latest that has ended */
export async function loadMyReports(
  viewer: Viewer,
  asked: FiscalYear | null,
  now: Date,
): Promise<MyReportsPage> {
  const today = tokyoDate(now);
  const [plans, running] = await Promise.all([
    listPlans(viewer).then(shown),
    readRunningRounds(viewer).then(shown),
  ]);
  const years = reportableYears(
    plans.map(({ definition }) => definition),
    fiscalYearOf(now),
  );
  const own = viewer.responseScope?.fy ?? running[0]?.fy ?? null;
  const fy = chooseYear(years, asked ?? own, latestEndedFy(now));
  const [reports, initiatives, approved, notes, unread, round] = await Promise.all([
    listReports(viewer, { fy: fy ?? fiscalYearOf(now) }, now).then(shown),
    listInitiativeReports(viewer, { fy: fy ?? fiscalYearOf(now) }, now).then(shown),
    listApprovedReports(viewer).then(shown),
    listEntryNotes(viewer, { fy: fy ?? fiscalYearOf(now) }).then(shown),
    countUnread(viewer, { fy: fy ?? fiscalYearOf(now) }).then(shown),
    fy === null ? null : getRound(viewer, { fy }).then(shown),
  ]);
  const tally = tallyInitiatives(initiatives);
  const owed = tallyInitiatives(initiatives.filter(({ window, allowed }) => window.open && allowed.edit));
  if (fy === null)
    return { years, myReports: null, references: new Map(), initiatives: tally, isAskedFor: false };
  const findFigure = figureFinder(plans.map(({ definition }) => definition));
  const noteOf = new Map(notes.map((note) => [note.kpiId, note]));
  const approvedOf = Map.groupBy(approved, ({ kpiId }) => kpiId);
  const sources = reports.flatMap((report): MyReportSource[] => {
    const found = findFigure(report);
    if (!found) return [];
    const { plan, kpi } = found;
    const note = noteOf.get(kpi.id);
    return [
      {
        ...report,
        plan,
        kpi,
        place: figurePlace(found),
        series: buildSeries(plan, kpi, approvedOf.get(kpi.id) ?? []),
        departmentId: report.department?.id ?? null,
        correctionReason: note?.correctionReason ?? "",
        approved: note?.approved ?? null,
        returned: note?.returned ?? null,
        reopenedReason: note?.reopenedReason ?? null,
        unread: unread.get(kpi.id) ?? 0,
      },
    ];
  });
  const reportsOfViewer = myReports({
    person: { id: viewer.id, departmentId: viewer.departmentId, byLink: viewer.responseScope !== null },
    departmentName: viewer.departmentName,
    office: wordsOf(plans[0]?.definition ?? {}).office,
    fy,
    today,
    round,
    reports: sources,
    owedInitiatives: owed.unanswered + owed.returned,
  });
  // By a personal link there is one year, and no other.
  return {
    years: viewer.responseScope ? [fy] : years,
    myReports: reportsOfViewer,
    references: new Map(
      sources.map(({ kpi, isMetric, plan, series }) => [
        kpi.id,
        { kpi, isMetric, plan, series, lastYear: lastYearWords(approvedOf.get(kpi.id) ?? [], fy) },
      ]),
    ),
    initiatives: tally,
    isAskedFor: asked !== null,
  };
}
