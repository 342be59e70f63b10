/** Two publications held beside each other for the staff, by another thread: what is different, as it was stored. */

import { publicationDifferences } from "@/domain/publication/changes/differences";
import { type PlaceOfChange, placeOfChange } from "@/domain/publication/changes/place";
import { withoutStopped } from "@/domain/publication/stops/stops";
import { can } from "@/domain/shared/access";
import { type ToldDifference, toldDifference } from "@/domain/words/ja/publication/differences";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { storedSnapshot } from "@/server/publication/compose/stored-snapshot";
import { readStopper } from "@/server/publication/stop-record/stops";
import { inThread } from "./in-thread";

/** A difference, and where what it is of stands in the later publication. */
export interface ComparedDifference extends ToldDifference {
  /** null: nowhere. */
  readonly place: PlaceOfChange | null;
}

export interface ComparisonWork {
  readonly kind: "comparison";
  /** Numbers of publications, the earlier one first. */
  readonly input: { readonly from: number; readonly to: number };
}

/** @returns what `comparePublications` returns */
export async function compareInThread(
  viewer: Viewer,
  input: ComparisonWork["input"],
): Promise<Result<ComparedDifference[]>> {
  if (!can(viewer, "publication.read", {})) return refused("forbidden");
  return inThread({ kind: "comparison", input } satisfies ComparisonWork, viewer);
}

/**
 * Without what was stopped since (公開の停止).
 * @returns `not_found` where one is not there; `invalid` with a sentence where one was withdrawn
 */
export async function comparePublications(
  viewer: Viewer,
  { from, to }: ComparisonWork["input"],
): Promise<Result<ComparedDifference[]>> {
  if (!can(viewer, "publication.read", {})) return refused("forbidden");
  const rows = await db().publication.findMany({
    where: { no: { in: [from, to] } },
    select: { no: true, snapshot: true, withdrawal: { select: { at: true } } },
  });
  const withdrawn = rows.find(({ withdrawal }) => withdrawal !== null);
  if (withdrawn) return refused("invalid", { "": `公表第${withdrawn.no}号は取り下げられています。` });
  const stopper = await readStopper(db());
  const [before, after] = [from, to].map((no) => {
    const row = rows.find((each) => each.no === no);
    return row && withoutStopped(storedSnapshot(row.snapshot), stopper);
  });
  if (!before || !after) return refused("not_found");
  return done(
    publicationDifferences(before, after).map((difference) => ({
      ...toldDifference(difference),
      place: placeOfChange(difference.fact, after.plans),
    })),
  );
}
