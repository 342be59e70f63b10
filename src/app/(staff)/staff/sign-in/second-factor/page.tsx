import type { Metadata } from "next";
import { Button } from "@/components/forms/button";
import { NarrowPage } from "@/components/staff-shell/narrow-page";
import { PageHeading } from "@/components/ui/page-heading";
import { signOutAction } from "@/features/accounts/actions";
import { EnrolForm } from "@/features/own-account/components/enrol-form";
import { SignInCodeForm } from "@/features/own-account/components/sign-in-code-form";
import { loadSignInStep } from "@/features/own-account/loaders";

export const metadata: Metadata = { title: "2段階認証" };

export default async function SignInStepPage({ searchParams }: PageProps<"/staff/sign-in/second-factor">) {
  const { callbackUrl, enrolment } = await loadSignInStep(searchParams);
  return (
    <NarrowPage>
      {enrolment === null ? (
        <>
          <PageHeading title="2段階認証" lead="サインインを続けるには、確認コードを入力してください。" />
          <SignInCodeForm callbackUrl={callbackUrl} />
          <p>
            認証アプリも回復コードも使えないときは、管理者に2段階認証の解除を依頼してください。ほかに管理者がいないときは、サーバーの担当者に依頼してください。
          </p>
        </>
      ) : (
        <>
          <PageHeading
            title="2段階認証の設定"
            lead="あなたの役割では、パスワードに加えて2段階認証が必要です。次の手順で設定すると、サインインが完了します。"
          />
          <EnrolForm enrolment={enrolment} at="sign_in" next={callbackUrl} />
        </>
      )}
      <form action={signOutAction}>
        <Button type="submit" variant="text">
          サインインをやめる
        </Button>
      </form>
    </NarrowPage>
  );
}
