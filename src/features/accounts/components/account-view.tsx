import { NarrowPage } from "@/components/staff-shell/narrow-page";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeading } from "@/components/ui/page-heading";
import { staffRoutes } from "@/lib/routes";
import type { AccountPage } from "../loaders";
import { STANDING_WORDS } from "../view-model";
import { EditAccountForm, ReissueInvitationForm, StandingForm } from "./edit-account";
import { ResetSecondFactorForm } from "./second-factor-forms";

/** One account: its fields, its invitation, and whether it may be used. */
export function AccountView({ account, departments, isSelf }: AccountPage) {
  return (
    <NarrowPage>
      <Breadcrumbs
        items={[{ label: "アカウント", href: staffRoutes.accounts() }, { label: "アカウントの変更" }]}
      />
      <PageHeading title="アカウントの変更" eyebrow={account.name} />
      <DescriptionList
        items={[
          { term: "メールアドレス", description: account.email },
          { term: "状態", description: STANDING_WORDS[account.standing] },
          { term: "2段階認証", description: account.hasSecondFactor ? "設定済み" : "未設定" },
          { term: "最後の招待", description: account.invitation ?? "なし" },
        ]}
      />
      <EditAccountForm key={account.version} account={account} departments={departments} />
      {account.active ? (
        <section className="flex flex-col gap-4">
          <h2 className="text-std-24B-150">招待リンク</h2>
          <p>
            初めてサインインする人や、パスワードを忘れた人に渡します。発行すると前のリンクは使えなくなります。今のパスワードは、新しく設定されるまで使えます。
          </p>
          <ReissueInvitationForm accountId={account.id} seen={account.invitationSeen} />
        </section>
      ) : null}
      {account.hasSecondFactor && !isSelf ? (
        <section className="flex flex-col gap-4">
          <h2 className="text-std-24B-150">2段階認証の解除</h2>
          <p>
            スマートフォンをなくし、回復コードも使えない人のために解除します。この人のサインインは終了し、次のサインインはパスワードだけになります。必須の役割なら、そのときに設定し直します。必ず本人であることを確かめてから解除してください。
          </p>
          <ResetSecondFactorForm accountId={account.id} />
        </section>
      ) : null}
      <section className="flex flex-col gap-4">
        <h2 className="text-std-24B-150">{account.active ? "利用の停止" : "利用の再開"}</h2>
        <p>
          {account.active
            ? `停止すると、${isSelf ? "あなた自身" : "この人"}はサインインできなくなります。これまでの入力や記録は残ります。いつでも再開できます。`
            : "再開すると、以前のパスワードで再びサインインできます。"}
        </p>
        <StandingForm account={account} />
      </section>
    </NarrowPage>
  );
}
