import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Streamed } from "@/components/staff-shell/streamed";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { parseFiscalYear } from "@/domain/shared/fiscal-year";
import { type InitiativeId, isInitiativeId } from "@/domain/shared/initiative-id";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import { EvidenceSection } from "@/features/evidence/components/evidence-section";
import { loadEvidence } from "@/features/evidence/loaders";
import { AttachmentsView } from "@/features/initiative-entry/components/attachments-view";
import { admitToInitiative, loadAttachments } from "@/features/initiative-entry/loaders";
import { MessagesSection } from "@/features/messages/components/messages-section";
import { loadMessages } from "@/features/messages/loaders";

export const metadata: Metadata = { title: `${INITIATIVES_TITLE}の資料・やり取り` };

export default async function InitiativePage({
  params,
}: PageProps<"/staff/entry/initiatives/[fy]/[initiativeId]">) {
  const { fy: year, initiativeId } = await params;
  const fy = parseFiscalYear(year);
  if (fy === null || !isInitiativeId(initiativeId)) notFound();
  await admitToInitiative({ fy, initiativeId });
  return <Streamed content={() => content(fy, initiativeId)} />;
}

async function content(fy: FiscalYear, initiativeId: InitiativeId) {
  const [page, evidence, messages] = await Promise.all([
    loadAttachments({ fy, initiativeId }),
    loadEvidence(initiativeId, fy),
    loadMessages(initiativeId, fy),
  ]);
  return (
    <AttachmentsView page={page}>
      <EvidenceSection {...evidence} of="initiative" />
      <MessagesSection {...messages} of="initiative" />
    </AttachmentsView>
  );
}
