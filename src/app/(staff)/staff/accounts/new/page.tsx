import type { Metadata } from "next";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { CreateAccount } from "@/features/accounts/components/create-account-form";
import { NarrowPage } from "@/features/accounts/components/narrow-page";
import { loadNewAccount } from "@/features/accounts/loaders";
import { staffRoutes } from "@/lib/routes";

export const metadata: Metadata = { title: "アカウントの作成" };

export default async function NewAccountPage() {
  const { departments } = await loadNewAccount();
  return (
    <NarrowPage>
      <Breadcrumbs
        items={[{ label: "アカウント", href: staffRoutes.accounts() }, { label: "アカウントの作成" }]}
      />
      <PageHeading
        title="アカウントの作成"
        lead="作成すると、本人がパスワードを設定するための招待リンクが表示されます。"
      />
      <CreateAccount departments={departments} />
    </NarrowPage>
  );
}
