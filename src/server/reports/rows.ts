/** How report rows become what the rest of the system reads. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { plainFigure } from "@/domain/plan/quantity";
import { type Handling, handlingOf } from "@/domain/reports/entry/handling";
import type {
  ApprovedReport,
  FigureStatus,
  MissingReason,
  ReportContent,
  ReportEvent,
  ReportState,
} from "@/domain/reports/report";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { cleanText } from "@/domain/shared/typed-text";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import type { Viewer } from "@/server/access/viewer";
import { toDay, toIsoDay } from "@/server/db/days";
import type { Prisma } from "@/server/db/generated/client";

/** The columns of a revision's content. */
export const CONTENT_SELECT = {
  actualText: true,
  actual: true,
  figureStatus: true,
  missingReason: true,
  missingNote: true,
  expectedOn: true,
  asOf: true,
  basisNote: true,
  reason: true,
  nextStep: true,
  warningNote: true,
} as const satisfies Prisma.ReportRevisionSelect;

/** Everything a revision says, with its author's name. */
export const REVISION_SELECT = {
  ...CONTENT_SELECT,
  no: true,
  event: true,
  state: true,
  correctionReason: true,
  comment: true,
  commentField: true,
  authorId: true,
  at: true,
  author: { select: { name: true } },
  edition: true,
  unit: true,
  upperLimit: true,
  lowest: true,
  department: true,
  authorOffice: true,
  viaLink: true,
  recordSource: true,
} as const satisfies Prisma.ReportRevisionSelect;

export type RevisionRow = Prisma.ReportRevisionGetPayload<{ select: typeof REVISION_SELECT }>;

/** One revision: the whole content as it stood after one event. */
export interface RevisionDto {
  readonly no: number;
  readonly event: ReportEvent;
  readonly state: ReportState;
  readonly content: ReportContent;
  readonly correctionReason: string;
  readonly comment: string;
  /** The field that the comment speaks of, by the names of domain/discussion.ts. */
  readonly commentField: string | null;
  /** null: the system. */
  readonly authorId: string | null;
  readonly author: string;
  /** ISO instant. */
  readonly at: string;
  /** As it was when the answer was written; null: not on record. */
  readonly writtenWith: {
    /** Of the definition. */
    readonly edition: number;
    readonly department: string | null;
    readonly unit: string | null;
    /** Through a response link; else signed in. */
    readonly viaLink: boolean | null;
  };
}

/** One line of a report's history. */
export interface HistoryDto {
  readonly no: number;
  readonly event: ReportEvent;
  readonly state: ReportState;
  /** The figure as it was read, 1,286 for 「１，２８６」; as it was typed where none could be read. */
  readonly figure: string;
  readonly figureStatus: FigureStatus;
  /** Why it gives no figure; null where it does, or nothing was answered. */
  readonly missing: MissingReason | null;
  readonly comment: string;
  /** The field that the comment speaks of, by the names of domain/discussion.ts. */
  readonly commentField: string | null;
  readonly correctionReason: string;
  readonly authorId: string | null;
  readonly author: string;
  /** Its author came by a personal link. */
  readonly isByLink: boolean;
  /** Somebody of another office handed it in for the department. */
  readonly isOnBehalf: boolean;
  readonly at: string;
}

export type ContentRow = Prisma.ReportRevisionGetPayload<{ select: typeof CONTENT_SELECT }>;

const SYSTEM_NAME = "システム";

/** Who wrote a revision; the system where no person did. */
export function authorName(author: { readonly name: string } | null): string {
  return author?.name ?? SYSTEM_NAME;
}

interface StepRow {
  readonly event: ReportEvent;
  readonly author: { readonly name: string } | null;
  readonly viaLink: boolean | null;
  readonly at: Date;
}

/** @param row a report as a list reads it: its newest revision, and what `LAST_STEPS` reads */
export function handlingOfRow(
  row: { readonly latest: StepRow; readonly revisions: readonly StepRow[] } | undefined,
): Handling | null {
  if (row === undefined) return null;
  return handlingOf(
    [row.latest, ...row.revisions].map(({ event, author, viaLink, at }) => ({
      event,
      by: authorName(author),
      isByLink: viaLink === true,
      at: at.toISOString(),
    })),
  );
}

/** Revisions stand as they were recorded, some before texts were cleaned when they came in. */
export function toContent(row: ContentRow): ReportContent {
  // The database refuses `not_entered` as an answer, so it never comes back as one.
  const missing = row.missingReason === "not_entered" ? null : row.missingReason;
  return {
    actualText: cleanText(row.actualText),
    actual: row.actual === null ? null : toFigure(row.actual),
    figureStatus: row.figureStatus,
    missing:
      missing === null
        ? null
        : { reason: missing, note: cleanText(row.missingNote), expectedOn: toIsoDay(row.expectedOn) },
    asOf: toIsoDay(row.asOf),
    basisNote: cleanText(row.basisNote),
    reason: cleanText(row.reason),
    nextStep: cleanText(row.nextStep),
    warningNote: cleanText(row.warningNote),
  };
}

export function toRevision(row: RevisionRow): RevisionDto {
  return {
    no: row.no,
    event: row.event,
    state: row.state,
    content: toContent(row),
    correctionReason: cleanText(row.correctionReason),
    comment: cleanText(row.comment),
    commentField: row.commentField,
    authorId: row.authorId,
    author: authorName(row.author),
    at: row.at.toISOString(),
    writtenWith: {
      edition: row.edition ?? 1,
      department: row.department,
      unit: row.unit,
      viaLink: row.viaLink,
    },
  };
}

export function toHistory(row: {
  no: number;
  event: ReportEvent;
  state: ReportState;
  actualText: string;
  actual: ContentRow["actual"];
  figureStatus: FigureStatus;
  missingReason: MissingReason | null;
  comment: string;
  commentField: string | null;
  correctionReason: string;
  authorId: string | null;
  author: { name: string } | null;
  viaLink: boolean | null;
  authorOffice: string | null;
  department: string | null;
  at: Date;
}): HistoryDto {
  const { event, viaLink, authorOffice, department } = row;
  const isSigned = viaLink !== true && authorOffice !== null && department !== null;
  return {
    no: row.no,
    event: row.event,
    state: row.state,
    figure: row.actual === null ? cleanText(row.actualText) : plainFigure(toFigure(row.actual)),
    figureStatus: row.figureStatus,
    missing: row.missingReason,
    comment: cleanText(row.comment),
    commentField: row.commentField,
    correctionReason: cleanText(row.correctionReason),
    authorId: row.authorId,
    author: authorName(row.author),
    // A decision carries the way of the answer it decides on.
    isByLink: viaLink === true && (event === "submit" || event === "save_draft"),
    isOnBehalf: event === "submit" && isSigned && authorOffice !== department,
    at: row.at.toISOString(),
  };
}

/** The step alone, for whoever may not read what it wrote: who did what and when, and what was said on it. */
export function stepAlone(step: HistoryDto): HistoryDto {
  return { ...step, figure: "", figureStatus: "final", missing: null, correctionReason: "" };
}

/** Everything as it was when the revision was written: who answers and who approves today says nothing of it. */
export function toApproved(
  row: RevisionRow,
  report: { readonly kpiId: KpiId; readonly fy: FiscalYear },
): ApprovedReport {
  return {
    kpiId: report.kpiId,
    fy: report.fy,
    revision: row.no,
    approvedAt: row.at.toISOString(),
    approvedByOffice: row.authorOffice,
    department: row.department,
    correctionReason: cleanText(row.correctionReason),
    content: toContent(row),
  };
}

/** What was true of the answer when it was written. A decision takes it over from the answer it decides on. */
export interface WrittenWith {
  readonly edition: number;
  readonly unit: string;
  readonly upperLimit: DecimalString | null;
  readonly lowest: DecimalString | null;
  readonly department: string | null;
  readonly viaLink: boolean | null;
}

export function writtenWithOf(row: RevisionRow): WrittenWith {
  return {
    edition: row.edition ?? 1,
    unit: row.unit ?? "",
    upperLimit: row.upperLimit === null ? null : toFigure(row.upperLimit),
    lowest: row.lowest === null ? null : toFigure(row.lowest),
    department: row.department,
    viaLink: row.viaLink,
  };
}

/** The office of whoever acts; a person's name is never told to the public. */
export function officeOf(
  viewer: Pick<Viewer, "departmentName" | "role" | "userId">,
  plan: Pick<PlanDefinition, "words">,
): string | null {
  if (viewer.userId === null) return null;
  return viewer.departmentName ?? (viewer.role === "office" ? wordsOf(plan).office : null);
}

/** The department that somebody of another office hands in for: told beside the act. null where it answers itself. */
export function onBehalfOf(
  viewer: Pick<Viewer, "departmentId" | "userId">,
  event: string,
  department: { readonly id: string; readonly name: string } | null,
): string | null {
  const isOwn = viewer.userId === null || viewer.departmentId === department?.id;
  return event !== "submit" || isOwn ? null : (department?.name ?? null);
}

/** The columns that a content is stored in. Its figure and its "not available" never stand together. */
export function contentColumns(content: ReportContent) {
  return {
    actualText: content.actualText,
    actual: content.missing === null ? content.actual : null,
    figureStatus: content.missing === null ? content.figureStatus : "final",
    missingReason: content.missing?.reason ?? null,
    missingNote: content.missing?.note ?? "",
    expectedOn: toDay(content.missing?.expectedOn ?? null),
    asOf: toDay(content.asOf),
    basisNote: content.basisNote,
    reason: content.reason,
    nextStep: content.nextStep,
    warningNote: content.warningNote,
  };
}

/** numeric(24,6) comes back as "2000.000000"; figures travel as "2000". */
export function toFigure(value: { toString(): string }): DecimalString {
  return toDecimalString(decimal(value.toString()));
}
