import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { staffRoutes } from "@/lib/routes";
import type { AccountListPage } from "../loaders";
import { AccountTable } from "./account-table";

export function AccountListView({ page }: { page: AccountListPage }) {
  const { accounts, mayManage, saved } = page;
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
