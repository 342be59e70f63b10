/** The address of a presentation: which plan, year and screen, which figures, and whether the presenter's notes are shown. */

import { z } from "zod";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { idInAddress, yearInAddress } from "@/lib/address-query";

/** Whatever cannot be a choice counts as not chosen: an address is no form, there is nobody to answer. */
export const presentationQuerySchema = z.object({
  plan: idInAddress.optional().catch(undefined),
  fy: yearInAddress.refine(isFiscalYear).optional().catch(undefined),
  /** From 1. */
  screen: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
  /** Figures as they stand now, published or not. */
  figures: z.literal("working").optional().catch(undefined),
  view: z.literal("notes").optional().catch(undefined),
});

/** What the form of the last screen sends; the text itself is checked where it is kept. */
export const closingFormSchema = z.strictObject({
  planId: z.string().max(100),
  text: z.string(),
  seen: z.string().max(100),
});
