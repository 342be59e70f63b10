import type { Tx } from "@/server/db/client";

/** One stored publication, without its files. */
export type PublicationRow = Awaited<ReturnType<typeof readPublication>>;

export async function readPublication(tx: Tx, no: number) {
  return tx.publication.findUniqueOrThrow({
    where: { no },
    select: {
      no: true,
      title: true,
      note: true,
      publishedAt: true,
      publishedById: true,
      publisher: true,
      ruleVersion: true,
      snapshot: true,
      snapshotSha256: true,
      manifest: true,
      manifestSha256: true,
      previousSha256: true,
    },
  });
}
