/** How the rows of an assessment's revisions become what the rest of the system reads. */
import { type ApprovedAssessment, type AssessmentContent, amountOf } from "@/domain/reports/assessment";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toPartId } from "@/domain/shared/part-id";
import { cleanText } from "@/domain/shared/typed-text";
import { toDay, toIsoDay } from "@/server/db/days";
import type { Prisma } from "@/server/db/generated/client";

export const ASSESSMENT_SELECT = {
  no: true,
  event: true,
  state: true,
  summary: true,
  opinion: true,
  opinionBy: true,
  opinionOn: true,
  response: true,
  budgetText: true,
  budget: true,
  settlementText: true,
  settlement: true,
  correctionReason: true,
  comment: true,
  authorId: true,
  author: { select: { name: true } },
  authorOffice: true,
  department: true,
  viaLink: true,
  at: true,
} as const satisfies Prisma.ReportRevisionSelect;

export type AssessmentRow = Prisma.ReportRevisionGetPayload<{ select: typeof ASSESSMENT_SELECT }>;

type WordsRow = Pick<AssessmentRow, "summary" | "opinion" | "opinionBy" | "opinionOn" | "response">;

function toWords(row: WordsRow) {
  return {
    summary: cleanText(row.summary),
    opinion: cleanText(row.opinion),
    opinionBy: cleanText(row.opinionBy),
    opinionOn: toIsoDay(row.opinionOn),
    response: cleanText(row.response),
  };
}

export function toAssessmentContent(
  row: WordsRow & Pick<AssessmentRow, "budgetText" | "settlementText">,
): AssessmentContent {
  return { ...toWords(row), budgetText: row.budgetText, settlementText: row.settlementText };
}

/** The columns that a content is stored in: an amount as typed, and as it was read. */
export function assessmentColumns(content: AssessmentContent) {
  return {
    ...content,
    opinionOn: toDay(content.opinionOn),
    budget: amountOf(content.budgetText),
    settlement: amountOf(content.settlementText),
  };
}

/** An approved revision with the report that it is of. */
export function toApprovedAssessment(
  row: AssessmentRow,
  report: { readonly itemId: string; readonly fy: number },
): ApprovedAssessment {
  return {
    partId: toPartId(report.itemId),
    fy: fiscalYear(report.fy),
    revision: row.no,
    approvedAt: row.at.toISOString(),
    office: row.department,
    correctionReason: cleanText(row.correctionReason),
    content: { ...toWords(row), budget: toAmount(row.budget), settlement: toAmount(row.settlement) },
  };
}

function toAmount(value: { toString(): string } | null): DecimalString | null {
  return value === null ? null : toDecimalString(decimal(value.toString()));
}
