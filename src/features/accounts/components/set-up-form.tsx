"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { TextField } from "@/components/forms/field";
import { SubmitButton } from "@/components/forms/submit-button";
import { formState, useSentAction } from "@/components/forms/unanswered";
import { setUpAction } from "../actions";
import { NewPasswordField } from "./new-password-field";

export function SetUpForm({ token }: { token: string }) {
  const [state, action] = useSentAction(setUpAction, formState);
  const errors = state && !state.answer.ok ? state.answer.errors : undefined;
  return (
    <form action={action} noValidate className="flex flex-col gap-6">
      <ErrorSummary errors={errors} />
      <input type="hidden" name="token" value={token} />
      <TextField
        label="氏名"
        name="name"
        required
        autoComplete="name"
        defaultValue={state?.typed.name}
        error={errors?.name}
      />
      <TextField
        label="メールアドレス"
        name="email"
        required
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        support="サインインに使います。"
        defaultValue={state?.typed.email}
        error={errors?.email}
      />
      <NewPasswordField label="パスワード" error={errors?.password} />
      <SubmitButton pendingLabel="登録しています…" className="self-start">
        管理者として登録する
      </SubmitButton>
    </form>
  );
}
