/** The stops (公開の停止) as the database has them, and what they do to a publication. */

import { z } from "zod";
import { makeStopper, STOP_CAUSES, type StandingStop, type Stopper } from "@/domain/publication/stops/stops";
import { tokyoDate } from "@/domain/shared/iso-date";
import { stopInPlace, stopSentence } from "@/domain/words/ja/publication/stops";
import { sha256 } from "@/lib/sha256";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";

export const printsSchema = z.array(
  z.strictObject({ length: z.int().positive(), sum: z.int().nonnegative(), sha256: z.string() }),
);

/** Of every stop that was not given free again, the deleted ones included. */
export function readStopper(tx: Tx): Promise<Stopper> {
  return read(tx, { liftedAt: null });
}

/** Of those given free again as well: for what was published while they stood. */
export function readEverStopped(tx: Tx): Promise<Stopper> {
  return read(tx, {});
}

/** Of all that stood at that instant, where any of them was given free again since; null where none was. */
export async function readStopperOfThen(tx: Tx, at: Date): Promise<Stopper | null> {
  const hiddenAt = { lte: at };
  const lifted = await tx.publicationStop.count({ where: { hiddenAt, liftedAt: { gt: at } } });
  if (lifted === 0) return null;
  return read(tx, { hiddenAt, OR: [{ liftedAt: null }, { liftedAt: { gt: at } }] });
}

/** Those that stood at that instant and were given free again since, each by itself. */
export function readFreedSince(tx: Tx, at: Date): Promise<StandingStop[]> {
  return readStops(tx, { hiddenAt: { lte: at }, liftedAt: { gt: at } });
}

async function read(tx: Tx, where: Prisma.PublicationStopWhereInput): Promise<Stopper> {
  return stopperOf(await readStops(tx, where));
}

async function readStops(tx: Tx, where: Prisma.PublicationStopWhereInput): Promise<StandingStop[]> {
  const rows = await tx.publicationStop.findMany({
    where,
    orderBy: [{ hiddenAt: "asc" }, { id: "asc" }],
    select: { id: true, fileSha256: true, prints: true, cause: true, hiddenAt: true },
  });
  return rows.map(({ id, fileSha256, prints, cause, hiddenAt }) => ({
    id,
    fileSha256,
    prints: printsSchema.parse(prints),
    notice: { cause: z.enum(STOP_CAUSES).parse(cause), on: tokyoDate(hiddenAt) },
  }));
}

export function stopperOf(stops: readonly StandingStop[]): Stopper {
  return makeStopper(stops, sha256, { inPlace: stopInPlace, sentence: stopSentence });
}

/** The publications of which a deletion changed any byte, oldest first. */
export function changedNos(redactions: readonly { readonly publicationNo: number }[]): number[] {
  return [...new Set(redactions.map(({ publicationNo }) => publicationNo))].sort((a, b) => a - b);
}

/** One hash over everything that a deletion changed: the audit trail keeps it, whatever becomes of the rows. */
export function redactionsDigest(
  redactions: readonly {
    readonly publicationNo: number;
    readonly edition: string;
    readonly path: string;
    readonly oldSha256: string;
    readonly newSha256: string | null;
  }[],
): string {
  const lines = redactions.map(({ publicationNo, edition, path, oldSha256, newSha256 }) =>
    JSON.stringify([publicationNo, edition, path, oldSha256, newSha256]),
  );
  return sha256(lines.sort().join("\n"));
}
