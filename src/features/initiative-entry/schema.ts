/** What the pages of initiatives take from an address and their forms, and what their actions answer. */

import { z } from "zod";
import { INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import type { ReportState } from "@/domain/reports/report";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { type InitiativeId, isInitiativeId } from "@/domain/shared/initiative-id";
import { yearInAddress } from "@/lib/address-query";
import type { FieldErrors, Refusal } from "@/lib/result";
import type { LineDraft } from "./model/line-draft";

const yearText = yearInAddress.refine(isFiscalYear);

/** "1-2": pillar and measure. */
const measureText = z.string().regex(/^[1-9]\d{0,2}-[1-9]\d{0,2}$/);

/** One part of the year: a measure that is decided on, or a department that is answered for; null for the whole. */
export type Part =
  | { readonly kind: "measure"; readonly planId: string; readonly measure: string }
  | {
      readonly kind: "department" /** null: what nobody is responsible for. */;
      readonly departmentId: string | null;
    }
  | null;

/** In an address, in the place of a department's id. */
export const NO_DEPARTMENT = "none";

type Asked = Readonly<Record<string, string | string[] | undefined>>;

export function parsePart({ plan, measure, department }: Asked): Part {
  const named = measureText.safeParse(measure);
  if (named.success && typeof plan === "string") {
    return { kind: "measure", planId: plan, measure: named.data };
  }
  if (department === NO_DEPARTMENT) return { kind: "department", departmentId: null };
  const departmentId = z.uuid().safeParse(department);
  return departmentId.success ? { kind: "department", departmentId: departmentId.data } : null;
}

/** How many were approved on the page before; null for anything else in the address. */
export function parseApproved({ approved }: Asked): number | null {
  const parsed = z
    .string()
    .regex(/^\d{1,4}$/)
    .safeParse(approved);
  return parsed.success ? Number(parsed.data) : null;
}

const initiativeId = z.string().refine(isInitiativeId);
const version = z.number().int().min(0);

/** Called by the page's script, with values and not with a form. */
export const writeLinesSchema = z.strictObject({
  fy: z.number().refine(isFiscalYear),
  changes: z
    .array(
      z.strictObject({
        initiativeId,
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
    )
    .min(1),
});

export type WriteLines = z.input<typeof writeLinesSchema>;

/** "dx-2-1-1-1/3": an initiative and the version that was seen. */
const seenLine = z
  .string()
  .regex(/^[^/]+\/\d{1,7}$/)
  .transform((text) => {
    const at = text.lastIndexOf("/");
    return { initiativeId: text.slice(0, at), version: Number(text.slice(at + 1)) };
  })
  .refine((line): line is { initiativeId: InitiativeId; version: number } =>
    isInitiativeId(line.initiativeId),
  );

export const approveMeasureFormSchema = z.strictObject({
  fy: yearText,
  plan: z.string(),
  measure: measureText,
  lines: z.array(seenLine, { error: "承認できる回答がありません。" }),
});

/** Called by the page's script too. */
export const takeBackLineSchema = z.strictObject({ fy: z.number().refine(isFiscalYear), line: seenLine });

export type TakeBackLine = z.input<typeof takeBackLineSchema>;

/** The newest revision of a line, where somebody else has saved one meanwhile. */
export interface NewerLine {
  readonly version: number;
  readonly state: ReportState;
  readonly draft: LineDraft;
  readonly by: string | null;
}

/** What became of one line. */
export interface WrittenLine {
  readonly initiativeId: InitiativeId;
  readonly outcome: "done" | Refusal;
  readonly version: number;
  readonly errors: FieldErrors;
  /** Of a conflict. */
  readonly newer: NewerLine | null;
}
