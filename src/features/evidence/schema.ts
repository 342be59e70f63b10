/** What the evidence forms send, and what comes back. */

import { z } from "zod";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isItemId } from "@/domain/shared/item-id";
import type { EvidenceDto } from "@/server/reports/evidence/rows";

export const addUrlInput = z.strictObject({
  kpiId: z.string().refine(isItemId),
  fy: z.int().refine(isFiscalYear),
  title: z.string(),
  url: z.string(),
});
export type AddUrlInput = z.infer<typeof addUrlInput>;

export const visibilityInput = z.strictObject({ id: z.string(), isPublic: z.boolean() });
export type VisibilityInput = z.infer<typeof visibilityInput>;

export const removeInput = z.strictObject({ id: z.string() });
export type RemoveInput = z.infer<typeof removeInput>;

/** The name of the header that carries a file's name, percent-encoded. */
export const FILE_NAME_HEADER = "X-File-Name";

/** The upload endpoint's answer; the HTTP status says the same as `reason`. */
export type UploadAnswer =
  | { readonly ok: true; readonly piece: EvidenceDto }
  | { readonly ok: false; readonly reason: string; readonly message: string };
