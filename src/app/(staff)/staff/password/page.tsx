import type { Metadata } from "next";
import { NarrowPage } from "@/components/staff-shell/narrow-page";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { PasswordForm } from "@/features/accounts/components/password-form";
import { loadPassword } from "@/features/accounts/loaders";

export const metadata: Metadata = { title: "パスワードの変更" };

export default async function PasswordPage() {
  const { email } = await loadPassword();
  return (
    <NarrowPage>
      <Breadcrumbs items={[{ label: "パスワードの変更" }]} />
      <PageHeading
        title="パスワードの変更"
        lead="変更すると、ほかの端末やブラウザでのサインインは終了します。"
      />
      <PasswordForm email={email} />
    </NarrowPage>
  );
}
