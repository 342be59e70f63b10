/** Taking up an invitation: a password of one's own, once, by whoever holds the link. */
import { done, type Result, refused } from "@/lib/result";
import { viewerOfAccount } from "@/server/access/viewer-of";
import { recordAudit } from "@/server/audit/record";
import { hashPassword } from "@/server/auth/passwords/hash";
import { passwordProblem } from "@/server/auth/passwords/rules";
import { type OpenedSession, openSession } from "@/server/auth/sessions/open";
import { db, type Tx } from "@/server/db/client";
import { databaseNow } from "@/server/db/clock";
import { writing } from "@/server/db/transaction";
import { hashToken, isToken } from "./one-time-link";
import { lockAccounts } from "./setup";

export interface InvitedDto {
  readonly email: string;
  readonly name: string;
}

async function openInvitation(tx: Tx, token: string) {
  return {
    purpose: "invite",
    tokenHash: hashToken(token),
    usedAt: null,
    expiresAt: { gt: await databaseNow(tx) },
  } as const;
}

/**
 * Whose invitation it is; null when unknown, used, past its end, or of a deactivated account. Reading does not use
 * it up: mail scanners open every link.
 * @param token from the address: anything
 */
export async function readInvitation(token: unknown): Promise<InvitedDto | null> {
  if (!isToken(token)) return null;
  const row = await db().invitation.findFirst({
    where: { ...(await openInvitation(db(), token)), user: { active: true } },
    select: { user: { select: { email: true, name: true } } },
  });
  return row?.user ?? null;
}

/**
 * Sets the password, uses the link up, and ends other links and sessions of the account.
 * Refused as `not_found` when the link no longer holds, `invalid` with the sentence at `password`.
 */
export async function acceptInvitation(
  input: { token: string; password: string },
  device = "",
): Promise<Result<OpenedSession>> {
  const invited = await readInvitation(input.token);
  if (!invited) return refused("not_found");
  const problem = passwordProblem(input.password, invited);
  if (problem) return refused("invalid", { password: problem });
  const passwordHash = await hashPassword(input.password);

  return writing(async (tx): Promise<Result<OpenedSession>> => {
    await lockAccounts(tx);
    const link = await tx.invitation.findFirst({
      where: { ...(await openInvitation(tx, input.token)), user: { active: true } },
      select: { id: true, userId: true },
    });
    const userId = link?.userId;
    if (!link || !userId) return refused("not_found");
    const now = await databaseNow(tx);
    await tx.invitation.update({ where: { id: link.id }, data: { usedAt: now }, select: { id: true } });
    await tx.invitation.updateMany({
      where: { userId, usedAt: null, expiresAt: { gt: now } },
      data: { expiresAt: now },
    });
    const account = await tx.user.update({
      where: { id: userId },
      data: { passwordHash, sessionVersion: { increment: 1 } },
      select: { id: true },
    });
    const session = await openSession(tx, { userId: account.id, by: "password" }, device);
    await recordAudit(tx, await viewerOfAccount(tx, account.id), {
      action: "account.accept",
      subject: { kind: "account", id: account.id },
    });
    return done(session);
  });
}
