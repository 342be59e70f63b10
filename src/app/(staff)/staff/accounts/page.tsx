import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { AccountListView } from "@/features/accounts/components/account-list-view";
import { admitToAccounts, loadAccountList, type PageQuery } from "@/features/accounts/loaders";

export const metadata: Metadata = { title: "アカウント" };

export default async function AccountsPage({ searchParams }: { searchParams: PageQuery }) {
  await admitToAccounts();
  return <Streamed content={() => content(searchParams)} />;
}

async function content(query: PageQuery) {
  return <AccountListView page={await loadAccountList(query)} />;
}
