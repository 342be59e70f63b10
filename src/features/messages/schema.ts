/** What the thread's form sends, and a message as the browser sees it. */
import { z } from "zod";
import { MESSAGE_FIELDS, type MessageField } from "@/domain/reports/messages";

export const postInput = z.strictObject({
  kpiId: z.string(),
  fy: z.int(),
  field: z.enum(MESSAGE_FIELDS, { error: "項目を選び直してください。" }).nullable(),
  body: z.string(),
});
export type PostInput = z.infer<typeof postInput>;

export const readInput = z.strictObject({ kpiId: z.string(), fy: z.int(), upToId: z.string() });
export type ReadInput = z.infer<typeof readInput>;

export interface Message {
  /** In the order of writing; decimal digits. */
  readonly id: string;
  /** null: the report as a whole. */
  readonly field: MessageField | null;
  readonly body: string;
  readonly author: string;
  readonly office: string;
  /** ISO instant. */
  readonly at: string;
  readonly isOwn: boolean;
  readonly isUnread: boolean;
}
