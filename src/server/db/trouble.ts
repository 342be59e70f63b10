/** What an error says about the database itself, whoever asked it for whatever. */
import type { DatabaseTrouble } from "@/lib/answer-status";
import { causesOf, isUnreachable } from "@/lib/unreachable";

/**
 * PostgreSQL's: too many connections; a statement cancelled, a lock not given in time, a transaction left idle. Prisma's:
 * no connection in time (P2024, P2028), too many (P2037).
 */
const BUSY_CODES = new Set(["53300", "57014", "55P03", "25P03", "P2024", "P2028", "P2037"]);
/**
 * The pool's own words, and PostgreSQL's where no code came with them. On a machine at its limit a new connection takes its
 * time: that nothing answers at all is for the probe to find.
 */
const BUSY_WORDS =
  /timeout exceeded when trying to connect|due to connection timeout|statement timeout|too many clients|idle-in-transaction timeout/i;

const FULL_CODE = "53100";
/** Also said under the codes of other failures (58030, 53200), in the language of the server's system. */
const FULL_WORDS = /no space left on device|デバイスに空き領域がありません/i;

/** Looks at the error and at what caused it. */
export function troubleOf(error: unknown): DatabaseTrouble | null {
  const causes = causesOf(error);
  if (causes.some(({ code, message }) => code === FULL_CODE || FULL_WORDS.test(message))) return "full";
  const isBusy = causes.some(
    ({ code, message }) => BUSY_WORDS.test(message) || (code !== null && BUSY_CODES.has(code)),
  );
  if (isBusy) return "busy";
  return isUnreachable(error) ? "away" : null;
}
