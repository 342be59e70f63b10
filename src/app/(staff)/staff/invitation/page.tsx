import type { Metadata } from "next";
import { NarrowPage } from "@/components/staff-shell/narrow-page";
import { PageHeading } from "@/components/ui/page-heading";
import { InvitationForm } from "@/features/accounts/components/invitation-form";
import { loadInvitation, type PageQuery } from "@/features/accounts/loaders";

/** The address holds the token: it is told to nobody. */
export const metadata: Metadata = { title: "パスワードの設定", referrer: "strict-origin" };

export default async function InvitationPage({ searchParams }: { searchParams: PageQuery }) {
  const { token, email, name } = await loadInvitation(searchParams);
  return (
    <NarrowPage>
      <PageHeading
        title="パスワードの設定"
        lead={
          <>
            <p>{name}さん、あゆみへようこそ。サインインに使うパスワードを設定してください。</p>
            <p className="break-words">メールアドレス：{email}</p>
          </>
        }
      />
      <InvitationForm token={token} email={email} />
    </NarrowPage>
  );
}
