"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { TextField } from "@/components/forms/field";
import { SubmitButton } from "@/components/forms/submit-button";
import { formState, useSentAction } from "@/components/forms/unanswered";
import { signInAction } from "../actions";
import { NewPasswordField } from "./new-password-field";

export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const [state, action] = useSentAction(signInAction, formState);
  const errors = state && !state.answer.ok ? state.answer.errors : undefined;
  return (
    <form action={action} noValidate className="flex flex-col gap-6">
      <ErrorSummary errors={errors} title="サインインできませんでした" />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <TextField
        label="メールアドレス"
        name="email"
        required
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={state?.typed.email}
        error={errors?.email}
      />
      <NewPasswordField label="パスワード" current error={errors?.password} />
      <SubmitButton pendingLabel="確認しています…" className="self-start">
        サインイン
      </SubmitButton>
    </form>
  );
}
