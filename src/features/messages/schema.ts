/** What the form of the messages sends. */

import { z } from "zod";
import { MESSAGE_FIELDS } from "@/domain/reports/entry/messages";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isItemId } from "@/domain/shared/item-id";

export const postInput = z.strictObject({
  kpiId: z.string().refine(isItemId),
  fy: z.int().refine(isFiscalYear),
  field: z.enum(MESSAGE_FIELDS, { error: "項目を選び直してください。" }).nullable(),
  body: z.string(),
});
export type PostInput = z.infer<typeof postInput>;

export const readInput = z.strictObject({
  kpiId: z.string().refine(isItemId),
  fy: z.int().refine(isFiscalYear),
  upToId: z.string(),
});
export type ReadInput = z.infer<typeof readInput>;
