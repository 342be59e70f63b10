/** From an account's row to a Viewer: the only place that makes one, each time from the database as it is now. */
import { db, type Tx } from "@/server/db/client";
import { responseScopeOf } from "./link-holder";
import { mintViewer, type Viewer } from "./viewer";

const ACCOUNT_SELECT = {
  id: true,
  name: true,
  email: true,
  role: true,
  active: true,
  sessionVersion: true,
  department: { select: { id: true, name: true } },
} as const;

/**
 * Who has just proved to be the holder of this account, inside the transaction that lets them in.
 * @throws when there is no such account
 */
export async function viewerOfAccount(tx: Tx, accountId: string): Promise<Viewer> {
  return mintViewer(await tx.user.findUniqueOrThrow({ where: { id: accountId }, select: ACCOUNT_SELECT }));
}

/**
 * Whose session it is.
 * @param claims what the session's token holds
 * @returns null when the account is gone or deactivated, when its sessions were ended since the token was made, or when
 *   the personal link it came by holds no more
 */
export async function viewerOfSession(claims: {
  readonly userId: string;
  readonly sessionVersion: number;
  readonly linkId?: string;
}): Promise<Viewer | null> {
  const row = await db().user.findUnique({ where: { id: claims.userId }, select: ACCOUNT_SELECT });
  if (!row?.active || row.sessionVersion !== claims.sessionVersion) return null;
  if (claims.linkId === undefined) return mintViewer(row);
  const responseScope = await responseScopeOf(claims.linkId, row);
  return responseScope && mintViewer(row, responseScope);
}

/**
 * For whom a command acts: whoever can run it holds the database's password anyway, so the address is believed.
 * @returns null where no active account has that address
 */
export async function viewerNamed(email: string): Promise<Viewer | null> {
  const row = await db().user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: ACCOUNT_SELECT,
  });
  return row?.active ? mintViewer(row) : null;
}
