/** Sessions as a sign-in or a link begins them, and the passing of time as the database sees it. */
import pg from "pg";
import type { Viewer } from "@/server/access/viewer";
import { openSession } from "@/server/auth/sessions/open";
import type { SessionClaims } from "@/server/auth/sessions/session-token";
import { db } from "@/server/db/client";

/** A session of that person; by a personal link where one is given. */
export async function sessionOf(person: Pick<Viewer, "id">, linkId?: string): Promise<SessionClaims> {
  const by = linkId === undefined ? "password" : "link";
  const { sessionId } = await openSession(db(), { userId: person.id, linkId: linkId ?? null, by }, "");
  return { sessionId };
}

/**
 * As if so many minutes had passed: since the session was opened, or since its last request.
 * @param ownerUrl the application itself may not change when a session began
 */
export async function letPass(
  ownerUrl: string,
  { sessionId }: SessionClaims,
  minutes: { readonly opened?: number; readonly seen?: number },
): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query(
      `UPDATE staff_session SET opened_at = opened_at - make_interval(mins => $2),
         seen_at = seen_at - make_interval(mins => $3) WHERE id = $1`,
      [sessionId, minutes.opened ?? 0, minutes.seen ?? 0],
    );
  } finally {
    await client.end();
  }
}
