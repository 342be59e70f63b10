/** Between the password and the second factor: a session that opens nothing yet, for ten minutes. */
import { z } from "zod";
import { db, type Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import type { SessionClaims } from "./session-token";

const PENDING_MINUTES = 10;

export interface PendingSession extends SessionClaims {
  readonly userId: string;
  readonly email: string;
  readonly awaits: "code" | "enrolment";
}

const pendingRow = z.object({
  sessionId: z.string(),
  userId: z.string(),
  email: z.string(),
  awaits: z.enum(["code", "enrolment"]),
});

/** @returns null where the session is whole, was ended, or waited too long */
export async function readPending(claims: SessionClaims, tx: Tx = db()): Promise<PendingSession | null> {
  const [row] = parseRows(
    pendingRow,
    await tx.$queryRaw`
    SELECT session.id::text AS "sessionId", account.id::text AS "userId", account.email, session.awaits::text
    FROM staff_session session JOIN user_account account ON account.id = session.user_id
    WHERE session.id = ${claims.sessionId}::uuid AND session.awaits IS NOT NULL AND session.ended_at IS NULL
      AND account.active AND session.account_version = account.session_version
      AND session.opened_at > now() - make_interval(mins => ${PENDING_MINUTES}::int)`,
  );
  return row ?? null;
}

/** Whoever turns back before the second factor leaves nothing behind. */
export async function dropPending({ sessionId }: SessionClaims): Promise<void> {
  await db().$executeRaw`
    UPDATE staff_session SET ended_at = now()
    WHERE id = ${sessionId}::uuid AND awaits IS NOT NULL AND ended_at IS NULL`;
}
