/** What the form of the messages sends. */
import { z } from "zod";
import { MESSAGE_FIELDS } from "@/domain/reports/messages";

export const postInput = z.strictObject({
  kpiId: z.string(),
  fy: z.int(),
  field: z.enum(MESSAGE_FIELDS, { error: "項目を選び直してください。" }).nullable(),
  body: z.string(),
});
export type PostInput = z.infer<typeof postInput>;

export const readInput = z.strictObject({ kpiId: z.string(), fy: z.int(), upToId: z.string() });
export type ReadInput = z.infer<typeof readInput>;
