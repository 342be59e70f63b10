/** Whether an account is used, as a list of accounts and a count of those who have not begun both read it. */

export type AccountStanding = "in_use" | "invited" | "invitation_ended" | "not_begun" | "stopped";

/** Somebody begins with the password that an invitation sets, or by signing in at an identity provider, which needs none. */
export function hasBegun(account: { readonly hasPassword: boolean; readonly hasSignedIn: boolean }): boolean {
  return account.hasPassword || account.hasSignedIn;
}

export function accountStanding(
  account: {
    readonly active: boolean;
    readonly hasPassword: boolean;
    readonly hasSignedIn: boolean;
    /** null: nobody ever invited the person. */
    readonly lastInvitation: { readonly expiresAt: Date } | null;
  },
  now: Date,
): AccountStanding {
  if (!account.active) return "stopped";
  if (hasBegun(account)) return "in_use";
  if (account.lastInvitation === null) return "not_begun";
  return account.lastInvitation.expiresAt > now ? "invited" : "invitation_ended";
}
