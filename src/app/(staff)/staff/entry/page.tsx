import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { EntryListView } from "@/features/report-entry/components/entry-list-view";
import { MyReportsView } from "@/features/report-entry/components/my-reports-view";
import { admitToEntry, loadEntry } from "@/features/report-entry/loaders/entry";
import { type EntryFilter, parseEntryFilter, parseFiscalYear } from "@/features/report-entry/schema";

export const metadata: Metadata = { title: "実績の入力" };

export default async function EntryPage({ searchParams }: PageProps<"/staff/entry">) {
  const { fy: year, state } = await searchParams;
  const fy = parseFiscalYear(year);
  await admitToEntry();
  return <Streamed content={() => content(fy, parseEntryFilter(state))} />;
}

async function content(fy: FiscalYear | null, filter: EntryFilter) {
  const entry = await loadEntry({ fy, filter });
  if (entry.kind === "my_reports") return <MyReportsView page={entry.page} />;
  return <EntryListView page={entry.list} filter={filter} />;
}
