/** A person's own sessions: on which browsers they are signed in, and ending the others. */
import { z } from "zod";
import { done, type Result, refused } from "@/lib/result";
import { isLive } from "@/server/access/live-session";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import { writing } from "@/server/db/transaction";
import { rowId } from "@/server/input/fields";

export interface OwnSessionDto {
  readonly id: string;
  /** What the browser says of itself; "" where it said nothing. */
  readonly device: string;
  /** ISO instants; of the last request to the minute. */
  readonly openedAt: string;
  readonly seenAt: string;
  /** Came by a personal link, and reaches no further. */
  readonly isByLink: boolean;
  /** The one that asks. */
  readonly isCurrent: boolean;
}

const instant = z.date().transform((at) => at.toISOString());
const sessionRow = z.object({
  id: z.string(),
  device: z.string(),
  openedAt: instant,
  seenAt: instant,
  isByLink: z.boolean(),
});

/** The sessions that hold, this one first, then the one used last. Not from a personal link (`forbidden`). */
export async function listOwnSessions(viewer: Viewer): Promise<Result<OwnSessionDto[]>> {
  if (viewer.userId === null || viewer.responseScope) return refused("forbidden");
  const rows = parseRows(
    sessionRow,
    await db().$queryRaw`
    SELECT session.id::text, session.device, session.opened_at AS "openedAt", session.seen_at AS "seenAt",
           session.link_id IS NOT NULL AS "isByLink"
    FROM staff_session session JOIN user_account account ON account.id = session.user_id
    WHERE session.user_id = ${viewer.userId}::uuid AND ${isLive()}
    ORDER BY (session.id = ${viewer.sessionId}::uuid) DESC, session.seen_at DESC, session.id`,
  );
  return done(rows.map((row) => ({ ...row, isCurrent: row.id === viewer.sessionId })));
}

const endSchema = z.strictObject({ sessionId: rowId.optional() });

/**
 * Ends one of the person's other sessions, or all of them. The one that asks goes on: signing out ends that.
 * @returns how many were ended; 0 where they had ended before, or are nobody's or somebody else's
 */
export async function endOtherSessions(
  viewer: Viewer,
  raw: z.input<typeof endSchema>,
): Promise<Result<{ ended: number }>> {
  const { userId, sessionId: own } = viewer;
  if (userId === null || viewer.responseScope) return refused("forbidden");
  const parsed = endSchema.safeParse(raw);
  if (!parsed.success) return refused("not_found");
  const asked = parsed.data.sessionId ?? null;
  return writing(
    async (tx) => {
      const ended = await tx.$executeRaw`
      UPDATE staff_session session SET ended_at = now() FROM user_account account
      WHERE account.id = session.user_id AND session.user_id = ${userId}::uuid AND ${isLive()}
        AND session.id IS DISTINCT FROM ${own}::uuid AND (${asked}::uuid IS NULL OR session.id = ${asked}::uuid)`;
      if (ended > 0) {
        await recordAudit(tx, viewer, {
          action: "account.end_sessions",
          subject: { kind: "account", id: userId },
          after: { sessions: ended },
        });
      }
      return done({ ended });
    },
    { evenWhenFull: true },
  );
}
