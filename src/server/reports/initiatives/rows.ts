/** How the rows of an initiative's reports become what the rest of the system reads. */
import {
  type ApprovedInitiative,
  type EarlierAnswer,
  type InitiativeContent,
  type InitiativeState,
  isInForce,
} from "@/domain/reports/initiatives/initiative";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import type { IsoDate } from "@/domain/shared/iso-date";
import { cleanText } from "@/domain/shared/typed-text";
import type { Prisma } from "@/server/db/generated/client";

export const ANSWER_SELECT = {
  no: true,
  event: true,
  state: true,
  progress: true,
  figureStatus: true,
  done: true,
  result: true,
  nextStep: true,
  warningNote: true,
  correctionReason: true,
  comment: true,
  authorId: true,
  author: { select: { name: true } },
  authorOffice: true,
  department: true,
  viaLink: true,
  at: true,
} as const satisfies Prisma.ReportRevisionSelect;

export type AnswerRow = Prisma.ReportRevisionGetPayload<{ select: typeof ANSWER_SELECT }>;

type ContentRow = Pick<AnswerRow, "progress" | "done" | "result" | "nextStep" | "warningNote">;

export function toInitiativeContent(row: ContentRow): InitiativeContent {
  return {
    progress: row.progress,
    done: cleanText(row.done),
    result: cleanText(row.result),
    nextStep: cleanText(row.nextStep),
    warningNote: cleanText(row.warningNote),
  };
}

/** An approved revision with the report that it is of; the database lets none be approved without a state. */
export function toApprovedInitiative(
  row: AnswerRow,
  report: { readonly itemId: string; readonly fy: number },
): ApprovedInitiative {
  const content = toInitiativeContent(row);
  return {
    initiativeId: toInitiativeId(report.itemId),
    fy: fiscalYear(report.fy),
    revision: row.no,
    approvedAt: row.at.toISOString(),
    department: row.department,
    approvedByOffice: row.authorOffice,
    isInterim: isInterimRow(row),
    correctionReason: cleanText(row.correctionReason),
    content: { ...content, progress: approvedState(content.progress) },
  };
}

/** A state of the middle of the year is marked as a 年度途中の値 is. */
export function isInterimRow({ figureStatus }: Pick<AnswerRow, "figureStatus">): boolean {
  return figureStatus === "interim";
}

/** What was approved and answers its year still; null where nothing does. */
export function rowInForce<T extends Pick<AnswerRow, "progress" | "figureStatus">>(
  approved: T | null,
  fy: FiscalYear,
  today: IsoDate,
): T | null {
  const answer = approved && { progress: approved.progress, isInterim: isInterimRow(approved) };
  return isInForce(answer, fy, today) ? approved : null;
}

export function toEarlier({
  content,
  fy,
}: ApprovedInitiative): EarlierAnswer & Pick<ApprovedInitiative, "fy"> {
  const { progress, done, result, nextStep } = content;
  return { fy, progress, done, result, nextStep };
}

function approvedState(progress: InitiativeState | null): InitiativeState {
  if (progress === null) throw new Error("an initiative's answer was approved without a state");
  return progress;
}
