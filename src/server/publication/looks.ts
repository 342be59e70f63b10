/** Who has looked at the pages of the next publication, and at which content: what nobody saw is not put before everybody. */
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { writing } from "@/server/db/transaction";

/** A page of the next publication, as it stands before somebody. */
interface Look {
  /** Of the content that the page was made from. */
  readonly fingerprint: string;
  /** The page's address, as the form offers it. */
  readonly page: string;
}

/**
 * Notes for a caller that has asked whether this person may publish that they have a page open. Of each person the newest
 * content alone is kept. Like reading a message it leaves no audit event.
 * @param userId null: the command line, of which nothing is noted
 */
export async function noteLook(userId: string | null, { fingerprint, page }: Look): Promise<Result<null>> {
  if (userId === null) return done(null);
  return writing(async (tx) => {
    await tx.user.updateMany({
      where: {
        id: userId,
        OR: [{ previewedContent: null }, { NOT: { previewedContent: fingerprint } }],
      },
      data: { previewedContent: fingerprint, previewedPages: [] },
    });
    await tx.user.updateMany({
      where: { id: userId, previewedContent: fingerprint, NOT: { previewedPages: { has: page } } },
      data: { previewedPages: { push: page } },
    });
    return done(null);
  });
}

/** The pages of exactly this content that this person has opened. */
export async function listLooks(viewer: Viewer, fingerprint: string): Promise<Result<readonly string[]>> {
  const { userId } = viewer;
  if (!can(viewer, "publication.publish", {}) || userId === null) return refused("forbidden");
  const row = await db().user.findFirst({
    where: { id: userId, previewedContent: fingerprint },
    select: { previewedPages: true },
  });
  return done(row?.previewedPages ?? []);
}
