/** What a page makes of a refusal. */
import { forbidden, notFound } from "next/navigation";
import type { Refusal, Result } from "@/lib/result";

/** A page answers a refusal with its status: 403 or 404. */
export function shown<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const reason: Refusal = result.reason;
  if (reason === "forbidden") forbidden();
  if (reason === "not_found") notFound();
  throw new Error(`Unexpected refusal: ${reason}`);
}
