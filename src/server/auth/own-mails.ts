/** Whether a manager gets the mails that tell how a year stands: each decides for themselves. */
import { z } from "zod";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db } from "@/server/db/client";
import { writing } from "@/server/db/transaction";

export interface OwnMailsDto {
  /** Whether such mails are for people of this role at all. */
  readonly isForRole: boolean;
  readonly getsBriefings: boolean;
}

/** Not from a personal link (`forbidden`). */
export async function readOwnMails(viewer: Viewer): Promise<Result<OwnMailsDto>> {
  if (viewer.userId === null || viewer.responseScope) return refused("forbidden");
  const row = await db().user.findUniqueOrThrow({
    where: { id: viewer.userId },
    select: { role: true, getsBriefings: true },
  });
  return done({ isForRole: row.role === "manager", getsBriefings: row.getsBriefings });
}

const schema = z.strictObject({ getsBriefings: z.boolean() });

/** Done already is done. */
export async function setOwnMails(
  viewer: Viewer,
  raw: z.input<typeof schema>,
): Promise<Result<{ getsBriefings: boolean }>> {
  const { userId } = viewer;
  if (userId === null || viewer.responseScope) return refused("forbidden");
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return refused("invalid");
  const { getsBriefings } = parsed.data;
  return writing(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, getsBriefings: !getsBriefings },
      data: { getsBriefings },
    });
    if (count > 0) {
      await recordAudit(tx, viewer, {
        action: "account.own_mails",
        subject: { kind: "account", id: userId },
        before: { getsBriefings: !getsBriefings },
        after: { getsBriefings },
      });
    }
    return done({ getsBriefings });
  });
}
