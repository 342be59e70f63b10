/** The number of the publication now in force. */
import { db } from "@/server/db/client";

/** The newest publication's number; null before the first. */
export async function currentPublicationNo(): Promise<number | null> {
  const newest = await db().publication.findFirst({ orderBy: { no: "desc" }, select: { no: true } });
  return newest?.no ?? null;
}
