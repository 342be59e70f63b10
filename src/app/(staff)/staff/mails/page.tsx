import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { OutboxView } from "@/features/mail/components/outbox-view";
import { admitToOutbox, loadOutbox } from "@/features/mail/loaders";
import type { SearchParams } from "@/features/mail/schema";

export const metadata: Metadata = { title: "メール" };

export default async function MailsPage({ searchParams }: PageProps<"/staff/mails">) {
  await admitToOutbox();
  const query = await searchParams;
  return <Streamed content={() => content(query)} />;
}

async function content(query: SearchParams) {
  return <OutboxView page={await loadOutbox(query)} />;
}
