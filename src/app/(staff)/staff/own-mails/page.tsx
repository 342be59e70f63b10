import type { Metadata } from "next";
import { NarrowPage } from "@/components/staff-shell/narrow-page";
import { Streamed } from "@/components/staff-shell/streamed";
import { OwnMailsView } from "@/features/own-account/components/own-mails-view";
import { admitToOwnAccount, loadOwnMails } from "@/features/own-account/loaders";

export const metadata: Metadata = { title: "進捗のお知らせメール" };

export default async function OwnMailsPage() {
  await admitToOwnAccount();
  return <Streamed content={content} />;
}

async function content() {
  return (
    <NarrowPage>
      <OwnMailsView {...(await loadOwnMails())} />
    </NarrowPage>
  );
}
