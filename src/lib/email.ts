/** E-mail addresses as accounts are found by them. */
import { z } from "zod";

/** Longer addresses do not exist (RFC 5321). */
export const EMAIL_MAX_LENGTH = 254;

/** Half width, lower case, no spaces around, nothing unseen: what a person meant, however it was typed or pasted. */
export function normalizeEmail(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .trim()
    .toLowerCase();
}

/** An e-mail address in a form, normalized, with the sentences a person reads. */
export const emailSchema = z
  .string()
  .max(EMAIL_MAX_LENGTH, { error: "メールアドレスが長すぎます。", abort: true })
  .transform(normalizeEmail)
  .pipe(
    z
      .string()
      .min(1, { error: "メールアドレスを入力してください。", abort: true })
      .pipe(z.email({ error: "メールアドレスの形で入力してください（例: taro@example.lg.jp）。" })),
  );
