/** What was published, one publication after the other: all of them at once would not fit into the memory. */

import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import type { Tx } from "@/server/db/client";
import { storedSnapshot } from "@/server/publication/compose/stored-snapshot";

/** Oldest first. */
export async function* storedSnapshots(tx: Tx): AsyncGenerator<PublicationSnapshot> {
  const rows = await tx.publication.findMany({ orderBy: { no: "asc" }, select: { no: true } });
  for (const { no } of rows) {
    const { snapshot } = await tx.publication.findUniqueOrThrow({
      where: { no },
      select: { snapshot: true },
    });
    yield storedSnapshot(snapshot);
  }
}
