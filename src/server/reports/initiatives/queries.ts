/** The answers on initiatives (取組の状況): one initiative × one fiscal year. The one writer is `changeInitiatives`. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { initiativesInYear } from "@/domain/plan/initiatives";
import { askingPlans } from "@/domain/plan/lead";
import type { Handling } from "@/domain/reports/entry/handling";
import { takeBackRefusal } from "@/domain/reports/entry/take-back";
import {
  type ApprovedInitiative,
  type EarlierAnswer,
  earliestAfter,
  type InitiativeContent,
  isInitiativeAsked,
  latestBefore,
  type UndecidedAnswer,
} from "@/domain/reports/initiatives/initiative";
import { isReturnOpen, type ReportState } from "@/domain/reports/report";
import { isSaid } from "@/domain/reports/said";
import type { EntryWindow } from "@/domain/rounds/entry-window";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { done, type Result, refused } from "@/lib/result";
import { isInScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { kept, PLANS, REPORTS, ROUNDS } from "@/server/db/kept";
import { readPlansOnce } from "@/server/plan/queries";
import { isReturned, LAST_STEPS } from "../entry-window";
import { authorName, handlingOfRow } from "../rows";
import { authorIdsOfRow, SUBMISSION_SELECT } from "../submission";
import { readAnswersAround, readApprovedInitiatives } from "./approved";
import { ANSWER_SELECT, rowInForce, toEarlier, toInitiativeContent } from "./rows";
import { awaitedOnOf, initiativeWindow } from "./window";

export { changeInitiatives } from "./change";

/** Where one initiative's answer of one year stands, and what this viewer may do with it now. */
export interface InitiativeReportDto {
  readonly planId: string;
  readonly initiativeId: InitiativeId;
  readonly fy: FiscalYear;
  /** Who is responsible; null where the plan names nobody: the office itself answers. */
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly state: ReportState;
  /** Number of the newest revision; 0 while nothing was saved. */
  readonly version: number;
  /** What the newest revision says; null while nothing was saved. Of a draft that the viewer may not read what is approved. */
  readonly content: InitiativeContent | null;
  /** The answer in force of the latest year before. */
  readonly earlier: (EarlierAnswer & { readonly fy: FiscalYear }) | null;
  /** What was handed in for the latest year before, no older than `earlier`, and is not approved. */
  readonly undecided: UndecidedAnswer | null;
  /** The answer in force of this year. */
  readonly inForce: InitiativeContent | null;
  /** The state in force of the next year that has one. */
  readonly later: Pick<EarlierAnswer, "progress"> | null;
  /** 年度途中の状況: what was approved before the year ended, once it has ended and its own answer is asked for. */
  readonly midYear: InitiativeContent | null;
  readonly correctionReason: string;
  /** 完了 of a year before is not asked again. */
  readonly isAsked: boolean;
  /** Whether the department may write now; the office always may. */
  readonly window: EntryWindow;
  /** What the office wrote when it returned it, until it is handed in again; else "". */
  readonly comment: string;
  /** The same as a fact. */
  readonly isReturned: boolean;
  /** Who answered, by the name of then: of the newest revision; null where that is nobody's, or unknown. */
  readonly answeredBy: string | null;
  readonly isByLink: boolean;
  /** ISO instant of the newest revision. */
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
  /** Who wrote the newest answer, and who decided on it. */
  readonly handling: Handling | null;
  readonly allowed: {
    readonly edit: boolean;
    readonly submit: boolean;
    readonly approve: boolean;
    readonly return: boolean;
    /** The role may decide, but not on what the person submitted. */
    /** It was handed in by this person, and nobody has opened it. */
    readonly takeBack: boolean;
    readonly ownSubmission: boolean;
  };
}

const LISTED_SELECT = {
  itemId: true,
  fy: true,
  state: true,
  version: true,
  ...SUBMISSION_SELECT,
  latest: { select: ANSWER_SELECT },
  approved: { select: ANSWER_SELECT },
  revisions: LAST_STEPS,
} as const satisfies Prisma.ReportSelect;

type ListedRow = Prisma.ReportGetPayload<{ select: typeof LISTED_SELECT }>;

/**
 * One row per initiative of the plans that run in the year, in the plans' order; what the viewer may not see is left out,
 * and nothing is there of a year that has not begun. With the same number of queries whatever the plan's size.
 */
export async function listInitiativeReports(
  viewer: Viewer,
  { fy }: { readonly fy: FiscalYear },
  now: Date = new Date(),
): Promise<Result<InitiativeReportDto[]>> {
  return listInitiativeReportsOfYears(viewer, { fys: [fy] }, now);
}

/** The same of several years, one after the other, with as many queries as of one. */
export async function listInitiativeReportsOfYears(
  viewer: Viewer,
  { fys }: { readonly fys: readonly FiscalYear[] },
  now: Date = new Date(),
): Promise<Result<InitiativeReportDto[]>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  const [plans, rows, answers, rounds] = await Promise.all([
    readPlansOnce(),
    kept(REPORTS, `initiatives of ${fys.join()}`, () => readListed(fys)),
    kept(REPORTS, `answers around ${fys.join()}`, () => readAnswersAround(db(), fys)),
    kept(ROUNDS, `rounds for initiatives of ${fys.join()}`, () =>
      db().collectionRound.findMany({
        where: { fy: { in: [...fys] } },
        select: { fy: true, openedAt: true, closedAt: true },
      }),
    ),
  ]);
  const today = tokyoDate(now);
  return done(
    fys
      .filter((fy) => fy <= fiscalYearOf(now))
      .flatMap((fy) => {
        const ofYear = rows.filter((row) => row.fy === fy);
        const byId = new Map<string, ListedRow>(ofYear.map((row) => [row.itemId, row]));
        const earlier = latestBefore(answers, fy);
        const later = earliestAfter(answers, fy);
        const undecided = undecidedBefore(rows, fy);
        const round = rounds.find((each) => each.fy === fy) ?? null;
        return askingPlans(plans).flatMap(({ definition, departments }) =>
          initiativesInYear(definition, fy).flatMap(({ initiative: { id } }) => {
            const department = departments[id] ?? null;
            if (!isInScope(scope, department?.id ?? null, { initiativeId: id, fy })) return [];
            const row = byId.get(id);
            const reasons = {
              isReturned: isReturned(row?.revisions ?? []),
              awaitedOn: awaitedOnOf(row?.approved ?? null, fy),
            };
            const window = initiativeWindow(round, reasons, today);
            const known = {
              row,
              earlier: earlier.get(id),
              undecided: undecided.get(id),
              later: later.get(id),
              today,
            };
            return [toDto(viewer, definition, { initiativeId: id, fy, department, window }, known)];
          }),
        );
      }),
  );
}

/** Of the years themselves, and what is not decided of years before. */
function readListed(fys: readonly FiscalYear[]): Promise<ListedRow[]> {
  return db().report.findMany({
    where: {
      item: { kind: "initiative" },
      OR: [
        { fy: { in: [...fys] } },
        { fy: { lt: Math.max(0, ...fys) }, state: { in: ["submitted", "returned"] } },
      ],
    },
    orderBy: { fy: "asc" },
    select: LISTED_SELECT,
  });
}

/** The approved answers of a plan's initiatives of the years before, oldest first: what the dashboards compare a year with. */
export async function listApprovedInitiatives(
  viewer: Viewer,
  { planId, before }: { readonly planId: string; readonly before: FiscalYear },
): Promise<Result<ApprovedInitiative[]>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const ofPlan = { fy: { lt: before }, item: { plans: { some: { planId } } } };
  const name = `approved initiatives of ${planId} before ${before}`;
  return done(await kept([...REPORTS, ...PLANS], name, () => readApprovedInitiatives(db(), ofPlan)));
}

/** Of each initiative the last year before that one whose answer waits to be approved, or was given back. @param rows oldest first */
function undecidedBefore(rows: readonly ListedRow[], fy: FiscalYear): Map<string, UndecidedAnswer> {
  return new Map(
    rows.flatMap(({ itemId, fy: year, state, latest: { progress } }) =>
      year < fy && progress !== null && (state === "submitted" || state === "returned")
        ? [[itemId, { fy: fiscalYear(year), state, progress }] as const]
        : [],
    ),
  );
}

function toDto(
  viewer: Viewer,
  plan: PlanDefinition,
  place: Pick<InitiativeReportDto, "initiativeId" | "fy" | "department" | "window">,
  known: {
    readonly row: ListedRow | undefined;
    readonly earlier: ApprovedInitiative | undefined;
    readonly undecided: UndecidedAnswer | undefined;
    readonly later: ApprovedInitiative | undefined;
    readonly today: IsoDate;
  },
): InitiativeReportDto {
  const { initiativeId, fy, department, window } = place;
  const { row } = known;
  const earlier = known.earlier ? toEarlier(known.earlier) : null;
  const inForce = rowInForce(row?.approved ?? null, fy, known.today);
  const lastStep = row?.revisions[0];
  const resource = {
    departmentId: department?.id ?? null,
    entryOpen: window.open,
    authorIds: authorIdsOfRow(row),
    allowSelfApproval: plan.settings.allowSelfApproval,
    report: { initiativeId, fy },
  };
  const isWaiting = row?.state === "submitted";
  const mayDecide = isWaiting && can(viewer, "report.approve", resource);
  const readsDrafts = can(viewer, "report.read_draft", resource);
  const isRead = row !== undefined && (isSaid(row.state) || readsDrafts);
  const shown = isRead ? row.latest : inForce;
  const { undecided } = known;
  const isUndecidedRead = undecided && (readsDrafts || isSaid(undecided.state));
  return {
    ...place,
    planId: plan.id,
    state: row?.state ?? "not_started",
    version: row?.version ?? 0,
    content: shown && toInitiativeContent(shown),
    earlier,
    undecided: isUndecidedRead && undecided.fy >= (earlier?.fy ?? 0) ? undecided : null,
    inForce: inForce && toInitiativeContent(inForce),
    later: known.later ? { progress: known.later.content.progress } : null,
    midYear: row?.approved && inForce === null ? toInitiativeContent(row.approved) : null,
    correctionReason: shown?.correctionReason ?? "",
    isAsked: isInitiativeAsked(earlier),
    comment: isReturnOpen(lastStep) ? (lastStep?.comment ?? "") : "",
    isReturned: isReturnOpen(lastStep),
    answeredBy: row?.latest.department ?? null,
    isByLink: row?.latest.viaLink ?? false,
    updatedAt: row?.latest.at.toISOString() ?? null,
    updatedBy: row ? authorName(row.latest.author) : null,
    handling: handlingOfRow(row),
    allowed: {
      edit: !isWaiting && can(viewer, "report.edit", resource),
      submit: !isWaiting && can(viewer, "report.submit", resource),
      approve: mayDecide,
      return: isWaiting && can(viewer, "report.return", resource),
      takeBack:
        isWaiting && can(viewer, "report.submit", resource) && takeBackRefusal(row, viewer.userId) === null,
      ownSubmission: isWaiting && !mayDecide && can(viewer, "report.approve", { ...resource, authorIds: [] }),
    },
  };
}
