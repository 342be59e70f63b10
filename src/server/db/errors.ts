/** What the database refuses under load or in a race, as a coded value. */
import type { Refusal } from "@/lib/result";

/** Prisma's codes: no connection in time (P2024, P2028), server gone or slow (P1001, P1002, P1008, P1017, P2037). */
const BUSY_CODES = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"]);
/** Unique violation; write conflict or deadlock. */
const CONFLICT_CODES = new Set(["P2002", "P2034"]);
/** The pool's and PostgreSQL's own words where Prisma gives no code. */
const BUSY_WORDS =
  /timeout exceeded when trying to connect|statement timeout|too many clients|idle-in-transaction timeout|connection terminated|ECONNREFUSED|ECONNRESET|EAI_AGAIN/i;

/** The refusal that an error of a write means; null for one that nobody expected (then it is thrown on). */
export function refusalOfDatabase(error: unknown): Extract<Refusal, "conflict" | "busy"> | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error ? String(error.code) : "";
  if (CONFLICT_CODES.has(code)) return "conflict";
  if (BUSY_CODES.has(code) || BUSY_WORDS.test(error.message)) return "busy";
  return error.cause instanceof Error ? refusalOfDatabase(error.cause) : null;
}
