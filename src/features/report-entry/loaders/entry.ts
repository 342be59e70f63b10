/** What the entry pages show, read for the signed-in person. */

import { forbidden, notFound } from "next/navigation";
import { cache } from "react";
import type { PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear, settingsInYear } from "@/domain/plan/editions";
import { figureFinder, type PlacedFigure } from "@/domain/plan/figures";
import { isDocumented } from "@/domain/plan/years";
import { tallyInitiatives } from "@/domain/reports/initiatives/initiative-tally";
import { progressByKind } from "@/domain/reports/progress";
import { buildSeries, guideOf, type KpiSeries } from "@/domain/reports/series";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYearOf, latestEndedFy } from "@/domain/shared/fiscal-year";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { figurePlace } from "@/domain/words/ja/plan/places";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { ENTRY_CLOSED_WORDS } from "@/domain/words/ja/rounds/rounds";
import { requestTime } from "@/lib/request-time";
import { reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireViewer } from "@/server/auth/sessions/session";
import { listPlans, type PlanDto } from "@/server/plan/queries";
import { listInitiativeReports } from "@/server/reports/initiatives/queries";
import {
  getReport,
  listApprovedReports,
  listReports,
  type ReportDetailDto,
  type ReportDto,
} from "@/server/reports/queries";
import { getRound } from "@/server/rounds/queries";
import type { RoundDto } from "@/server/rounds/rows";
import type { EntryFormPage } from "../components/entry-form-view";
import type { EntryListPage } from "../components/entry-list-view";
import type { MyReportsPage } from "../components/my-reports-view";
import type { WorkspaceProps } from "../components/report-workspace";
import type { EntryFilter, RevisionView } from "../schema";
import {
  chooseYear,
  type EntryAbilities,
  type EntryRow,
  type EntrySource,
  entryRows,
  filterCounts,
  filterRows,
  nextTodo,
  reportableYears,
} from "../view-model/entry-list";
import { defaultAsOf, figureContext } from "../view-model/figure";
import { historyLines, openReturn } from "../view-model/history";
import { lastYearWords } from "../view-model/last-year";
import { isOwnReport } from "../view-model/my-reports";
import { loadMyReports } from "./my-reports";

/** Who sees every department gets the year's table; a department, its own page. */
export type EntryPage =
  | { readonly kind: "list"; readonly list: EntryListPage }
  | { readonly kind: "my_reports"; readonly page: MyReportsPage };

/** Before the first byte: 403 for who may see no report at all. */
export async function admitToEntry(): Promise<void> {
  const viewer = await requireViewer();
  if (reportScope(viewer) === null) forbidden();
}

export async function loadEntry(
  asked: { readonly fy: FiscalYear | null; readonly filter: EntryFilter },
  now: Date = requestTime(),
): Promise<EntryPage> {
  const viewer = await requireViewer();
  return can(viewer, "report.read", {})
    ? { kind: "list", list: await loadEntryList(viewer, asked, now) }
    : { kind: "my_reports", page: await loadMyReports(viewer, asked.fy, now) };
}

/** Everybody's reports of one year. The caller has asked who may see them. */
export async function loadEntryList(
  viewer: Viewer,
  asked: { readonly fy: FiscalYear | null; readonly filter: EntryFilter },
  now: Date,
): Promise<EntryListPage> {
  const plans = shown(await listPlans(viewer));
  const years = reportableYears(
    plans.map(({ definition }) => definition),
    fiscalYearOf(now),
  );
  const fy = chooseYear(years, asked.fy, latestEndedFy(now));
  const [reports, initiatives, round] = await Promise.all([
    listReports(viewer, { fy: fy ?? fiscalYearOf(now) }, now).then(shown),
    listInitiativeReports(viewer, { fy: fy ?? fiscalYearOf(now) }, now).then(shown),
    fy === null ? null : getRound(viewer, { fy }).then(shown),
  ]);
  const rows = fy === null ? [] : rowsOf(viewer, plans, reports, { fy, round, now });
  return {
    fy,
    years,
    rows: filterRows(rows, asked.filter),
    counts: filterCounts(rows, asked.filter),
    progress: progressByKind(rows),
    initiatives: tallyInitiatives(initiatives),
    round,
    canManageRounds: can(viewer, "round.manage", {}),
  };
}

function rowsOf(
  viewer: Viewer,
  plans: readonly PlanDto[],
  reports: readonly ReportDto[],
  { fy, round, now }: { fy: FiscalYear; round: RoundDto | null; now: Date },
): EntryRow[] {
  const findFigure = figureFinder(plans.map(({ definition }) => definition));
  const selfApproving = new Set(
    plans.flatMap(({ definition }) => (definition.settings.allowSelfApproval ? [definition.id] : [])),
  );
  const sources = reports.flatMap((report): EntrySource[] => {
    const found = findFigure(report);
    if (!found) return [];
    return [
      {
        ...report,
        kpi: kpiInYear(found.kpi, fy),
        place: figurePlace(found),
        mayEdit: mayEdit(viewer, report),
        mayDecide: can(viewer, "report.approve", {
          departmentId: report.department?.id ?? null,
          authorIds: report.authorIds,
          allowSelfApproval: selfApproving.has(report.planId),
        }),
      },
    ];
  });
  return entryRows(sources, {
    fy,
    dueOn: round?.dueOn ?? null,
    today: tokyoDate(now),
    abilities: abilitiesOf(viewer, plans),
  });
}

function abilitiesOf(viewer: Viewer, plans: readonly PlanDto[]): EntryAbilities {
  const { office } = wordsOf(plans[0]?.definition ?? {});
  return { decide: can(viewer, "report.approve", {}), office };
}

/** Whether it is this person's to write now. A colleague's item may be opened all the same; it is no task. */
function mayEdit(viewer: Viewer, { department, kpiId, fy, window, respondent }: ReportDto): boolean {
  const departmentId = department?.id ?? null;
  if (!can(viewer, "report.edit", { departmentId, entryOpen: window.open, report: { kpiId, fy } }))
    return false;
  return can(viewer, "report.approve", {}) || isOwnReport({ departmentId, respondent }, viewer);
}

interface ReportAddress {
  readonly kpiId: KpiId;
  /** null for an address whose year is none. */
  readonly fy: FiscalYear | null;
}

const reportOf = cache((viewer: Viewer, kpiId: KpiId, fy: FiscalYear, now: Date) =>
  getReport(viewer, { kpiId, fy }, now),
);

/** Before the first byte: 404 for what is no report, or none that this person may know of. */
export async function admitToEntryForm(
  { kpiId, fy }: ReportAddress,
  now: Date = requestTime(),
): Promise<void> {
  const viewer = await requireViewer();
  if (fy === null) notFound();
  shown(await reportOf(viewer, kpiId, fy, now));
}

export async function loadEntryForm(
  { kpiId, fy }: ReportAddress,
  now: Date = requestTime(),
): Promise<EntryFormPage> {
  const viewer = await requireViewer();
  if (fy === null) notFound();
  const [plans, report, approved, reports, round] = await Promise.all([
    listPlans(viewer).then(shown),
    reportOf(viewer, kpiId, fy, now).then(shown),
    listApprovedReports(viewer, { kpiId }).then(shown),
    listReports(viewer, { fy }, now).then(shown),
    getRound(viewer, { fy }).then(shown),
  ]);
  const placed = figureFinder(plans.map(({ definition }) => definition))(report) ?? notFound();
  const { plan } = placed;
  const kpi = kpiInYear(placed.kpi, fy);
  const series = buildSeries(plan, placed.kpi, approved);
  const next = nextTodo(rowsOf(viewer, plans, reports, { fy, round, now }), kpiId);
  return {
    kpi,
    kpiOfAllYears: placed.kpi,
    isMetric: placed.isMetric,
    plan: {
      startFy: plan.startFy,
      endFy: plan.endFy,
      settings: { ...plan.settings, ...settingsInYear(plan, fy) },
      name: plan.name,
    },
    place: figurePlace(placed),
    department: report.department?.name ?? null,
    fy,
    round,
    series,
    guide: guideOf(plan, placed.kpi, fy),
    lastYear: lastYearWords(approved, fy),
    history: historyLines(report.history),
    workspace: workspaceOf(viewer, plan, placed, series, report, now, next),
  };
}

function workspaceOf(
  viewer: Viewer,
  plan: PlanDefinition,
  { kpi, isMetric }: PlacedFigure,
  series: KpiSeries,
  report: ReportDetailDto,
  now: Date,
  next: EntryRow | null,
): WorkspaceProps {
  const { fy } = report;
  const today = tokyoDate(now);
  const returned = openReturn(report.history);
  const { edit, approve, return: mayReturn, takeBack, ownSubmission } = report.allowed;
  return {
    context: figureContext(plan, kpi, series, {
      fy,
      today,
      inForce: report.inForce,
      isMetric,
      approved: report.approved && {
        content: report.approved.content,
        edition: report.approved.writtenWith.edition,
      },
      isAskedAgain: returned !== null || report.outstanding?.reason === "reopened",
    }),
    viewerId: viewer.id,
    byLink: viewer.responseScope !== null,
    defaultAsOf: defaultAsOf(fy, today),
    closedWords: closedWords(viewer, report, wordsOf(plan).office),
    awaitedOn: can(viewer, "report.approve", {}) ? null : awaitedOn(report),
    hasYearEnded:
      !can(viewer, "report.approve", {}) &&
      report.state === "approved" &&
      report.outstanding?.reason === "year_ended",
    state: report.state,
    isHandedIn: report.isHandedIn,
    isPrinted: isDocumented(kpi, fy),
    version: report.version,
    current: revisionView(report.current),
    approved: revisionView(report.approved),
    allowed: { edit, approve, return: mayReturn, takeBack, ownSubmission },
    returned: returned && {
      comment: returned.comment,
      field: returned.commentField,
      author: returned.author,
      at: returned.at,
    },
    submitted: report.state === "submitted" ? submissionOf(report.history) : null,
    enteredBy: report.enteredBy,
    next: next && { kpiId: next.kpiId, name: next.name },
  };
}

function submissionOf([newest]: ReportDetailDto["history"]): WorkspaceProps["submitted"] {
  return newest ? { by: newest.author, isByLink: newest.isByLink, isOnBehalf: newest.isOnBehalf } : null;
}

/** Why a department that would enter this figure cannot do so now; null for everybody else. */
function closedWords(viewer: Viewer, report: ReportDetailDto, office: string): string | null {
  const { window, kpiId, fy, state } = report;
  if (window.open || state === "submitted") return null;
  const once = { departmentId: report.department?.id ?? null, report: { kpiId, fy } };
  const wouldBeOpen =
    !can(viewer, "report.edit", { ...once, entryOpen: false }) &&
    can(viewer, "report.edit", { ...once, entryOpen: true });
  return wouldBeOpen ? ENTRY_CLOSED_WORDS[window.reason](office) : null;
}

/** The announced day of an approved 公表待ち, once it has come: the department's form asks for the figure at once. */
function awaitedOn({ state, outstanding }: ReportDetailDto): IsoDate | null {
  return state === "approved" ? (outstanding?.awaitedOn ?? null) : null;
}

function revisionView(revision: ReportDetailDto["current"]): RevisionView | null {
  if (revision === null) return null;
  const { no, state, content, correctionReason, author, at, writtenWith } = revision;
  return { version: no, state, content, correctionReason, author, at, writtenWith };
}
