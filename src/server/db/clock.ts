/** The database's clock: the one that every server shares, and that a wrong date on one of them does not move. */
import { z } from "zod";
import { db, type Tx } from "./client";
import { parseRows } from "./rows";

const nowRow = z.object({ now: z.date() });

/** What ends at a time ends by this one. Inside a transaction: the time of its beginning. */
export async function databaseNow(tx: Tx = db()): Promise<Date> {
  const [row] = parseRows(nowRow, await tx.$queryRaw`SELECT now() AS now`);
  if (!row) throw new Error("the database tells no time");
  return row.now;
}
