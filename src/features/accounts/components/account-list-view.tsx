import { ButtonLink } from "@/components/forms/button";
import { buttonClass } from "@/components/forms/button-class";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DoneNotice } from "@/components/ui/done-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { ACCOUNTS_WORKBOOK_HREF, staffRoutes } from "@/lib/routes";
import type { AccountListPage } from "../loaders";
import { AccountTable } from "./account-table";
import { SecondFactorRolesForm } from "./second-factor-forms";

export function AccountListView({ page }: { page: AccountListPage }) {
  const { accounts, mayManage, secondFactorRoles, saved } = page;
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs items={[{ label: "アカウント" }]} />
      <PageHeading
        title="アカウント"
        lead="この仕組みを使う職員の一覧です。"
        actions={
          mayManage ? (
            <>
              <a href={ACCOUNTS_WORKBOOK_HREF} download className={buttonClass({ variant: "secondary" })}>
                一覧をExcelでダウンロードする
              </a>
              <ButtonLink href={staffRoutes.newAccount()}>アカウントを作成する</ButtonLink>
            </>
          ) : null
        }
      />
      {saved ? <DoneNotice title="アカウントの変更を保存しました。" /> : null}
      <AccountTable accounts={accounts} mayManage={mayManage} />
      {secondFactorRoles === null ? null : (
        <section className="flex flex-col gap-4">
          <h2 className="text-std-24B-150">2段階認証</h2>
          <p>
            必須にした役割の人は、次のサインインのときに認証アプリを設定します。組織のアカウントでサインインする人には、その認証の仕組みに任せるため、求めません。回答リンクにも求めません。
          </p>
          <SecondFactorRolesForm key={secondFactorRoles.join()} roles={secondFactorRoles} />
        </section>
      )}
    </div>
  );
}
