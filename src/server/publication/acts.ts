/** Publishing and taking back, done whole by another thread. */
import { can } from "@/domain/shared/access";
import { sayTrouble } from "@/lib/answer-status";
import { type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { diskState } from "@/server/db/disk";
import { inThread } from "./in-thread";
import type { PublicationInput } from "./publish";
import type { WithdrawalInput } from "./withdraw";

export type PublicationAct =
  | { readonly kind: "publish"; readonly input: PublicationInput }
  | { readonly kind: "withdraw"; readonly input: WithdrawalInput };

/** @returns what `publish` and `withdrawPublication` return */
export async function actInThread(viewer: Viewer, act: PublicationAct): Promise<Result<{ no: number }>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  // The disk is watched here alone.
  if (diskState() === "full") {
    sayTrouble("full");
    return refused("full");
  }
  return inThread(act, viewer);
}
