import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { ReminderView } from "@/features/rounds/components/reminder-view";
import { admitToReminder, loadReminder } from "@/features/rounds/loaders";
import { parsePersonId } from "@/features/rounds/schema";

export const metadata: Metadata = { title: "メールの確認" };

export default async function ReminderPage({
  params,
  searchParams,
}: PageProps<"/staff/rounds/[roundId]/reminder">) {
  const address = { ...(await params), to: parsePersonId((await searchParams).to) };
  await admitToReminder(address);
  return <Streamed content={() => content(address)} />;
}

async function content(address: Parameters<typeof loadReminder>[0]) {
  return <ReminderView page={await loadReminder(address)} />;
}
