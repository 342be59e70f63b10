/** The one place that turns a schema's objections into sentences beside the fields. */
import { z } from "zod";
import type { FieldErrors } from "@/lib/result";

/** For what no form of ours sends: a schema gives a sentence of its own wherever a person can be the cause. */
export const UNREADABLE = "送られた内容を読み取れません。画面を読み込み直してください。";

// zod asks this only where a schema has no sentence of its own, so that its built-in English reaches nobody.
z.config({ customError: () => UNREADABLE });

/**
 * The first sentence per field, by the form's names: "kpis.0.value" for a nested one, "" for the whole.
 * @param within the part of the input that the form's names begin in
 */
export function sentences(error: z.ZodError, within?: string): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) {
    const name = (path.length > 1 && path[0] === within ? path.slice(1) : path).join(".");
    errors[name] ??= message;
  }
  return errors;
}
