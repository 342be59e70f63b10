/** What the database refuses under load or in a race, as a coded value. */
import type { Refusal } from "@/lib/result";
import { causesOf } from "@/lib/unreachable";
import { troubleOf } from "./trouble";

/** Unique violation; write conflict or deadlock. PostgreSQL's own codes come with statements that Prisma does not make. */
const CONFLICT_CODES = new Set(["P2002", "P2034", "23505", "40P01"]);

/** The refusal that an error of a write means; null for one that nobody expected (then it is thrown on). */
export function refusalOfDatabase(error: unknown): Extract<Refusal, "conflict" | "busy" | "full"> | null {
  if (causesOf(error).some(({ code }) => code !== null && CONFLICT_CODES.has(code))) return "conflict";
  const trouble = troubleOf(error);
  return trouble === "away" ? "busy" : trouble;
}
