import type { Metadata } from "next";
import { NarrowPage } from "@/components/staff-shell/narrow-page";
import { PageHeading } from "@/components/ui/page-heading";
import { InvitationForm } from "@/features/accounts/components/invitation-form";
import { loadInvitation } from "@/features/accounts/loaders";

export const metadata: Metadata = { title: "パスワードの設定" };

export default async function InvitationPage() {
  const { token, email, name } = await loadInvitation();
  return (
    <NarrowPage>
      <PageHeading
        title="パスワードの設定"
        lead={
          <>
            <p>{name}さん、あゆみへようこそ。サインインに使うパスワードを設定してください。</p>
            <p>メールアドレス：{email}</p>
          </>
        }
      />
      <InvitationForm token={token} email={email} />
    </NarrowPage>
  );
}
