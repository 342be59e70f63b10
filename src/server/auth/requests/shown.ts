/** A page answers a refusal with its status: 403 or 404. */
import { forbidden, notFound } from "next/navigation";
import type { Result } from "@/lib/result";

/** The value. @throws what Next turns into 403 or 404; an Error for a refusal that no reading gives */
export function shown<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  if (result.reason === "forbidden") forbidden();
  if (result.reason === "not_found") notFound();
  throw new Error(`Unexpected refusal: ${result.reason}`);
}
