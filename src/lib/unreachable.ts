/** Whether a failure means that nothing answered at the other end, as opposed to an answer that refuses. */

/**
 * Of the system's calls, of PostgreSQL while it starts or ends or loses a connection, and what Prisma's adapter and Prisma
 * make of them (server not reachable, operation timed out, connection closed).
 */
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
  "08000",
  "08003",
  "08006",
  "57P01",
  "57P02",
  "57P03",
  "DatabaseNotReachable",
  "SocketTimeout",
  "ConnectionClosed",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
]);
/** What the driver says without a code. */
const WORDS = /timeout|terminated unexpectedly|connection terminated|is not queryable/i;

/** Looks at the error and at what caused it. */
export function isUnreachable(error: unknown): boolean {
  return causesOf(error).some(({ code, message }) => (code === null ? WORDS.test(message) : CODES.has(code)));
}

export interface Cause {
  readonly code: string | null;
  readonly message: string;
}

/** The error, and whatever caused it, as the system, the driver, its adapter and Prisma each write it. */
export function causesOf(error: unknown): readonly Cause[] {
  const causes: Cause[] = [];
  const seen = new Set<unknown>();
  const visit = (each: unknown) => {
    if (typeof each !== "object" || each === null || seen.has(each)) return;
    seen.add(each);
    const { code, kind, originalCode, message, originalMessage, cause, meta } = each as Record<
      string,
      unknown
    >;
    const word = originalCode ?? code ?? kind;
    causes.push({
      code: typeof word === "string" ? word : null,
      message: String(originalMessage ?? message ?? ""),
    });
    visit(cause);
    if (typeof meta === "object" && meta !== null && "driverAdapterError" in meta)
      visit(meta.driverAdapterError);
  };
  visit(error);
  return causes;
}
