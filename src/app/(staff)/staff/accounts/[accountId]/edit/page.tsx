import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { AccountView } from "@/features/accounts/components/account-view";
import { admitToAccount, loadAccount } from "@/features/accounts/loaders";

export const metadata: Metadata = { title: "アカウントの変更" };

export default async function AccountPage({ params }: PageProps<"/staff/accounts/[accountId]/edit">) {
  const { accountId } = await params;
  await admitToAccount(accountId);
  return <Streamed content={() => content(accountId)} />;
}

async function content(accountId: string) {
  return <AccountView {...(await loadAccount(accountId))} />;
}
