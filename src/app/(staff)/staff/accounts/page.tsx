import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { AccountTable } from "@/features/accounts/components/account-table";
import { loadAccountList, type PageQuery } from "@/features/accounts/loaders";
import { staffRoutes } from "@/lib/routes";

export const metadata: Metadata = { title: "アカウント" };

export default async function AccountsPage({ searchParams }: { searchParams: PageQuery }) {
  const { accounts, mayManage, saved } = await loadAccountList(searchParams);
  return (
    <div className="flex flex-col gap-8">
      <PageHeading
        title="アカウント"
        lead="この仕組みを使う職員の一覧です。"
        actions={
          mayManage ? <ButtonLink href={staffRoutes.newAccount()}>アカウントを作成する</ButtonLink> : null
        }
      />
      {saved ? <Notice tone="success">アカウントの変更を保存しました。</Notice> : null}
      <AccountTable accounts={accounts} mayManage={mayManage} />
    </div>
  );
}
