/** What the approval page takes from an address and its form. */

import { z } from "zod";
import type { Decision } from "@/domain/reports/report";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isInitiativeId } from "@/domain/shared/initiative-id";
import { isKpiId } from "@/domain/shared/kpi-id";
import { isPartId } from "@/domain/shared/part-id";
import { yearInAddress } from "@/lib/address-query";

const yearText = yearInAddress.refine(isFiscalYear);

/** What was decided on the page before, and on which item. */
interface Told {
  readonly decision: Decision;
  readonly was: string;
}

export interface Asked {
  /** The item to be shown; null: the first that waits. */
  readonly at: string | null;
  readonly told: Told | null;
}

export function parseAsked(query: Readonly<Record<string, string | string[] | undefined>>): Asked {
  const { at, decided, was } = query;
  const isTold = (decided === "approve" || decided === "return") && typeof was === "string";
  return { at: typeof at === "string" ? at : null, told: isTold ? { decision: decided, was } : null };
}

const decision = {
  fy: yearText,
  /** Of the revision that was seen. */
  version: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number),
  event: z.enum(["approve", "return"]),
  comment: z.string(),
};

export const decideFormSchema = z.strictObject({
  ...decision,
  kpiId: z.string().refine(isKpiId),
  /** The field that a return speaks of; "" for the report as a whole. */
  commentField: z.string(),
});

export const decideAssessmentFormSchema = z.strictObject({
  ...decision,
  planId: z.string(),
  partId: z.string().refine(isPartId),
});

export const decideInitiativeFormSchema = z.strictObject({
  ...decision,
  initiativeId: z.string().refine(isInitiativeId),
});
