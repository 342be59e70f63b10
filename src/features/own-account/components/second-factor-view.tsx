import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { staffRoutes } from "@/lib/routes";
import type { SecondFactorPage } from "../loaders";
import { EnrolForm } from "./enrol-form";
import { RenewCodesForm, TurnOffForm } from "./second-factor-forms";

/** A person's own second factor: set it up, or what there is of it. */
export function SecondFactorView(page: SecondFactorPage) {
  return (
    <>
      <Breadcrumbs items={[{ label: "2段階認証" }]} />
      <PageHeading
        title="2段階認証"
        lead="パスワードに加えて、スマートフォンの認証アプリに表示される確認コードでサインインします。パスワードを人に知られても、それだけではサインインされません。"
      />
      {page.isRequired ? (
        <p>あなたの役割では、パスワードでサインインするときに2段階認証が必須です。</p>
      ) : null}
      {page.isOn ? (
        <Standing recoveryCodesLeft={page.recoveryCodesLeft} isRequired={page.isRequired} />
      ) : (
        <EnrolForm enrolment={page.enrolment} at="own_account" next={staffRoutes.secondFactor()} />
      )}
    </>
  );
}

function Standing({ recoveryCodesLeft, isRequired }: { recoveryCodesLeft: number; isRequired: boolean }) {
  return (
    <>
      <Notice tone={recoveryCodesLeft > 2 ? "success" : "warning"} title="設定済みです">
        <p>
          {recoveryCodesLeft > 0
            ? `使っていない回復コードが${recoveryCodesLeft}個あります。`
            : "使える回復コードがありません。作り直してください。"}
        </p>
      </Notice>
      <section className="flex flex-col gap-4">
        <h2 className="text-std-24B-150">回復コードを作り直す</h2>
        <p>新しい回復コードを10個作ります。前のコードは使えなくなります。</p>
        <RenewCodesForm />
      </section>
      {isRequired ? null : (
        <section className="flex flex-col gap-4">
          <h2 className="text-std-24B-150">2段階認証を解除する</h2>
          <p>
            次のサインインからは、パスワードだけになります。スマートフォンを替えるときは、解除してから設定し直してください。
          </p>
          <TurnOffForm />
        </section>
      )}
    </>
  );
}
