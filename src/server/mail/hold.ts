/** Whether mails are held: in a system that was put back from a backup, until a person lets them go. */
import { z } from "zod";
import type { Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";

const holdRow = z.object({ held: z.boolean() });

/**
 * Holds the answer still until the end of the transaction: a mail is made before the release or after it, so that none is
 * left behind.
 */
export async function areMailsHeld(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw`SELECT since IS NOT NULL AS held FROM mail_hold FOR SHARE`;
  return parseRows(holdRow, rows).some(({ held }) => held);
}
