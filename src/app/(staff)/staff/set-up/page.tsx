import type { Metadata } from "next";
import { NarrowPage } from "@/components/staff-shell/narrow-page";
import { PageHeading } from "@/components/ui/page-heading";
import { SetUpForm } from "@/features/accounts/components/set-up-form";
import { loadSetUp, type PageQuery } from "@/features/accounts/loaders";

/** The address holds the token: it is told to nobody. */
export const metadata: Metadata = { title: "最初の管理者の登録", referrer: "strict-origin" };

export default async function SetUpPage({ searchParams }: { searchParams: PageQuery }) {
  const { token } = await loadSetUp(searchParams);
  return (
    <NarrowPage>
      <PageHeading
        title="最初の管理者の登録"
        lead="この画面で登録した人が、ほかの職員のアカウントを作成します。リンクは1回だけ使えます。"
      />
      <SetUpForm token={token} />
    </NarrowPage>
  );
}
