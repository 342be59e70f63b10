import type { Metadata } from "next";
import { NarrowPage } from "@/components/staff-shell/narrow-page";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { OidcButton } from "@/features/accounts/components/oidc-button";
import { SignInForm } from "@/features/accounts/components/sign-in-form";
import { loadSignIn, type PageQuery } from "@/features/accounts/loaders";

export const metadata: Metadata = { title: "サインイン" };

export default async function SignInPage({ searchParams }: { searchParams: PageQuery }) {
  const { callbackUrl, oidcName, error, signedOut, awayMinutes } = await loadSignIn(searchParams);
  return (
    <NarrowPage>
      <PageHeading
        title="サインイン"
        lead="職員用の画面です。登録されたアカウントでサインインしてください。"
      />
      {signedOut ? (
        <Notice tone="success">
          <p>サインアウトしました。</p>
          {/* The provider's own session is not ended here: at a shared computer the next person would come in by it. */}
          {oidcName ? (
            <p>
              {oidcName}でサインインしていた方は、{oidcName}
              のサインインが続いています。共用のパソコンでは、そちらからもサインアウトしてください。
            </p>
          ) : null}
        </Notice>
      ) : null}
      {awayMinutes === null ? null : (
        <Notice tone="info" title="サインインが終了しました">
          <p>
            {awayMinutes}
            分間操作がなかったため、サインインを終了しました。もう一度サインインすると、開こうとした画面に進みます。
          </p>
        </Notice>
      )}
      {error ? <Notice tone="error">{error}</Notice> : null}
      {oidcName ? <OidcButton name={oidcName} callbackUrl={callbackUrl} /> : null}
      <SignInForm callbackUrl={callbackUrl} />
      <p>照会のメールで回答リンクを受け取った方は、そのリンクを開くと、パスワードなしで回答できます。</p>
      <p>パスワードを忘れたときは、管理者に招待リンクの再発行を依頼してください。</p>
    </NarrowPage>
  );
}
