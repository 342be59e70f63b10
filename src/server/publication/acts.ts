/** Publishing and taking back, done whole by another thread. */
import { can } from "@/domain/shared/access";
import { PUBLICATION_LATE, publicationUnderWay } from "@/domain/words/ja/publication/meanwhile";
import { sayTrouble } from "@/lib/answer-status";
import { TookTooLong } from "@/lib/kept-thread";
import { type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { diskState } from "@/server/db/disk";
import { inThread } from "./in-thread";
import type { PublicationInput } from "./publish";
import type { WithdrawalInput } from "./withdraw";

export type PublicationAct =
  | { readonly kind: "publish"; readonly input: PublicationInput }
  | { readonly kind: "withdraw"; readonly input: WithdrawalInput };

/** Whose act is under way; Next's modules and the server's own are loaded apart, in one process. */
const holder = globalThis as typeof globalThis & { ayumiPublishing?: Viewer | null };

/**
 * @returns what `publish` and `withdrawPublication` return; `conflict` also while another act is under way here, and where it
 *   took longer than anybody waits: then it may still come to its end
 */
export async function actInThread(viewer: Viewer, act: PublicationAct): Promise<Result<{ no: number }>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  // The disk is watched here alone.
  if (diskState() === "full") {
    sayTrouble("full");
    return refused("full");
  }
  const first = holder.ayumiPublishing;
  if (first) {
    const by = { name: first.name, isOwn: first.id === viewer.id };
    return refused("conflict", { "": publicationUnderWay(by) });
  }
  holder.ayumiPublishing = viewer;
  try {
    return await inThread(act, viewer);
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error;
    return refused("conflict", { "": PUBLICATION_LATE });
  } finally {
    holder.ayumiPublishing = null;
  }
}
