/** What the forms of this feature send. */
import { z } from "zod";

/** One session; without it, all others. */
export const endSessionsFormSchema = z.strictObject({ sessionId: z.uuid().optional() });

/** What it is from now on. */
export const ownMailsFormSchema = z.strictObject({
  getsBriefings: z.enum(["on", "off"]).transform((text) => text === "on"),
});

/** Of an app or a recovery code; which of them is wrong is never told. */
const code = z
  .string()
  .trim()
  .min(1, { error: "確認コードを入力してください。" })
  .max(100, { error: "確認コードが長すぎます。" });

export const codeFormSchema = z.strictObject({ code });
export const signInCodeFormSchema = z.strictObject({ code, callbackUrl: z.string().max(2_000).optional() });
