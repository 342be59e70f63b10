/** Invitations: one-time links by which somebody sets a password. */
import { can } from "@/domain/shared/access";
import { invitedMeanwhile } from "@/domain/words/ja/accounts";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { lastActOn } from "@/server/audit/latest";
import { recordAudit } from "@/server/audit/record";
import { createToken, INVITATION_LIFE_MS } from "@/server/auth/links/one-time-link";
import { lockAccounts } from "@/server/auth/links/setup";
import type { Tx } from "@/server/db/client";
import { databaseNow } from "@/server/db/clock";
import { writing } from "@/server/db/transaction";
import { ACCOUNT_SELECT } from "./rows";

/** A one-time link's token, shown once; only its hash is kept. */
export interface InvitationDto {
  readonly accountId: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Ends the open links of an account. */
export async function endInvitations(tx: Tx, accountId: string): Promise<void> {
  const now = await databaseNow(tx);
  await tx.invitation.updateMany({
    where: { userId: accountId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
}

/** A new link in the place of every earlier one. */
export async function invite(
  tx: Tx,
  accountId: string,
  lifeMs: number = INVITATION_LIFE_MS,
): Promise<InvitationDto> {
  await endInvitations(tx, accountId);
  const { token, tokenHash } = createToken();
  const expiresAt = new Date((await databaseNow(tx)).getTime() + lifeMs);
  await tx.invitation.create({
    data: { purpose: "invite", tokenHash, userId: accountId, expiresAt },
    select: { id: true },
  });
  return { accountId, token, expiresAt };
}

export async function recordInvitation(tx: Tx, viewer: Viewer, invitation: InvitationDto): Promise<void> {
  await recordAudit(tx, viewer, {
    action: "account.invite",
    subject: { kind: "account", id: invitation.accountId },
    after: { expiresAt: invitation.expiresAt.toISOString() },
  });
}

/**
 * A new one-time link: the first sign-in, or a new password for somebody who forgot theirs. Earlier links end now;
 * the present password holds until the new link is taken up. Refused as `invalid` for a deactivated account, as `conflict`
 * where another link was made since: it may be in somebody's mail already.
 * @param input.seen when the last link was made that the writer saw (ISO instant; "": none); left out where none was shown
 */
export async function reissueInvitation(
  viewer: Viewer,
  input: { accountId: string; seen?: string },
): Promise<Result<InvitationDto>> {
  if (!can(viewer, "account.manage", {})) return refused("forbidden");
  return writing(async (tx): Promise<Result<InvitationDto>> => {
    await lockAccounts(tx);
    const account = await tx.user.findUnique({ where: { id: input.accountId }, select: INVITED });
    if (!account) return refused("not_found");
    if (!account.active) {
      return refused("invalid", {
        "": "停止中のアカウントには招待リンクを発行できません。先に利用を再開してください。",
      });
    }
    if (input.seen !== undefined && input.seen !== (account.invitations[0]?.createdAt.toISOString() ?? "")) {
      const last = await lastActOn(tx, viewer, INVITING, { kind: "account", id: input.accountId });
      return refused("conflict", { "": invitedMeanwhile(last) });
    }
    const invitation = await invite(tx, input.accountId);
    await recordInvitation(tx, viewer, invitation);
    return done(invitation);
  });
}

const { active, invitations } = ACCOUNT_SELECT;
const INVITED = { active, invitations };

const INVITING = ["account.invite", "account.recover"] as const;
