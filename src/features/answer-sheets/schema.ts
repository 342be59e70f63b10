/** What the page of answer sheets takes from its form, and what is answered to a file that comes back. */
import { z } from "zod";
import type { PreviewPart } from "@/domain/imports/preview";
import { INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import { FIGURE_STATUSES } from "@/domain/reports/report";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isInitiativeId } from "@/domain/shared/initiative-id";
import { isKpiId } from "@/domain/shared/kpi-id";

/** The name of a file that is sent, percent-encoded. */
export const FILE_NAME_HEADER = "X-File-Name";

/** In an address, in the place of a department's id: what no department answers. */
export const NO_DEPARTMENT = "none";

const fy = z.number().refine(isFiscalYear);
const version = z.int().min(0);

const figureAnswer = z.strictObject({
  kind: z.literal("figure"),
  answer: z.strictObject({
    kpiId: z.string().refine(isKpiId),
    fy,
    version,
    content: z.strictObject({
      actualText: z.string(),
      figureStatus: z.enum(FIGURE_STATUSES),
      missing: z
        .strictObject({
          reason: z.enum(["awaiting_release", "not_surveyed"]),
          note: z.string(),
          expectedOn: z.string().nullable(),
        })
        .nullable(),
      asOf: z.string().nullable(),
      basisNote: z.string(),
      reason: z.string(),
      nextStep: z.string(),
      warningNote: z.string(),
    }),
    correctionReason: z.string(),
  }),
});

const initiativeAnswer = z.strictObject({
  kind: z.literal("initiative"),
  answer: z.strictObject({
    initiativeId: z.string().refine(isInitiativeId),
    fy,
    version,
    content: z.strictObject({
      progress: z.enum(INITIATIVE_STATES).nullable(),
      done: z.string(),
      result: z.string(),
      nextStep: z.string(),
      warningNote: z.string(),
    }),
    correctionReason: z.string(),
  }),
});

const answers = z.record(z.string(), z.discriminatedUnion("kind", [figureAnswer, initiativeAnswer]));
export type SheetAnswers = z.output<typeof answers>;

/** A hidden field holds what the preview was made from, as JSON. */
function json<T>(schema: z.ZodType<T>) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom" });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

export const takeSheetsFormSchema = z.strictObject({
  event: z.enum(["save_draft", "submit"]),
  /** With the keys of what can be taken from each. */
  files: json(z.array(z.strictObject({ name: z.string(), items: z.array(z.string()) }))),
  answers: json(answers),
  item: z.array(z.string(), { error: "取り込む項目を選んでください。" }),
});

/** The endpoint's answer to one file; the HTTP status says the same as `reason`. */
export type ReturnedAnswer =
  | { readonly ok: true; readonly part: PreviewPart; readonly answers: SheetAnswers }
  | { readonly ok: false; readonly reason: string; readonly message: string };
