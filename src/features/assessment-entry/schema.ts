/** What the pages of assessments take from an address and their forms. */

import { z } from "zod";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isPartId, type PartId } from "@/domain/shared/part-id";
import { yearInAddress } from "@/lib/address-query";

const yearText = yearInAddress.refine(isFiscalYear);

const TOLD = ["submitted", "approved", "returned"] as const;
export type Told = (typeof TOLD)[number];

export interface Asked {
  /** null: the list of all. */
  readonly part: { readonly planId: string; readonly partId: PartId } | null;
  /** What was done on the page before; null: nothing. */
  readonly told: Told | null;
}

export function parseAsked({
  plan,
  part,
  assessed,
}: Readonly<Record<string, string | string[] | undefined>>): Asked {
  const named = typeof part === "string" && isPartId(part) ? part : null;
  return {
    part: named !== null && typeof plan === "string" ? { planId: plan, partId: named } : null,
    told: TOLD.find((each) => each === assessed) ?? null,
  };
}

/** Which revision of which assessment a form speaks of. */
const seen = {
  planId: z.string(),
  partId: z.string(),
  fy: yearText,
  version: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number),
};

/** The amounts stand in the form of a measure alone, a reason only where something was approved before. */
export const writeFormSchema = z.strictObject({
  ...seen,
  event: z.enum(["save_draft", "submit"]),
  summary: z.string(),
  opinion: z.string(),
  opinionBy: z.string(),
  opinionOn: z.string().transform((typed) => (typed === "" ? null : typed)),
  response: z.string(),
  budgetText: z.string().default(""),
  settlementText: z.string().default(""),
  correctionReason: z.string().default(""),
});

export const takeBackFormSchema = z.strictObject(seen);

export const decideFormSchema = z.strictObject({
  ...seen,
  event: z.enum(["approve", "return"]),
  comment: z.string().default(""),
});
