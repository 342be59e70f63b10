/** What a change of an assessment may say: strict, whole text, real days. */
import { z } from "zod";
import { REPORT_EVENTS } from "@/domain/reports/report";
import { isPartId } from "@/domain/shared/part-id";
import { withoutUnseen } from "@/domain/shared/typed-text";
import { day, fiscalYear, trimmedText } from "@/server/input/fields";

/** What a draft may hold, so that nobody loses a long text; submitting allows less (domain/reports/assessment.ts). */
const MAX_DRAFT_TEXT = 10_000;
const MAX_TYPED_AMOUNT = 1_000;

const content = z.strictObject({
  summary: trimmedText(MAX_DRAFT_TEXT),
  opinion: trimmedText(MAX_DRAFT_TEXT),
  opinionBy: trimmedText(MAX_DRAFT_TEXT),
  opinionOn: day.nullable(),
  response: trimmedText(MAX_DRAFT_TEXT),
  budgetText: trimmedText(MAX_TYPED_AMOUNT).transform(withoutUnseen),
  settlementText: trimmedText(MAX_TYPED_AMOUNT).transform(withoutUnseen),
});

export const assessmentChangeSchema = z
  .strictObject({
    planId: z.string().max(100),
    partId: z.string().refine(isPartId),
    fy: fiscalYear,
    event: z.enum(REPORT_EVENTS),
    /** Number of the newest revision the writer saw; 0 when there was none. */
    version: z.int().min(0).max(1_000_000),
    /** For save_draft and submit; whoever decides, or takes back, does not edit. */
    content: content.nullable().default(null),
    /** Of a return or an approval. */
    comment: trimmedText(MAX_DRAFT_TEXT).default(""),
    correctionReason: trimmedText(MAX_DRAFT_TEXT).default(""),
  })
  .refine(({ event, content }) => (event === "save_draft" || event === "submit") === (content !== null), {
    error: "この操作では送れない内容です。",
    path: ["content"],
  });

export type AssessmentChangeInput = z.input<typeof assessmentChangeSchema>;
export type AssessmentChange = z.output<typeof assessmentChangeSchema>;
