/** What was deleted by a stop (公開の停止): which bytes became which. */

import type { StopKind, StopNotice } from "@/domain/publication/stops/stops";
import { tokyoDate } from "@/domain/shared/iso-date";
import type { Tx } from "@/server/db/client";
import { changedNos, redactionsDigest } from "./stops";

/** The tombstone of one deletion. */
export interface Removed {
  readonly id: string;
  readonly deletedById: string | null;
  readonly kind: StopKind;
  readonly notice: StopNotice;
  /** Of a file; null for a text. */
  readonly fileSha256: string | null;
  /** Of which any stored byte was changed. */
  readonly publications: readonly number[];
  readonly redactions: number;
  readonly redactionsSha256: string;
}

export interface Removals {
  readonly removed: readonly Removed[];
  /** Hashes of the files whose bytes are gone. */
  readonly files: ReadonlySet<string>;
  /** What is stored in the place of what was published with that hash; null where the bytes are gone. */
  readonly hashNow: (place: Place, published: string) => string | null;
}

export interface Place {
  readonly no: number;
  /** "" for the publication's own texts. */
  readonly edition: string;
  readonly path: string;
}

export const RECORD = "";

export async function readRemovals(tx: Tx): Promise<Removals> {
  const stops = await tx.publicationStop.findMany({
    where: { deletedAt: { not: null } },
    orderBy: [{ deletedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      kind: true,
      cause: true,
      hiddenAt: true,
      deletedById: true,
      fileSha256: true,
      redactions: {
        select: { publicationNo: true, edition: true, path: true, oldSha256: true, newSha256: true },
      },
    },
  });
  const next = new Map<string, string | null>();
  const removed = stops.map(({ redactions, cause, hiddenAt, ...stop }): Removed => {
    for (const { publicationNo: no, edition, path, oldSha256, newSha256 } of redactions) {
      next.set(keyOf({ no, edition, path }, oldSha256), newSha256);
    }
    return {
      ...stop,
      notice: { cause, on: tokyoDate(hiddenAt) },
      publications: changedNos(redactions),
      redactions: redactions.length,
      redactionsSha256: redactionsDigest(redactions),
    };
  });
  return {
    removed,
    files: new Set(removed.flatMap(({ fileSha256 }) => fileSha256 ?? [])),
    hashNow: (place, published) => {
      let hash = published;
      // As many steps as there were deletions; a circle would need two texts of one hash.
      for (let step = 0; step <= stops.length; step += 1) {
        const after = next.get(keyOf(place, hash));
        if (after === undefined) return hash;
        if (after === null) return null;
        hash = after;
      }
      return hash;
    },
  };
}

function keyOf({ no, edition, path }: Place, hash: string): string {
  return `${no}/${edition}/${path} ${hash}`;
}
