import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Streamed } from "@/components/staff-shell/streamed";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { isKpiId, type KpiId } from "@/domain/shared/kpi-id";
import { EvidenceSection } from "@/features/evidence/components/evidence-section";
import { loadEvidence } from "@/features/evidence/loaders";
import { MessagesSection } from "@/features/messages/components/messages-section";
import { loadMessages } from "@/features/messages/loaders";
import { EntryFormView } from "@/features/report-entry/components/entry-form-view";
import { admitToEntryForm, loadEntryForm } from "@/features/report-entry/loaders/entry";
import { parseFiscalYear } from "@/features/report-entry/schema";

export const metadata: Metadata = { title: "実績の入力" };

export default async function EntryFormPage({ params }: PageProps<"/staff/entry/[kpiId]/[fy]">) {
  const { kpiId, fy: year } = await params;
  const fy = parseFiscalYear(year);
  if (!isKpiId(kpiId)) notFound();
  await admitToEntryForm({ kpiId, fy });
  return <Streamed content={() => content(kpiId, fy)} />;
}

async function content(kpiId: KpiId, fy: FiscalYear | null) {
  const [page, evidence, messages] = await Promise.all([
    loadEntryForm({ kpiId, fy }),
    loadEvidence(kpiId, fy),
    loadMessages(kpiId, fy),
  ]);
  const report = `${kpiId}/${fy}`;
  return (
    <EntryFormView page={page}>
      <EvidenceSection key={`evidence ${report}`} {...evidence} />
      <MessagesSection key={`messages ${report}`} {...messages} of={page.isMetric ? "metric" : "kpi"} />
    </EntryFormView>
  );
}
