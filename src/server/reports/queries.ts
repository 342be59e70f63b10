/** The reports: one KPI × one fiscal year. The reads are here; the one writer is `changeReport`. */

import { figuresInYear } from "@/domain/plan/figures";
import { askingPlans } from "@/domain/plan/lead";
import { isDocumented, isReportable } from "@/domain/plan/years";
import type { Handling } from "@/domain/reports/entry/handling";
import { takeBackRefusal } from "@/domain/reports/entry/take-back";
import type { ApprovedReport, InForce, ReportContent, ReportState } from "@/domain/reports/report";
import { isDecision } from "@/domain/reports/report";
import { isSaid, isStepSaid } from "@/domain/reports/said";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { done, type Result, refused } from "@/lib/result";
import { isInScope, kpiInScope, type ReportScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { db, type Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { kept, REPORTS, ROUNDS } from "@/server/db/kept";
import { type PlanDto, readPlansOnce } from "@/server/plan/queries";
import { approvedFigures, approvedRevisions } from "./approved";
import {
  type EntryStatusDto,
  isReturned,
  LAST_STEPS,
  type RoundOfYear,
  readRoundOfYear,
  readRoundsOfYears,
} from "./entry-window";
import { kindInForce, readKpi } from "./kpi";
import {
  authorName,
  CONTENT_SELECT,
  type HistoryDto,
  handlingOfRow,
  REVISION_SELECT,
  type RevisionDto,
  stepAlone,
  toContent,
  toHistory,
  toRevision,
} from "./rows";
import { authorIdsOfRow, SUBMISSION_SELECT } from "./submission";

export { changeReport } from "./change";

/** Where one report of one year stands, of a KPI or a metric, and what its newest revision says. */
export interface ReportDto extends EntryStatusDto {
  readonly planId: string;
  readonly kpiId: KpiId;
  /** KPI以外の実績: it has no mark, and is counted apart from KPIs. */
  readonly isMetric: boolean;
  readonly fy: FiscalYear;
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly state: ReportState;
  /** Number of the newest revision; 0 while nothing was saved. */
  readonly version: number;
  /**
   * The working content: not public until approved and published. null while nothing was saved, and of a draft for whoever
   * may not read one.
   */
  readonly content: ReportContent | null;
  /** Who counts as an author of what now waits for a decision. */
  readonly authorIds: readonly string[];
  /** Its newest answer came through a personal link. */
  readonly isByLink: boolean;
  /** ISO instant of the newest revision. */
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
  /** Who wrote its newest answer, and who decided on it. */
  readonly handling: Handling | null;
  /** A revision of this report was approved before (the newest one, or an earlier one under correction). */
  readonly approvedRevision: number | null;
}

/** One report with everything its page shows, and what this viewer may do with it now. */
export interface ReportDetailDto extends EntryStatusDto {
  readonly planId: string;
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly state: ReportState;
  readonly version: number;
  /** The newest revision; for whoever may not read drafts what is approved instead of one, or nothing. */
  readonly current: RevisionDto | null;
  readonly approved: RevisionDto | null;
  /** What a new answer would replace: an approved figure, or one that the plan document prints. */
  readonly inForce: InForce;
  /** Who wrote the newest answer, with the office of then (null: not on record); decisions pass over it. */
  readonly enteredBy: { readonly name: string; readonly office: string | null } | null;
  /** Newest first. */
  readonly history: readonly HistoryDto[];
  readonly allowed: {
    readonly edit: boolean;
    readonly submit: boolean;
    readonly approve: boolean;
    readonly return: boolean;
    /** This person handed it in, and nobody who may decide has opened it. */
    readonly takeBack: boolean;
    /** The role may decide, but not on what the person submitted. */
    readonly ownSubmission: boolean;
  };
}

/**
 * Every approved revision the viewer may see, of KPIs and metrics, oldest first: of one and a year the last one counts,
 * those before it are what was corrected.
 */
export async function listApprovedReports(
  viewer: Viewer,
  filter: { readonly kpiId?: KpiId } = {},
): Promise<Result<ApprovedReport[]>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  // Whoever may see every one sees the same.
  if (scope.all && !filter.kpiId)
    return done(await kept(REPORTS, "approved", () => approvedFigures(db(), {})));
  return done(
    await approvedFigures(db(), { AND: [kpiInScope(scope), filter.kpiId ? { id: filter.kpiId } : {}] }),
  );
}

/** All approved revisions of KPIs inside a transaction, for a caller that has asked `can` itself. */
export async function readApprovedReports(tx: Tx, kpiId?: KpiId): Promise<ApprovedReport[]> {
  return approvedRevisions(tx, kpiId ? { id: kpiId } : {});
}

/** One row per current KPI, then per metric, of the plans that cover the year, in the plans' order; what the viewer may not see is left out. */
export async function listReports(
  viewer: Viewer,
  { fy }: { fy: FiscalYear },
  now: Date = new Date(),
): Promise<Result<ReportDto[]>> {
  return listReportsOfYears(viewer, { fys: [fy] }, now);
}

/** The same of several years, one after the other, with as many queries as of one. */
export async function listReportsOfYears(
  viewer: Viewer,
  { fys }: { readonly fys: readonly FiscalYear[] },
  now: Date = new Date(),
): Promise<Result<ReportDto[]>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  const [plans, reports, roundOf] = await Promise.all([
    readPlansOnce(),
    kept(REPORTS, `reports of ${fys.join()}`, () =>
      db().report.findMany({ where: { fy: { in: [...fys] } }, select: LISTED_SELECT }),
    ),
    kept(ROUNDS, `rounds of ${fys.join()}`, () => readRoundsOfYears(db(), fys)),
  ]);
  const today = tokyoDate(now);
  return done(
    fys.flatMap((fy) => {
      const ofYear = new Map(reports.filter((row) => row.fy === fy).map((row) => [row.itemId, row]));
      return reportsOfYear(fy, { viewer, scope, plans, byKpi: ofYear, round: roundOf(fy), today });
    }),
  );
}

function reportsOfYear(
  fy: FiscalYear,
  {
    viewer,
    scope,
    plans,
    byKpi,
    round,
    today,
  }: {
    readonly viewer: Viewer;
    readonly scope: NonNullable<ReportScope>;
    readonly plans: readonly PlanDto[];
    readonly byKpi: ReadonlyMap<string, ListedRow>;
    readonly round: RoundOfYear;
    readonly today: IsoDate;
  },
): ReportDto[] {
  return askingPlans(plans).flatMap(({ definition, departments }) =>
    figuresInYear(definition, fy).flatMap(({ kpi, isMetric }) => {
      const department = departments[kpi.id] ?? null;
      const departmentId = department?.id ?? null;
      const report = { kpiId: kpi.id, fy };
      if (!isInScope(scope, departmentId, report)) return [];
      const row = byKpi.get(kpi.id);
      const { content, ...listed } = toReport(definition.id, kpi.id, fy, department, row);
      const isRead = isSaid(listed.state) || can(viewer, "report.read_draft", { departmentId, report });
      return [
        {
          ...listed,
          content: isRead ? content : null,
          isMetric,
          ...round.statusOf(
            kpi.id,
            {
              state: row?.state ?? "not_started",
              isReturned: isReturned(row?.revisions ?? []),
              approved: row?.approved ?? null,
              isDocumented: isDocumented(kpi, fy),
              departmentId,
            },
            today,
          ),
        },
      ];
    }),
  );
}

/** A report with its latest revision, as a list shows it. */
const LISTED_SELECT = {
  itemId: true,
  fy: true,
  state: true,
  version: true,
  approvedRevision: true,
  ...SUBMISSION_SELECT,
  latest: {
    select: { ...CONTENT_SELECT, event: true, viaLink: true, at: true, author: { select: { name: true } } },
  },
  revisions: LAST_STEPS,
  approved: { select: { missingReason: true, expectedOn: true, figureStatus: true } },
} as const satisfies Prisma.ReportSelect;

type ListedRow = Prisma.ReportGetPayload<{ select: typeof LISTED_SELECT }>;

function toReport(
  planId: string,
  kpiId: KpiId,
  fy: FiscalYear,
  department: ReportDto["department"],
  row: ListedRow | undefined,
): Omit<ReportDto, keyof EntryStatusDto | "isMetric"> {
  return {
    planId,
    kpiId,
    fy,
    department,
    state: row?.state ?? "not_started",
    version: row?.version ?? 0,
    content: row ? toContent(row.latest) : null,
    authorIds: authorIdsOfRow(row),
    isByLink: row?.latest.viaLink ?? false,
    updatedAt: row?.latest.at.toISOString() ?? null,
    updatedBy: row ? authorName(row.latest.author) : null,
    handling: handlingOfRow(row),
    approvedRevision: row?.approvedRevision ?? null,
  };
}

/**
 * One report, saved or not yet begun. `not_found` also where the KPI belongs to another department than the
 * contributor's: its existence is not told.
 */
export async function getReport(
  viewer: Viewer,
  { kpiId, fy }: { kpiId: KpiId; fy: FiscalYear },
  now: Date = new Date(),
): Promise<Result<ReportDetailDto>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  const [kpi, round, report] = await Promise.all([
    readKpi(db(), kpiId, fy),
    readRoundOfYear(db(), fy, kpiId),
    db().report.findUnique({
      where: { itemId_fy: { itemId: kpiId, fy } },
      select: {
        state: true,
        version: true,
        approvedRevision: true,
        ...SUBMISSION_SELECT,
        revisions: {
          orderBy: { no: "desc" },
          select: REVISION_SELECT,
        },
      },
    }),
  ]);
  if (!kpi || !isInScope(scope, kpi.department?.id ?? null, { kpiId, fy })) return refused("not_found");
  const definition = kpi.kpi;
  // What is no longer asked for is only looked at.
  const isAsked = isReportable(kpi.plan, definition, fy, now);
  if (!isAsked && !report) return refused("not_found");

  const revisions = report?.revisions ?? [];
  const current = revisions[0];
  const approved = revisions.find((row) => row.no === report?.approvedRevision);
  const written = revisions.find(({ event }) => !isDecision(event));
  const status = round.statusOf(
    kpiId,
    {
      state: report?.state ?? "not_started",
      isReturned: isReturned(revisions),
      approved: approved ?? null,
      isDocumented: isDocumented(definition, fy),
      departmentId: kpi.department?.id ?? null,
    },
    tokyoDate(now),
  );
  const resource = {
    entryOpen: status.window.open,
    report: { kpiId, fy },
    departmentId: kpi.department?.id ?? null,
    authorIds: authorIdsOfRow(report),
    allowSelfApproval: kpi.plan.settings.allowSelfApproval,
  };
  const state = report?.state ?? "not_started";
  const readsDrafts = can(viewer, "report.read_draft", resource);
  const shown = isSaid(state) || readsDrafts ? current : approved;
  const decidable = isAsked && report?.state === "submitted";
  const workable = isAsked && report?.state !== "submitted";
  return done({
    planId: kpi.plan.id,
    kpiId,
    fy,
    department: kpi.department,
    state,
    version: report?.version ?? 0,
    current: shown ? toRevision(shown) : null,
    approved: approved ? toRevision(approved) : null,
    inForce: kindInForce(
      definition,
      fy,
      approved ?? null,
      revisions.some(
        ({ event, actual, figureStatus }) =>
          event === "approve" && actual !== null && figureStatus !== "interim",
      ),
    ),
    ...status,
    enteredBy: written ? { name: authorName(written.author), office: written.authorOffice } : null,
    history: revisions.map((row) =>
      readsDrafts || (report && isStepSaid(row, report)) ? toHistory(row) : stepAlone(toHistory(row)),
    ),
    allowed: {
      edit: workable && can(viewer, "report.edit", resource),
      submit: workable && can(viewer, "report.submit", resource),
      approve: decidable && can(viewer, "report.approve", resource),
      return: decidable && can(viewer, "report.return", resource),
      takeBack:
        report !== null &&
        decidable &&
        can(viewer, "report.submit", resource) &&
        takeBackRefusal(report, viewer.userId) === null,
      ownSubmission:
        decidable &&
        !can(viewer, "report.approve", resource) &&
        can(viewer, "report.approve", { ...resource, authorIds: [] }),
    },
  });
}
