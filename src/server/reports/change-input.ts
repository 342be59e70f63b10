/** What a change of a report may say: strict, whole text, real dates. Derived fields are not part of it. */

import { z } from "zod";
import { MESSAGE_FIELDS } from "@/domain/reports/entry/messages";
import { FIGURE_STATUSES, REPORT_EVENTS } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { withoutUnseen } from "@/domain/shared/typed-text";
import type { FieldErrors } from "@/lib/result";
import { day, reportRef, text } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";

/** What a draft may hold, so that nobody loses a long text; submitting allows less (report-submission.ts). */
const MAX_DRAFT_TEXT = 10_000;
const MAX_TYPED_FIGURE = 1_000;

const writtenContentSchema = z.strictObject({
  actualText: text(MAX_TYPED_FIGURE).transform(withoutUnseen),
  figureStatus: z.enum(FIGURE_STATUSES).default("final"),
  missing: z
    .strictObject({
      reason: z.enum(["awaiting_release", "not_surveyed"]),
      note: text(MAX_DRAFT_TEXT),
      expectedOn: day.nullable(),
    })
    .nullable(),
  asOf: day.nullable(),
  basisNote: text(MAX_DRAFT_TEXT),
  reason: text(MAX_DRAFT_TEXT),
  nextStep: text(MAX_DRAFT_TEXT),
  warningNote: text(MAX_DRAFT_TEXT),
});

/** A report's content as a person writes it: the figure as typed, never as read. */
export type WrittenContent = z.output<typeof writtenContentSchema>;

/** What the browser sends; which report it is stands in the address. */
export const reportChangeBodySchema = z
  .strictObject({
    event: z.enum(REPORT_EVENTS),
    /** Number of the newest revision the writer saw; 0 when there was none. */
    version: z.int().min(0).max(1_000_000),
    /** For save_draft and submit; whoever decides does not edit. */
    content: writtenContentSchema.nullable().default(null),
    comment: text(MAX_DRAFT_TEXT).default(""),
    /** The field that a return speaks of; null for the report as a whole. */
    commentField: z.enum(MESSAGE_FIELDS).nullable().default(null),
    correctionReason: text(MAX_DRAFT_TEXT).default(""),
  })
  .refine(({ event, content }) => (event === "save_draft" || event === "submit") === (content !== null), {
    error: "この操作では送れない内容です。",
    path: ["content"],
  });

export type ReportChangeBody = z.input<typeof reportChangeBodySchema>;

const reportSchema = z.strictObject(reportRef);

export type ReportChangeInput = z.output<typeof reportChangeBodySchema> & z.output<typeof reportSchema>;

/** The whole input of `changeReport`, checked at the data layer whoever calls it. `body` may be anything. */
export function parseReportChange(
  body: unknown,
  report: { readonly kpiId: KpiId; readonly fy: FiscalYear },
):
  | { readonly ok: true; readonly input: ReportChangeInput }
  | { readonly ok: false; readonly errors: FieldErrors } {
  const place = reportSchema.safeParse(report);
  if (!place.success) return { ok: false, errors: { "": "報告の指定が正しくありません。" } };
  const parsed = reportChangeBodySchema.safeParse(body);
  return parsed.success
    ? { ok: true, input: { ...parsed.data, ...place.data } }
    : { ok: false, errors: sentences(parsed.error, "content") };
}
