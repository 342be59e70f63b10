import type { Metadata } from "next";
import { EvidenceSection } from "@/features/evidence/components/evidence-section";
import { loadEvidence } from "@/features/evidence/loaders";
import { MessagesSection } from "@/features/messages/components/messages-section";
import { loadMessages } from "@/features/messages/loaders";
import { EntryFormView } from "@/features/report-entry/components/entry-form-view";
import { loadEntryForm } from "@/features/report-entry/loaders/entry";
import { parseFiscalYear } from "@/features/report-entry/schema";

export const metadata: Metadata = { title: "実績の入力" };

export default async function EntryFormPage({ params }: { params: Promise<{ kpiId: string; fy: string }> }) {
  const { kpiId, fy: year } = await params;
  const fy = parseFiscalYear(year);
  const [page, evidence, thread] = await Promise.all([
    loadEntryForm({ kpiId, fy }),
    loadEvidence(kpiId, fy),
    loadMessages(kpiId, fy),
  ]);
  const key = `${kpiId}/${year}`;
  return (
    <EntryFormView page={page}>
      <EvidenceSection key={`evidence ${key}`} {...evidence} />
      <MessagesSection key={`thread ${key}`} {...thread} />
    </EntryFormView>
  );
}
