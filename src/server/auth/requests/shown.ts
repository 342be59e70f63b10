/** A page answers a refusal with its status: 403 or 404. */
import { forbidden, notFound } from "next/navigation";
import { sayNotFound } from "@/lib/answer-status";
import type { Result } from "@/lib/result";

/** The value. @throws what Next turns into 403 or 404; an Error for a refusal that no reading gives */
export function shown<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  if (result.reason === "forbidden") forbidden();
  if (result.reason === "not_found") notFound();
  throw new Error(`Unexpected refusal: ${result.reason}`);
}

/**
 * Of what a page is made from, before it is made.
 * @returns why it is not there, as a sentence for the page that says so, with its 404; null where it is there
 * @throws as {@link shown} for every other refusal
 */
export function absenceTold(result: Result<unknown>): string | null {
  const why = result.ok || result.reason !== "not_found" ? undefined : result.errors?.[""];
  if (why === undefined) {
    shown(result);
    return null;
  }
  sayNotFound();
  return why;
}
