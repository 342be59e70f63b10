/** What the entry pages show, read for the signed-in person. */
import { forbidden, notFound } from "next/navigation";
import { can } from "@/domain/access";
import { buildCourse, guideOf, type KpiCourse } from "@/domain/course";
import {
  type FiscalYear,
  fiscalYearOf,
  fiscalYearRange,
  latestEndedFy,
  tokyoDate,
} from "@/domain/fiscal-year";
import { type Kpi, listKpis, type PlacedKpi, type PlanDefinition } from "@/domain/plan";
import type { Refusal, Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { requireViewer } from "@/server/auth/session";
import type { Viewer } from "@/server/auth/viewer";
import { listPlans, type PlanDto } from "@/server/data/plans";
import {
  getReport,
  listApprovedReports,
  listReports,
  type ReportDetailDto,
  type ReportDto,
} from "@/server/data/reports";
import { getRound, type RoundDto } from "@/server/data/rounds";
import type { FigureContext } from "./components/entry-draft";
import type { EntryFormPage } from "./components/entry-form-view";
import type { EntryListPage } from "./components/entry-list-view";
import type { WorkspaceProps } from "./components/report-workspace";
import type { EntryFilter, RevisionView } from "./schema";
import {
  chooseYear,
  type EntryAbilities,
  type EntryRow,
  type EntrySource,
  entryProgress,
  entryRows,
  filterCounts,
  filterRows,
  historyLines,
  nextTodo,
  openReturn,
  reportableYears,
} from "./view-model";

export async function loadEntryList(
  asked: { readonly fy: FiscalYear | null; readonly filter: EntryFilter },
  now: Date = new Date(),
): Promise<EntryListPage> {
  const viewer = await requireViewer(staffRoutes.entry(asked.fy === null ? {} : { fy: asked.fy }));
  const plans = shown(await listPlans(viewer));
  const years = reportableYears(
    plans.map(({ definition }) => definition),
    fiscalYearOf(now),
  );
  const fy = chooseYear(years, asked.fy, latestEndedFy(now));
  const [reports, round] = await Promise.all([
    listReports(viewer, { fy: fy ?? fiscalYearOf(now) }).then(shown),
    fy === null ? null : getRound(viewer, { fy }).then(shown),
  ]);
  const rows = fy === null ? [] : rowsOf(viewer, plans, reports, { fy, round, now });
  return {
    fy,
    years,
    rows: filterRows(rows, asked.filter),
    counts: filterCounts(rows, asked.filter),
    progress: entryProgress(rows),
    round,
    showDepartment: can(viewer, "report.read", {}),
    departmentName: viewer.departmentName,
    canManageRounds: can(viewer, "round.manage", {}),
  };
}

function rowsOf(
  viewer: Viewer,
  plans: readonly PlanDto[],
  reports: readonly ReportDto[],
  { fy, round, now }: { fy: FiscalYear; round: RoundDto | null; now: Date },
): EntryRow[] {
  const placed = new Map(
    plans.flatMap(({ definition }) => listKpis(definition).map((each) => [each.kpi.id, each] as const)),
  );
  const sources = reports.flatMap((report): EntrySource[] => {
    const found = placed.get(report.kpiId);
    return found ? [{ ...report, kpi: found.kpi, place: placeOf(found) }] : [];
  });
  return entryRows(sources, {
    fy,
    dueOn: round?.dueOn ?? null,
    today: tokyoDate(now),
    abilities: abilitiesOf(viewer),
  });
}

function abilitiesOf(viewer: Viewer): EntryAbilities {
  const own = { departmentId: viewer.departmentId };
  return {
    viewerId: viewer.id,
    edit: can(viewer, "report.edit", own),
    decide: can(viewer, "report.approve", own),
  };
}

function placeOf({ pillar, measure }: PlacedKpi): string | null {
  if (pillar === null) return null;
  const place = `(${pillar.no}) ${pillar.catchphrase}`;
  return measure === null ? place : `${place} ${measure.title}`;
}

export async function loadEntryForm(
  { kpiId, fy }: { readonly kpiId: string; readonly fy: FiscalYear | null },
  now: Date = new Date(),
): Promise<EntryFormPage> {
  const viewer = await requireViewer(fy === null ? undefined : staffRoutes.entryForm(kpiId, fy));
  if (fy === null) notFound();
  const [plans, report, approved, reports, round] = await Promise.all([
    listPlans(viewer).then(shown),
    getReport(viewer, { kpiId, fy }, now).then(shown),
    listApprovedReports(viewer, { kpiId }).then(shown),
    listReports(viewer, { fy }).then(shown),
    getRound(viewer, { fy }).then(shown),
  ]);
  const plan = plans.find(({ definition }) => definition.id === report.planId)?.definition;
  const placed = plan && listKpis(plan).find((each) => each.kpi.id === kpiId);
  if (!plan || !placed) notFound();
  const { kpi } = placed;
  const course = buildCourse(plan, kpi, approved);
  const next = nextTodo(rowsOf(viewer, plans, reports, { fy, round, now }), kpiId);
  return {
    kpi,
    plan: { startFy: plan.startFy, endFy: plan.endFy, settings: plan.settings, name: plan.name },
    place: placeOf(placed),
    department: report.department?.name ?? null,
    fy,
    round,
    course,
    guide: guideOf(plan, kpi, fy),
    history: historyLines(report.history),
    workspace: workspaceOf(viewer, plan, kpi, course, report, now, next),
  };
}

function workspaceOf(
  viewer: Viewer,
  plan: PlanDefinition,
  kpi: Kpi,
  course: KpiCourse,
  report: ReportDetailDto,
  now: Date,
  next: EntryRow | null,
): WorkspaceProps {
  const { fy } = report;
  const today = tokyoDate(now);
  const { end } = fiscalYearRange(fy);
  const hasEnded = end <= today;
  const returned = openReturn(report.history);
  const context: FigureContext = {
    kpi,
    fy,
    today,
    judgeBase: {
      fy,
      direction: kpi.direction,
      unit: kpi.unit,
      decimals: kpi.decimals,
      baseline: kpi.baseline,
      target: kpi.target,
      planned: kpi.years.find((year) => year.fy === fy)?.planned ?? null,
      earlier: course.years.flatMap((year) =>
        year.fy < fy && year.actual !== null ? [{ fy: year.fy, value: year.actual }] : [],
      ),
      improvementReference: plan.settings.improvementReference,
    },
    isCorrection: report.isCorrection,
  };
  const { edit, approve, return: mayReturn, ownSubmission } = report.allowed;
  return {
    context,
    viewerId: viewer.id,
    // Most figures stand for the year's last day; while the year runs, for today.
    defaultAsOf: hasEnded ? end : today,
    state: report.state,
    version: report.version,
    current: revisionView(report.current),
    approved: revisionView(report.approved),
    allowed: { edit, approve, return: mayReturn, ownSubmission },
    returned: returned && { comment: returned.comment, author: returned.author, at: returned.at },
    submittedBy: report.state === "submitted" ? (report.history[0]?.author ?? null) : null,
    next: next && { kpiId: next.kpiId, name: next.name },
  };
}

function revisionView(revision: ReportDetailDto["current"]): RevisionView | null {
  if (revision === null) return null;
  const { no, state, content, correctionReason, author, at } = revision;
  return { version: no, state, content, correctionReason, author, at };
}

/** A page answers a refusal with its status: 403 or 404. */
function shown<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const reason: Refusal = result.reason;
  if (reason === "forbidden") forbidden();
  if (reason === "not_found") notFound();
  throw new Error(`Unexpected refusal: ${reason}`);
}
