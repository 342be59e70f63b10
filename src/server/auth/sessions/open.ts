/** Beginning and ending sessions in the database; the cookies that name them are in session.ts. */
import { z } from "zod";
import { env } from "@/lib/env";
import { done, type Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db, type Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import { writing } from "@/server/db/transaction";
import type { SessionClaims } from "./session-token";

/** A session begun just now. */
export interface OpenedSession extends SessionClaims {
  readonly userId: string;
  /** What it still waits for before it opens anything (pending.ts); null: it is whole. */
  readonly awaits: "code" | "enrolment" | null;
}

const DEVICE_MAX_LENGTH = 300;
const openedRow = z.object({
  sessionId: z.string(),
  userId: z.string(),
  awaits: z.enum(["code", "enrolment"]).nullable(),
});

/**
 * A new session of somebody who has just proved who they are, inside the transaction that lets them in. By a password it
 * waits for the second factor, where there is one or the role has to have one. A provider has its own, and a personal link
 * reaches no further than the mail it came by: neither is asked.
 * @param device what the browser says of itself; "" where there is none
 */
export async function openSession(
  tx: Tx,
  {
    userId,
    linkId = null,
    by,
  }: {
    readonly userId: string;
    readonly linkId?: string | null;
    readonly by: "password" | "oidc" | "link";
  },
  device: string,
): Promise<OpenedSession> {
  const [row] = parseRows(
    openedRow,
    await tx.$queryRaw`
    INSERT INTO staff_session (user_id, account_version, link_id, device, awaits)
    SELECT id, session_version, ${linkId}::uuid, ${deviceText(device)},
           (CASE WHEN ${by} <> 'password' THEN NULL
                 WHEN EXISTS (SELECT FROM second_factor WHERE user_id = account.id AND confirmed_at IS NOT NULL) THEN 'code'
                 WHEN EXISTS (SELECT FROM second_factor_role WHERE role = account.role) THEN 'enrolment'
            END)::"SessionStep"
    FROM user_account account WHERE id = ${userId}::uuid
    RETURNING id::text AS "sessionId", user_id::text AS "userId", awaits::text`,
  );
  if (!row) throw new Error("no such account");
  return row;
}

/** A header may hold anything; what is kept of it can be shown. */
function deviceText(device: string): string {
  return device.replace(/[^\x20-\x7e]/g, "").slice(0, DEVICE_MAX_LENGTH);
}

/** Lets one session go on where the account's others have just been ended. */
export async function keepSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE staff_session session SET account_version = account.session_version
    FROM user_account account WHERE session.id = ${sessionId}::uuid AND account.id = session.user_id`;
}

/** Ends the session of this request; nothing where there is none. */
export async function endOwnSession(viewer: Viewer): Promise<Result<null>> {
  const { userId, sessionId } = viewer;
  if (userId === null || sessionId === null) return done(null);
  return writing(
    async (tx) => {
      const ended = await tx.$executeRaw`
      UPDATE staff_session SET ended_at = now() WHERE id = ${sessionId}::uuid AND ended_at IS NULL`;
      if (ended > 0) {
        await recordAudit(tx, viewer, {
          action: "account.sign_out",
          subject: { kind: "account", id: userId },
        });
      }
      return done(null);
    },
    { evenWhenFull: true },
  );
}

/** Whether this session ended by itself because nobody used it: whoever comes back is told so. */
export async function wasLeftAlone({ sessionId }: SessionClaims): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM staff_session
    WHERE id = ${sessionId}::uuid AND ended_at IS NULL AND awaits IS NULL
      AND seen_at <= now() - make_interval(mins => ${env().sessionIdleMinutes}::int)`;
  return rows.length > 0;
}

/** Forgets the sessions that nobody can use any more. */
export async function sweepSessions(): Promise<void> {
  await db()
    .$executeRaw`DELETE FROM staff_session WHERE least(ended_at, seen_at) < now() - interval '2 days'`;
}
