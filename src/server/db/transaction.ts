/**
 * The one way to open a transaction. A writer takes {@link writing}, which turns what the database refuses in a race or
 * under load into a coded value; the sentence for each code stands in one table (REFUSAL_WORDS of lib/result.ts).
 */
import { sayTrouble } from "@/lib/answer-status";
import { type Result, refused } from "@/lib/result";
import { db, type Tx } from "./client";
import { withPatience } from "./deadline";
import { diskState } from "./disk";
import { refusalOfDatabase } from "./errors";
import { noteTaken } from "./taken-form";

export interface TransactionOptions {
  /** How long all of it may take, for work that moves more than rows. */
  readonly timeoutMs?: number;
  /** "RepeatableRead": every statement sees the database as it was at the first one. */
  readonly isolation?: "ReadCommitted" | "RepeatableRead";
}

/** One transaction, all or nothing. For reading at one instant and for jobs: whatever goes wrong is thrown. */
export function transaction<T>(
  work: (tx: Tx) => Promise<T>,
  { timeoutMs, isolation }: TransactionOptions = {},
): Promise<T> {
  const begin = () =>
    db().$transaction(work, {
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
      ...(isolation === undefined ? {} : { isolationLevel: isolation }),
    });
  return timeoutMs === undefined ? begin() : withPatience(timeoutMs, begin);
}

/**
 * One transaction of a writer. A lost race is `conflict`, a database that does not answer or has no connection free is
 * `busy`, one without space on its disk `full`. Where the answer to the very last word was lost, what was `busy` may have
 * been written: the same form sent again is recognised ({@link noteTaken}). What nobody expected is thrown on.
 * @param options.conflict the sentence for a lost race, where it can say more than the table's own; null where a lock
 *   leaves no race to lose: then a violated key is a fault, and thrown on as well
 * @param options.evenWhenFull for what must go on while the disk has no room for anything else
 */
export async function writing<T>(
  work: (tx: Tx) => Promise<Result<T>>,
  {
    conflict,
    evenWhenFull = false,
    ...options
  }: TransactionOptions & { readonly conflict?: string | null; readonly evenWhenFull?: boolean } = {},
): Promise<Result<T>> {
  if (!evenWhenFull && diskState() === "full") {
    sayTrouble("full");
    return refused("full");
  }
  try {
    return await transaction(async (tx) => {
      const result = await work(tx);
      if (result.ok) await noteTaken(tx);
      return result;
    }, options);
  } catch (error) {
    const reason = refusalOfDatabase(error);
    if (reason === null || (reason === "conflict" && conflict === null)) throw error;
    // That no connection was free in time Prisma says by itself: the database's adapter has not heard of it.
    if (reason !== "conflict") sayTrouble(reason);
    return refused(reason, reason === "conflict" && conflict ? { "": conflict } : undefined);
  }
}
