"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { dateJa } from "@/domain/words/ja/dates";
import type { FormState } from "@/lib/action-state";
import { done, type Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { createAccount, setAccountActive, updateAccount } from "@/server/accounts/change";
import { type InvitationDto, reissueInvitation } from "@/server/accounts/invitations";
import { clientAddress } from "@/server/auth/attempts";
import { acceptInvitation } from "@/server/auth/links/invitation";
import { invitationPath } from "@/server/auth/links/one-time-link";
import { completeSetup } from "@/server/auth/links/setup";
import { changeOwnPassword } from "@/server/auth/passwords/change";
import { answered, withNewest } from "@/server/auth/requests/form-action";
import { entranceAction, staffAction } from "@/server/auth/requests/staff-action";
import { resetSecondFactor, setSecondFactorRoles } from "@/server/auth/second-factor/administer";
import { safeCallbackPath } from "@/server/auth/sessions/callback-url";
import { currentDevice, endSession, startSession } from "@/server/auth/sessions/session";
import { appOrigin } from "@/server/auth/settings";
import { signInWithPassword } from "@/server/auth/sign-in";
import {
  accountStandingFormSchema,
  createAccountFormSchema,
  invitationFormSchema,
  issueInvitationFormSchema,
  passwordFormSchema,
  resetSecondFactorFormSchema,
  secondFactorRolesFormSchema,
  setUpFormSchema,
  signInFormSchema,
  signOutFormSchema,
  updateAccountFormSchema,
} from "./schema";

/** A link that is shown once. */
export interface IssuedLink {
  readonly name: string;
  readonly url: string;
  /** 令和8年4月1日 */
  readonly validUntil: string;
}

async function address(): Promise<string> {
  const incoming = await headers();
  return clientAddress((name) => incoming.get(name));
}

const signIn = entranceAction(
  signInFormSchema,
  async ({ email, password, callbackUrl }): Promise<Result<null>> => {
    const result = await signInWithPassword({ email, password }, await address(), await currentDevice());
    if (!result.ok) return result;
    await startSession(result.value);
    redirect(safeCallbackPath(callbackUrl, appOrigin()));
  },
);

export async function signInAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(signIn, form);
}

const signOut = entranceAction(signOutFormSchema, async () => {
  await endSession();
  redirect(`${staffRoutes.signIn()}?signedOut=1`);
});

/** The button in the frame of every page. */
export async function signOutAction(): Promise<void> {
  await signOut(null, {});
}

const setUp = entranceAction(setUpFormSchema, async (input): Promise<Result<null>> => {
  const result = await completeSetup(input, await currentDevice());
  if (!result.ok) return result;
  await startSession(result.value);
  redirect(staffRoutes.accounts());
});

export async function setUpAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(setUp, form);
}

const acceptInvite = entranceAction(invitationFormSchema, async (input): Promise<Result<null>> => {
  const result = await acceptInvitation(input, await currentDevice());
  if (!result.ok) return result;
  await startSession(result.value);
  redirect(staffRoutes.home());
});

export async function acceptInvitationAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(acceptInvite, form);
}

const changePassword = staffAction("account.password", passwordFormSchema, async ({ viewer, input }) =>
  changeOwnPassword(viewer, input, await address()),
);

export async function changePasswordAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(changePassword, form);
}

function issuedLink(name: string, invitation: InvitationDto): IssuedLink {
  return {
    name,
    url: `${appOrigin()}${invitationPath(invitation.token)}`,
    validUntil: dateJa(invitation.expiresAt),
  };
}

const create = staffAction("account.create", createAccountFormSchema, async ({ viewer, input }) => {
  const result = await createAccount(viewer, input);
  return result.ok ? done(issuedLink(input.name, result.value)) : result;
});

export async function createAccountAction(
  _previous: FormState<IssuedLink>,
  form: unknown,
): Promise<FormState<IssuedLink>> {
  return answered(create, form);
}

const reissue = staffAction("account.invite", issueInvitationFormSchema, async ({ viewer, input }) => {
  const result = await reissueInvitation(viewer, input);
  return result.ok ? done(issuedLink("", result.value)) : result;
});

export async function reissueInvitationAction(
  _previous: FormState<IssuedLink>,
  form: unknown,
): Promise<FormState<IssuedLink>> {
  return withNewest(await answered(reissue, form));
}

const update = staffAction(
  "account.update",
  updateAccountFormSchema,
  async ({ viewer, input }): Promise<Result<null>> => {
    const result = await updateAccount(viewer, input);
    if (!result.ok) return result;
    redirect(`${staffRoutes.accounts()}?saved=1`);
  },
);

export async function updateAccountAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(update, form);
}

const setSecondFactorRolesOf = staffAction(
  "settings.second_factor",
  secondFactorRolesFormSchema,
  ({ viewer, input }) => setSecondFactorRoles(viewer, input),
);

export async function setSecondFactorRolesAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(setSecondFactorRolesOf, form);
}

const resetSecondFactorOf = staffAction(
  "account.second_factor_reset",
  resetSecondFactorFormSchema,
  async ({ viewer, input }): Promise<Result<null>> => {
    const result = await resetSecondFactor(viewer, input);
    if (!result.ok) return result;
    redirect(`${staffRoutes.accounts()}?saved=1`);
  },
);

export async function resetSecondFactorAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(resetSecondFactorOf, form);
}

const setActive = staffAction(
  "account.update",
  accountStandingFormSchema,
  async ({ viewer, input }): Promise<Result<null>> => {
    const result = await setAccountActive(viewer, input);
    if (!result.ok) return result;
    redirect(`${staffRoutes.accounts()}?saved=1`);
  },
);

export async function setAccountActiveAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(setActive, form);
}
