import type { Metadata } from "next";
import { ReminderView } from "@/features/rounds/components/reminder-view";
import { loadReminder } from "@/features/rounds/loaders";
import { parsePersonId } from "@/features/rounds/schema";

export const metadata: Metadata = { title: "メールの確認" };

export default async function ReminderPage({
  params,
  searchParams,
}: {
  params: Promise<{ roundId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { roundId } = await params;
  return <ReminderView page={await loadReminder({ roundId, to: parsePersonId((await searchParams).to) })} />;
}
