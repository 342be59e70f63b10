import type { Metadata } from "next";
import { EntryFormView } from "@/features/report-entry/components/entry-form-view";
import { loadEntryForm } from "@/features/report-entry/loaders";
import { parseFiscalYear } from "@/features/report-entry/schema";

export const metadata: Metadata = { title: "実績の入力" };

export default async function EntryFormPage({ params }: { params: Promise<{ kpiId: string; fy: string }> }) {
  const { kpiId, fy } = await params;
  const page = await loadEntryForm({ kpiId, fy: parseFiscalYear(fy) });
  return <EntryFormView page={page} />;
}
