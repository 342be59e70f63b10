import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { MailsView } from "@/features/mail/components/mails-view";
import { admitToMails, loadMails } from "@/features/mail/loaders";
import type { SearchParams } from "@/lib/address-query";

export const metadata: Metadata = { title: "メール" };

export default async function MailsPage({ searchParams }: PageProps<"/staff/mails">) {
  await admitToMails();
  const query = await searchParams;
  return <Streamed content={() => content(query)} />;
}

async function content(query: SearchParams) {
  return <MailsView page={await loadMails(query)} />;
}
