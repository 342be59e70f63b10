/** Answers that the office typed or pasted over a round's lines, examined as those of a sheet that came back. */
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { transaction } from "@/server/db/transaction";
import { examineReturned } from "./examine";
import type { ReturnedItem } from "./items";

/** Writes nothing. @returns what `examineReturned` returns */
export async function examinePasted(
  viewer: Viewer,
  items: readonly ReturnedItem[],
  now: Date = new Date(),
): Promise<Result<ReturnedItem[]>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  return done(await transaction((tx) => examineReturned(tx, viewer, items, now)));
}
