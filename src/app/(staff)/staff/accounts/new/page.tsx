import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { NewAccountView } from "@/features/accounts/components/new-account-view";
import { admitToNewAccount, loadNewAccount } from "@/features/accounts/loaders";

export const metadata: Metadata = { title: "アカウントの作成" };

export default async function NewAccountPage() {
  await admitToNewAccount();
  return <Streamed content={content} />;
}

async function content() {
  return <NewAccountView {...(await loadNewAccount())} />;
}
