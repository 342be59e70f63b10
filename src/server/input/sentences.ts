/** A schema's objections as sentences beside the fields. */
import type { z } from "zod";
import type { FieldErrors } from "@/lib/result";

/** The first sentence per field, by the form's names: "actualText", "missing.note", "comment". */
export function sentences(error: z.ZodError): FieldErrors {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const name = issue.path.join(".").replace(/^content\./, "");
    const isOurs = /[\u3040-\u30ff\u4e00-\u9fff]/.test(issue.message);
    errors[name] ??= isOurs ? issue.message : "送られた内容を読み取れません。画面を読み込み直してください。";
  }
  return errors;
}
