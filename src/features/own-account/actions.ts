"use server";

import { redirect } from "next/navigation";
import type { ActionState, FormState } from "@/lib/action-state";
import type { Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { setOwnMails } from "@/server/auth/own-mails";
import { answered } from "@/server/auth/requests/form-action";
import { entranceAction, staffAction } from "@/server/auth/requests/staff-action";
import { enrolOwn } from "@/server/auth/second-factor/enrolment";
import { renewRecoveryCodes, turnOffSecondFactor } from "@/server/auth/second-factor/own";
import { passWithCode, passWithEnrolment, SIGN_IN_OVER } from "@/server/auth/second-factor/sign-in-step";
import { safeCallbackPath } from "@/server/auth/sessions/callback-url";
import { endOtherSessions } from "@/server/auth/sessions/own";
import { currentClaims } from "@/server/auth/sessions/session";
import { appOrigin } from "@/server/auth/settings";
import { codeFormSchema, endSessionsFormSchema, ownMailsFormSchema, signInCodeFormSchema } from "./schema";

/** Shown once. Nothing is read again after it: the page would go on without them. */
export type RecoveryCodes = { readonly recoveryCodes: readonly string[] };

const endSessions = staffAction("account.end_sessions", endSessionsFormSchema, ({ viewer, input }) =>
  endOtherSessions(viewer, input),
);

export async function endSessionsAction(
  _previous: FormState<{ ended: number }>,
  form: unknown,
): Promise<FormState<{ ended: number }>> {
  return answered(endSessions, form);
}

const setOwn = staffAction("account.own_mails", ownMailsFormSchema, ({ viewer, input }) =>
  setOwnMails(viewer, input),
);

export async function setOwnMailsAction(
  _previous: FormState<{ getsBriefings: boolean }>,
  form: unknown,
): Promise<FormState<{ getsBriefings: boolean }>> {
  return answered(setOwn, form);
}

const passCode = entranceAction(
  signInCodeFormSchema,
  async ({ code, callbackUrl }): Promise<Result<null>> => {
    const claims = await currentClaims();
    const passed = claims ? await passWithCode(claims, code) : SIGN_IN_OVER;
    if (!passed.ok) return passed;
    redirect(safeCallbackPath(callbackUrl, appOrigin()));
  },
);

export async function passCodeAction(previous: ActionState | null, form: unknown): Promise<ActionState> {
  return passCode(previous, form);
}

const passEnrolment = entranceAction(codeFormSchema, async ({ code }): Promise<Result<RecoveryCodes>> => {
  const claims = await currentClaims();
  return claims ? passWithEnrolment(claims, code) : SIGN_IN_OVER;
});

export async function passEnrolmentAction(
  previous: ActionState<RecoveryCodes> | null,
  form: unknown,
): Promise<ActionState<RecoveryCodes>> {
  return passEnrolment(previous, form);
}

const enrol = staffAction("account.second_factor_on", codeFormSchema, ({ viewer, input }) =>
  enrolOwn(viewer, input.code),
);

export async function enrolAction(
  previous: ActionState<RecoveryCodes> | null,
  form: unknown,
): Promise<ActionState<RecoveryCodes>> {
  return enrol(previous, form);
}

const renew = staffAction("account.recovery_codes", codeFormSchema, ({ viewer, input }) =>
  renewRecoveryCodes(viewer, input.code),
);

export async function renewCodesAction(
  previous: ActionState<RecoveryCodes> | null,
  form: unknown,
): Promise<ActionState<RecoveryCodes>> {
  return renew(previous, form);
}

const turnOff = staffAction(
  "account.second_factor_off",
  codeFormSchema,
  async ({ viewer, input }): Promise<Result<null>> => {
    const result = await turnOffSecondFactor(viewer, input.code);
    if (!result.ok) return result;
    redirect(staffRoutes.secondFactor());
  },
);

export async function turnOffAction(previous: ActionState | null, form: unknown): Promise<ActionState> {
  return turnOff(previous, form);
}
