import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { AuditView } from "@/features/audit/components/audit-view";
import { loadAudit } from "@/features/audit/loaders";
import type { SearchParams } from "@/features/audit/schema";

export const metadata: Metadata = { title: "監査記録" };

export default async function AuditRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await loadAudit(await searchParams);
  if (!page.ok) forbidden();
  return <AuditView page={page.value} />;
}
