import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { AuditView } from "@/features/audit/components/audit-view";
import { admitToAudit, loadAudit } from "@/features/audit/loaders";
import type { SearchParams } from "@/lib/address-query";

export const metadata: Metadata = { title: "監査記録" };

export default async function AuditPage({ searchParams }: PageProps<"/staff/audit">) {
  await admitToAudit();
  const query = await searchParams;
  return <Streamed content={() => content(query)} />;
}

async function content(query: SearchParams) {
  return <AuditView page={await loadAudit(query)} />;
}
