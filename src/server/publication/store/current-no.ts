/** What is public now: the publication in force, and which stops there are. */
import { z } from "zod";
import { db } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";

/** The newest publication's number; null before the first. */
export async function currentPublicationNo(): Promise<number | null> {
  const newest = await db().publication.findFirst({ orderBy: { no: "desc" }, select: { no: true } });
  return newest?.no ?? null;
}

const stateRow = z.object({ no: z.int().nullable(), stops: z.string() });

/** `stops` is another text whenever something was hidden, given free or deleted. */
export async function publicState(): Promise<{ no: number | null; stops: string }> {
  const [state] = parseRows(
    stateRow,
    await db().$queryRaw`
    SELECT (SELECT max(no) FROM publication) AS no,
           (SELECT coalesce(md5(string_agg(concat_ws('/', id, lifted_at, deleted_at), ',' ORDER BY id)), '')
            FROM publication_stop) AS stops`,
  );
  if (!state) throw new Error("the database told no state");
  return state;
}
