import { NarrowPage } from "@/components/staff-shell/narrow-page";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { staffRoutes } from "@/lib/routes";
import type { DepartmentChoiceItem } from "./account-fields";
import { CreateAccount } from "./create-account-form";

export function NewAccountView({ departments }: { departments: readonly DepartmentChoiceItem[] }) {
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
