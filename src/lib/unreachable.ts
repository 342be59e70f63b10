/** Whether a failure means that nothing answered at the other end, as opposed to an answer that refuses. */

/** Of the system's calls, and of PostgreSQL while it starts or ends. */
const CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
]);
/** What the driver says without a code. */
const WORDS = /timeout|terminated unexpectedly|connection terminated/i;

/** Looks at the error and at what caused it. */
export function isUnreachable(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = "code" in each ? each.code : undefined;
    if (typeof code === "string") {
      if (CODES.has(code)) return true;
    } else if (WORDS.test(each.message)) return true;
  }
  return false;
}
