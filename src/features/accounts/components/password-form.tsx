"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import { changePasswordAction } from "../actions";
import { NewPasswordField } from "./new-password-field";

export function PasswordForm({ email }: { email: string }) {
  const [state, action, kept] = useKeptAction(changePasswordAction, null);
  const errors = state && !state.answer.ok ? state.answer.errors : undefined;
  return (
    <KeptForm kept={kept} action={action} noValidate className="flex flex-col gap-6">
      {state?.answer.ok ? (
        <Notice tone="success" title="パスワードを変更しました">
          <p>
            ほかの端末やブラウザのサインインは終了しました。この画面は、このままお使いいただけます。次回からは新しいパスワードでサインインしてください。
          </p>
        </Notice>
      ) : null}
      <ErrorSummary errors={errors} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField label="今のパスワード" name="current" current error={errors?.current} />
      <NewPasswordField label="新しいパスワード" error={errors?.password} />
      <SubmitButton pendingLabel="変更しています…" className="self-start">
        パスワードを変更する
      </SubmitButton>
    </KeptForm>
  );
}
