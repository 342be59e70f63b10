/** Which sessions hold, by the database's clock alone: no clock of a server or a browser lets anybody in for longer. */
import { env } from "@/lib/env";
import { Prisma } from "@/server/db/generated/client";

/** A working day; the session then ends wherever the person is. */
export const SESSION_SECONDS = 8 * 60 * 60;

/** How exactly the last request is kept. */
export const SEEN_SECONDS = 60;

/** As a condition on `session` (staff_session) and `account` (user_account), joined by whose it is. */
export function isLive(): Prisma.Sql {
  return Prisma.sql`
    session.ended_at IS NULL AND session.awaits IS NULL AND account.active AND session.account_version = account.session_version
    AND session.opened_at > now() - make_interval(secs => ${SESSION_SECONDS}::int)
    AND session.seen_at > now() - make_interval(mins => ${env().sessionIdleMinutes}::int)`;
}
