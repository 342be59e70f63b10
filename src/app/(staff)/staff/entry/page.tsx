import type { Metadata } from "next";
import { EntryListView } from "@/features/report-entry/components/entry-list-view";
import { MyReportsView } from "@/features/report-entry/components/my-reports-view";
import { loadEntry } from "@/features/report-entry/loaders";
import { parseEntryFilter, parseFiscalYear } from "@/features/report-entry/schema";

export const metadata: Metadata = { title: "実績の入力" };

export default async function EntryPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const filter = parseEntryFilter(query.state);
  const entry = await loadEntry({ fy: parseFiscalYear(query.fy), filter });
  return entry.kind === "my_reports" ? (
    <MyReportsView page={entry.page} />
  ) : (
    <EntryListView page={entry.list} filter={filter} />
  );
}
