"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import { answerAlone, useSentAction } from "@/components/forms/unanswered";
import { staffRoutes } from "@/lib/routes";
import { renewCodesAction, turnOffAction } from "../actions";
import { CodeField } from "./code-field";
import { RecoveryCodesNotice } from "./recovery-codes-notice";

const SUPPORT = "認証アプリに表示された6桁の数字、または回復コードを入力してください。";

export function RenewCodesForm() {
  const [state, action] = useSentAction(renewCodesAction, answerAlone);
  if (state?.ok) {
    return (
      <RecoveryCodesNotice
        title="回復コードを作り直しました"
        codes={state.value.recoveryCodes}
        next={{ href: staffRoutes.secondFactor(), label: "2段階認証の画面に戻る" }}
      />
    );
  }
  return (
    <form action={action} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={state?.errors} title="作り直せませんでした" />
      <CodeField
        id="renew-code"
        label="確認コード"
        support={SUPPORT}
        error={state?.errors.code}
        takesRecoveryCode
      />
      <SubmitButton variant="secondary" pendingLabel="作り直しています…" className="self-start">
        回復コードを作り直す
      </SubmitButton>
    </form>
  );
}

export function TurnOffForm() {
  const [state, action] = useSentAction(turnOffAction, answerAlone);
  const errors = state && !state.ok ? state.errors : undefined;
  return (
    <form action={action} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={errors} title="解除できませんでした" />
      <CodeField
        id="turn-off-code"
        label="確認コード"
        support={SUPPORT}
        error={errors?.code}
        takesRecoveryCode
      />
      <SubmitButton variant="danger" pendingLabel="解除しています…" className="self-start">
        2段階認証を解除する
      </SubmitButton>
    </form>
  );
}
