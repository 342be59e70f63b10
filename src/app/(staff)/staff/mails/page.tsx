import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { OutboxView } from "@/features/mail/components/outbox-view";
import { loadOutbox } from "@/features/mail/loaders";
import type { SearchParams } from "@/features/mail/schema";

export const metadata: Metadata = { title: "メール" };

export default async function MailsRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await loadOutbox(await searchParams);
  if (!page.ok) forbidden();
  return <OutboxView page={page.value} />;
}
