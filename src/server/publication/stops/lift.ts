/** 公開の停止 is given free again (解除): everything stands where it stood. */

import { z } from "zod";
import { can } from "@/domain/shared/access";
import { DELETION_FAULT_WORDS } from "@/domain/words/ja/publication/stops";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { writing } from "@/server/db/transaction";
import { rowId, trimmedText } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { keepStops } from "@/server/publication/stops/kept";

const schema = z.strictObject({
  id: rowId,
  reason: trimmedText(1_000).refine((text) => text !== "", { error: "解除する理由を入力してください。" }),
});

/** `conflict` where it was given free or deleted already. */
export async function liftStop(
  viewer: Viewer,
  raw: { readonly id: string; readonly reason: string },
): Promise<Result<{ id: string }>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  if (viewer.userId === null) return refused("invalid", { "": "だれが解除するのかを指定してください。" });
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { id, reason } = parsed.data;
  const lifted = await writing(
    async (tx) => {
      const row = await tx.publicationStop.findUnique({ where: { id }, select: { publications: true } });
      if (!row) return refused("not_found");
      const { count } = await tx.publicationStop.updateMany({
        where: { id, liftedAt: null, deletedAt: null },
        data: { liftedAt: new Date(), liftedById: viewer.userId },
      });
      if (count === 0) return refused("conflict", { "": DELETION_FAULT_WORDS.ended });
      await recordAudit(tx, viewer, {
        action: "stop.lift",
        subject: { kind: "publication", no: Math.max(...row.publications) },
        after: { stop: id, stopReason: reason },
      });
      return done({ id });
    },
    { evenWhenFull: true },
  );
  if (lifted.ok) await keepStops();
  return lifted;
}
