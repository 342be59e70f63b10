/** What the page of past figures sends, and what comes back: the file goes along each time, the server keeps none. */
import { z } from "zod";
import { COLUMN_ROLES } from "@/domain/imports/past-figures/columns";
import type { FieldErrors } from "@/lib/result";
import type { PastTableDto } from "@/server/past-figures/columns";
import type { ImportedDto } from "@/server/past-figures/import";
import type { PastPreview } from "./view-model";

/** The parts of the form that is sent. */
export const FILE_PART = "file";
export const ASK_PART = "ask";

const place = { sheet: z.int().min(0).optional(), headRow: z.int().min(1).optional() };
const columns = z.strictObject({
  sheet: z.int(),
  headRow: z.int(),
  roles: z.array(z.enum(COLUMN_ROLES).nullable()),
});

/** What is wanted of the file, one step after the other. */
export const askSchema = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("columns"), ...place }),
  z.strictObject({ step: z.literal("preview"), columns }),
  z.strictObject({
    step: z.literal("import"),
    columns,
    seen: z.string(),
    chosen: z.array(z.string()),
    reason: z.string(),
    warningNote: z.string(),
    correctionReason: z.string(),
  }),
]);
export type PastFiguresAsk = z.infer<typeof askSchema>;

/** By the step that was asked for. */
export interface PastFiguresAnswers {
  readonly columns: PastTableDto;
  readonly preview: PastPreview;
  readonly import: ImportedDto;
}

/** The HTTP status says the same as `reason`. */
export type PastFiguresAnswer<Step extends keyof PastFiguresAnswers> =
  | { readonly ok: true; readonly value: PastFiguresAnswers[Step] }
  | { readonly ok: false; readonly reason: string; readonly errors: FieldErrors };

/** Of a decision on an import. */
export const decideFormSchema = z.strictObject({
  importId: z.string(),
  comment: z.string().default(""),
});
