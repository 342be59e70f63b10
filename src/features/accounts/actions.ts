"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { dateJa } from "@/domain/words/ja/dates";
import type { ActionState } from "@/lib/action-state";
import { done, type Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { createAccount, setAccountActive, updateAccount } from "@/server/accounts/change";
import { type InvitationDto, reissueInvitation } from "@/server/accounts/invitations";
import { clientAddress } from "@/server/auth/attempts";
import { acceptInvitation } from "@/server/auth/links/invitation";
import { invitationPath } from "@/server/auth/links/one-time-link";
import { completeSetup } from "@/server/auth/links/setup";
import { changeOwnPassword } from "@/server/auth/passwords/change";
import { answeredAlone } from "@/server/auth/requests/form-action";
import { entranceAction, staffAction } from "@/server/auth/requests/staff-action";
import { safeCallbackPath } from "@/server/auth/sessions/callback-url";
import { endSession, startSession } from "@/server/auth/sessions/session";
import { appOrigin } from "@/server/auth/settings";
import { signInWithPassword } from "@/server/auth/sign-in";
import {
  accountStandingFormSchema,
  createAccountFormSchema,
  invitationFormSchema,
  issueInvitationFormSchema,
  passwordFormSchema,
  setUpFormSchema,
  signInFormSchema,
  signOutFormSchema,
  updateAccountFormSchema,
} from "./schema";

/** The answer, and what was typed (never a password), so that the form can show it again. */
export type FormState<T = null> = { answer: ActionState<T>; typed: Readonly<Record<string, string>> } | null;

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
    const result = await signInWithPassword({ email, password }, await address());
    if (!result.ok) return result;
    await startSession(result.value);
    redirect(safeCallbackPath(callbackUrl, appOrigin()));
  },
);

export async function signInAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answeredAlone(signIn, form);
}

const signOut = entranceAction(signOutFormSchema, async () => {
  await endSession();
  redirect(`${staffRoutes.signIn()}?signedOut=1`);
});

/** For `<form action>` in the frame of every page. */
export async function signOutAction(): Promise<void> {
  await signOut(null, {});
}

const setUp = entranceAction(setUpFormSchema, async (input): Promise<Result<null>> => {
  const result = await completeSetup(input);
  if (!result.ok) return result;
  await startSession(result.value);
  redirect(staffRoutes.accounts());
});

export async function setUpAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answeredAlone(setUp, form);
}

const acceptInvite = entranceAction(invitationFormSchema, async (input): Promise<Result<null>> => {
  const result = await acceptInvitation(input);
  if (!result.ok) return result;
  await startSession(result.value);
  redirect(staffRoutes.home());
});

export async function acceptInvitationAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answeredAlone(acceptInvite, form);
}

const changePassword = staffAction(
  "account.password",
  passwordFormSchema,
  async ({ viewer, input }): Promise<Result<null>> => {
    const result = await changeOwnPassword(viewer, input, await address());
    if (!result.ok) return result;
    // Other sessions have ended; this one goes on.
    await startSession(result.value);
    return done(null);
  },
);

export async function changePasswordAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answeredAlone(changePassword, form);
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
  return answeredAlone(create, form);
}

const reissue = staffAction("account.invite", issueInvitationFormSchema, async ({ viewer, input }) => {
  const result = await reissueInvitation(viewer, input);
  return result.ok ? done(issuedLink("", result.value)) : result;
});

export async function reissueInvitationAction(
  _previous: FormState<IssuedLink>,
  form: unknown,
): Promise<FormState<IssuedLink>> {
  return answeredAlone(reissue, form);
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
  return answeredAlone(update, form);
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
  return answeredAlone(setActive, form);
}
