"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import { formState, useSentAction } from "@/components/forms/unanswered";
import { acceptInvitationAction } from "../actions";
import { NewPasswordField } from "./new-password-field";

export function InvitationForm({ token, email }: { token: string; email: string }) {
  const [state, action] = useSentAction(acceptInvitationAction, formState);
  const errors = state && !state.answer.ok ? state.answer.errors : undefined;
  return (
    <form action={action} noValidate className="flex flex-col gap-6">
      <ErrorSummary errors={errors} />
      <input type="hidden" name="token" value={token} />
      {/* For password managers: whose password this is. Not sent. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField label="新しいパスワード" error={errors?.password} />
      <SubmitButton pendingLabel="設定しています…" className="self-start">
        パスワードを設定して始める
      </SubmitButton>
    </form>
  );
}
