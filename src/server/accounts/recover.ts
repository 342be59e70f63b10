/** A way back in for somebody who has lost their password or second factor, when no administrator is left to help. */
import { can } from "@/domain/shared/access";
import { normalizeEmail } from "@/lib/email";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { RECOVERY_LIFE_MS } from "@/server/auth/links/one-time-link";
import { lockAccounts } from "@/server/auth/links/setup";
import { removeSecondFactor } from "@/server/auth/second-factor/rows";
import { writing } from "@/server/db/transaction";
import { auditView } from "./change";
import { type InvitationDto, invite } from "./invitations";
import { ACCOUNT_SELECT } from "./rows";

export interface RecoveryDto extends InvitationDto {
  readonly name: string;
  /** Whether a second factor is still asked for behind the link. */
  readonly hasSecondFactor: boolean;
  readonly wasSecondFactorReset: boolean;
  readonly wasReactivated: boolean;
}

const INACTIVE: Result<never> = refused("invalid", { "": "このアカウントは利用を停止しています。" });

/**
 * A one-time link to a new password, which holds for a day; the present password holds until it is taken up. As asked for,
 * the second factor goes and with it every session. Refused as `not_found` for an unknown address, `invalid` for a
 * deactivated account that is not to be brought back.
 */
export async function recoverAccount(
  viewer: Viewer,
  input: { email: string; resetsSecondFactor: boolean; reactivates: boolean },
): Promise<Result<RecoveryDto>> {
  if (!can(viewer, "account.manage", {})) return refused("forbidden");
  return writing(async (tx): Promise<Result<RecoveryDto>> => {
    await lockAccounts(tx);
    const before = await tx.user.findUnique({
      where: { email: normalizeEmail(input.email) },
      select: ACCOUNT_SELECT,
    });
    if (!before) return refused("not_found");
    const { id: accountId, name } = before;
    // Taking one's own second factor away asks for a code of it (own.ts).
    if (input.resetsSecondFactor && accountId === viewer.userId) return refused("forbidden");
    const wasReactivated = !before.active;
    if (wasReactivated && !input.reactivates) return INACTIVE;
    const wasSecondFactorReset = input.resetsSecondFactor && (await removeSecondFactor(tx, accountId));
    if (wasReactivated || wasSecondFactorReset) {
      await tx.user.update({
        where: { id: accountId },
        data: { active: true, sessionVersion: { increment: 1 } },
        select: { id: true },
      });
    }
    const invitation = await invite(tx, accountId, RECOVERY_LIFE_MS);
    const subject = { kind: "account", id: accountId } as const;
    if (wasReactivated) {
      await recordAudit(tx, viewer, {
        action: "account.update",
        subject,
        before: auditView(before),
        after: auditView({ ...before, active: true }),
      });
    }
    if (wasSecondFactorReset) {
      await recordAudit(tx, viewer, { action: "account.second_factor_reset", subject });
    }
    await recordAudit(tx, viewer, {
      action: "account.recover",
      subject,
      after: { expiresAt: invitation.expiresAt.toISOString() },
    });
    const hasSecondFactor = !wasSecondFactorReset && (before.secondFactor?.confirmedAt ?? null) !== null;
    return done({ ...invitation, name, hasSecondFactor, wasSecondFactorReset, wasReactivated });
  });
}
