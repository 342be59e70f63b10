"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import { answerAlone, useSentAction } from "@/components/forms/unanswered";
import { passCodeAction } from "../actions";
import { CodeField } from "./code-field";

/** The second step of signing in. */
export function SignInCodeForm({ callbackUrl }: { callbackUrl: string }) {
  const [state, action] = useSentAction(passCodeAction, answerAlone);
  const errors = state && !state.ok ? state.errors : undefined;
  return (
    <form action={action} noValidate className="flex flex-col gap-6">
      <ErrorSummary errors={errors} title="サインインできませんでした" />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <CodeField
        label="確認コード"
        support="認証アプリに表示された6桁の数字を入力してください。アプリを使えないときは、回復コードを入力してください。"
        error={errors?.code}
        takesRecoveryCode
      />
      <SubmitButton pendingLabel="確認しています…" className="self-start">
        サインイン
      </SubmitButton>
    </form>
  );
}
