import type { Metadata } from "next";
import { EntryListView } from "@/features/report-entry/components/entry-list-view";
import { loadEntryList } from "@/features/report-entry/loaders";
import { parseEntryFilter, parseFiscalYear } from "@/features/report-entry/schema";

export const metadata: Metadata = { title: "実績の入力" };

export default async function EntryListPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const filter = parseEntryFilter(query.state);
  const page = await loadEntryList({ fy: parseFiscalYear(query.fy), filter });
  return <EntryListView page={page} filter={filter} />;
}
