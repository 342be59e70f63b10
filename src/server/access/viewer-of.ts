/** From an account's row to a Viewer: the only place that makes one, each time from the database as it is now. */
import { z } from "zod";
import { ROLES } from "@/domain/shared/access";
import { noteUser } from "@/lib/request-context";
import { db, type Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import { responseScopeOf } from "./link-holder";
import { isLive, SEEN_SECONDS } from "./live-session";
import { mintViewer, type Viewer } from "./viewer";

const ACCOUNT_SELECT = {
  id: true,
  name: true,
  email: true,
  role: true,
  department: { select: { id: true, name: true } },
} as const;

/**
 * Who has just proved to be the holder of this account, inside the transaction that lets them in.
 * @throws when there is no such account
 */
export async function viewerOfAccount(tx: Tx, accountId: string): Promise<Viewer> {
  noteUser(accountId);
  return mintViewer(await tx.user.findUniqueOrThrow({ where: { id: accountId }, select: ACCOUNT_SELECT }));
}

const sessionRow = z.object({
  id: z.string(),
  linkId: z.string().nullable(),
  wasSeen: z.boolean(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  departmentId: z.string().nullable(),
  departmentName: z.string().nullable(),
});

/**
 * Whose session it is; asking counts as using it.
 * @param claims what the session's token holds
 * @returns null when the session was ended, is too old or was left alone too long, when the account is deactivated or its
 *   sessions were ended, or when the personal link it came by holds no more
 */
export async function viewerOfSession(claims: { readonly sessionId: string }): Promise<Viewer | null> {
  const [row] = parseRows(
    sessionRow,
    await db().$queryRaw`
    SELECT session.id::text, session.link_id::text AS "linkId",
           session.seen_at > now() - make_interval(secs => ${SEEN_SECONDS}::int) AS "wasSeen",
           account.id::text AS "userId", account.name, account.email, account.role::text,
           department.id::text AS "departmentId", department.name AS "departmentName"
    FROM staff_session session
    JOIN user_account account ON account.id = session.user_id
    LEFT JOIN department ON department.id = account.department_id
    WHERE session.id = ${claims.sessionId}::uuid AND ${isLive()}`,
  );
  if (!row) return null;
  const { userId: id, name, email, role, departmentId, departmentName } = row;
  const department =
    departmentId !== null && departmentName !== null ? { id: departmentId, name: departmentName } : null;
  const person = { id, name, email, role, department };
  const responseScope = row.linkId === null ? null : await responseScopeOf(row.linkId, person);
  if (row.linkId !== null && responseScope === null) return null;
  noteUser(id);
  if (!row.wasSeen) await noteSeen(row.id);
  return mintViewer(person, { responseScope, sessionId: row.id });
}

/** Once a minute, however many requests a page makes. */
async function noteSeen(sessionId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE staff_session SET seen_at = now()
    WHERE id = ${sessionId}::uuid AND seen_at <= now() - make_interval(secs => ${SEEN_SECONDS}::int)`;
}

/**
 * For whom a command acts: whoever can run it holds the database's password anyway, so the address is believed.
 * @returns null where no active account has that address
 */
export async function viewerNamed(email: string): Promise<Viewer | null> {
  const row = await db().user.findUnique({
    where: { email: email.trim().toLowerCase(), active: true },
    select: ACCOUNT_SELECT,
  });
  return row && mintViewer(row);
}
