"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import { answerAlone, useSentAction } from "@/components/forms/unanswered";
import { enrolAction, passEnrolmentAction } from "../actions";
import type { Enrolment } from "../loaders";
import { CodeField } from "./code-field";
import { RecoveryCodesNotice } from "./recovery-codes-notice";

/**
 * The QR code, and the first code of the app that has read it; then the recovery codes in their place.
 * @param at `sign_in`: it is asked for on the way in
 */
export function EnrolForm({
  enrolment,
  at,
  next,
}: {
  enrolment: Enrolment;
  at: "sign_in" | "own_account";
  /** Where the person goes on. */
  next: string;
}) {
  const [state, action] = useSentAction(at === "sign_in" ? passEnrolmentAction : enrolAction, answerAlone);
  if (state?.ok) {
    return (
      <RecoveryCodesNotice
        title="2段階認証を設定しました"
        codes={state.value.recoveryCodes}
        next={{ href: next, label: at === "sign_in" ? "サインインを続ける" : "2段階認証の画面に戻る" }}
      />
    );
  }
  const errors = state?.errors;
  const { qr, secret } = enrolment;
  return (
    <form action={action} noValidate className="flex flex-col gap-6">
      <ErrorSummary errors={errors} title="設定できませんでした" />
      <section className="flex flex-col gap-3">
        <h2 className="text-std-20B-160">1．認証アプリで読み取ります</h2>
        <p>
          スマートフォンの認証アプリ（Microsoft Authenticator、Google
          Authenticatorなど）で、次のQRコードを読み取ってください。
        </p>
        <svg
          role="img"
          aria-label="認証アプリに登録するQRコード"
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          shapeRendering="crispEdges"
          className="w-56 max-w-full border border-solid-gray-420 bg-white"
        >
          <path d={qr.path} />
        </svg>
        <p>
          読み取れないときは、アプリで「手動で入力」を選び、次のキーを入力してください（時間ベース、6桁）。
          <span className="mt-1 block font-mono break-all">{secret}</span>
        </p>
      </section>
      <section className="flex flex-col gap-3">
        <h2 className="text-std-20B-160">2．確認コードを入力します</h2>
        <CodeField
          label="確認コード"
          support="アプリに表示された6桁の数字を入力してください。"
          error={errors?.code}
        />
        <SubmitButton pendingLabel="確認しています…" className="self-start">
          設定する
        </SubmitButton>
      </section>
    </form>
  );
}
