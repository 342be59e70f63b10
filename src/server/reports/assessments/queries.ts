/** What is said of a year of plans, pillars and measures (総括・意見). The one writer is `changeAssessment`. */

import { levelOf, type PartLevel, type PlanPart } from "@/domain/plan/parts";
import { coversYear } from "@/domain/plan/years";
import type { AssessmentContent } from "@/domain/reports/assessment";
import type { Handling } from "@/domain/reports/entry/handling";
import { takeBackRefusal } from "@/domain/reports/entry/take-back";
import { isReturnOpen, type ReportState } from "@/domain/reports/report";
import { isSaid } from "@/domain/reports/said";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import type { PartId } from "@/domain/shared/part-id";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { kept, REPORTS } from "@/server/db/kept";
import { readParts } from "@/server/plan/parts";
import { type PlanDto, readPlansOnce } from "@/server/plan/queries";
import { LAST_STEPS } from "../entry-window";
import { authorName, handlingOfRow } from "../rows";
import { authorIdsOfRow, SUBMISSION_SELECT } from "../submission";
import { ASSESSMENT_SELECT, toAssessmentContent } from "./rows";

export { changeAssessment } from "./change";

/** Where one part's assessment of one year stands, and what this viewer may do with it now. */
export interface AssessmentDto {
  readonly planId: string;
  readonly partId: PartId;
  readonly level: PartLevel;
  /** The numbers of its pillar and its measure now; null of what stands above them. */
  readonly pillarNo: number | null;
  readonly measureNo: number | null;
  readonly fy: FiscalYear;
  readonly state: ReportState;
  /** Number of the newest revision; 0 while nothing was saved. */
  readonly version: number;
  /** What the newest revision says; null while nothing was saved. Of a draft that the viewer may not read what is approved. */
  readonly content: AssessmentContent | null;
  /** What was approved of this year, and stands. */
  readonly inForce: AssessmentContent | null;
  readonly correctionReason: string;
  /** What was written when it was returned, until it is handed in again; else "". */
  readonly comment: string;
  /** ISO instant of the newest revision. */
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
  /** Who wrote it, and who decided on it. */
  readonly handling: Handling | null;
  readonly allowed: {
    readonly edit: boolean;
    readonly approve: boolean;
    readonly return: boolean;
    /** Whoever handed it in may have it back, until somebody who may decide has opened it. */
    readonly takeBack: boolean;
    /** The role may decide, but not on what the person submitted. */
    readonly ownSubmission: boolean;
  };
}

const LISTED_SELECT = {
  itemId: true,
  fy: true,
  state: true,
  version: true,
  ...SUBMISSION_SELECT,
  latest: { select: ASSESSMENT_SELECT },
  approved: { select: ASSESSMENT_SELECT },
  revisions: LAST_STEPS,
} as const satisfies Prisma.ReportSelect;

type ListedRow = Prisma.ReportGetPayload<{ select: typeof LISTED_SELECT }>;

/**
 * A row for each plan that runs in one of the years, its pillars and measures, in the plans' order, year by year; nothing of
 * a year that has not begun. With the same number of queries whatever the plans' size.
 */
export async function listAssessments(
  viewer: Viewer,
  { fys }: { readonly fys: readonly FiscalYear[] },
  now: Date = new Date(),
): Promise<Result<AssessmentDto[]>> {
  if (!can(viewer, "report.read", {})) return refused("forbidden");
  const [plans, rows] = await Promise.all([
    readPlansOnce(),
    kept(REPORTS, `assessments of ${fys.join()}`, () =>
      db().report.findMany({
        where: { fy: { in: [...fys] }, item: { kind: "assessment" } },
        select: LISTED_SELECT,
      }),
    ),
  ]);
  const planIds = plans.map(({ definition }) => definition.id);
  const parts = await kept(["plan_version"], `parts of ${planIds.join()}`, () => readParts(db(), planIds));
  const byKey = new Map(rows.map((row) => [`${row.itemId}/${row.fy}`, row]));
  return done(
    fys
      .filter((fy) => fy <= fiscalYearOf(now))
      .flatMap((fy) =>
        plans
          .filter(({ definition }) => coversYear(definition, fy))
          .flatMap((plan) =>
            (parts.get(plan.definition.id) ?? []).map((part) =>
              toDto(viewer, plan, part, { fy, row: byKey.get(`${part.id}/${fy}`) }),
            ),
          ),
      ),
  );
}

function toDto(
  viewer: Viewer,
  { definition }: PlanDto,
  part: PlanPart,
  { fy, row }: { readonly fy: FiscalYear; readonly row: ListedRow | undefined },
): AssessmentDto {
  const lastStep = row?.revisions[0];
  const resource = {
    authorIds: authorIdsOfRow(row),
    allowSelfApproval: definition.settings.allowSelfApproval,
  };
  const isWaiting = row?.state === "submitted";
  const mayDecide = isWaiting && can(viewer, "report.approve", resource);
  const isRead = row !== undefined && (isSaid(row.state) || can(viewer, "report.read_draft", resource));
  const shown = isRead ? row.latest : (row?.approved ?? null);
  return {
    planId: definition.id,
    partId: part.id,
    level: levelOf(part),
    pillarNo: part.pillar?.no ?? null,
    measureNo: part.measure?.no ?? null,
    fy,
    state: row?.state ?? "not_started",
    version: row?.version ?? 0,
    content: shown && toAssessmentContent(shown),
    inForce: row?.approved ? toAssessmentContent(row.approved) : null,
    correctionReason: shown?.correctionReason ?? "",
    comment: isReturnOpen(lastStep) ? (lastStep?.comment ?? "") : "",
    updatedAt: row?.latest.at.toISOString() ?? null,
    updatedBy: row ? authorName(row.latest.author) : null,
    handling: handlingOfRow(row),
    allowed: {
      edit: !isWaiting && can(viewer, "report.edit", resource),
      approve: mayDecide,
      return: isWaiting && can(viewer, "report.return", resource),
      takeBack:
        isWaiting && can(viewer, "report.submit", resource) && takeBackRefusal(row, viewer.userId) === null,
      ownSubmission: isWaiting && !mayDecide && can(viewer, "report.approve", { ...resource, authorIds: [] }),
    },
  };
}
