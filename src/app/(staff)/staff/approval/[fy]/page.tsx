import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { parseFiscalYear } from "@/domain/shared/fiscal-year";
import { ApprovalView } from "@/features/approval/components/approval-view";
import { admitToApproval, loadApproval } from "@/features/approval/loaders";
import { parseAsked } from "@/features/approval/schema";

export const metadata: Metadata = { title: "報告の確認" };

export default async function Page({ params, searchParams }: PageProps<"/staff/approval/[fy]">) {
  const fy = parseFiscalYear((await params).fy);
  await admitToApproval(fy);
  if (fy === null) return null;
  const asked = parseAsked(await searchParams);
  return <Streamed content={async () => <ApprovalView page={await loadApproval({ fy, ...asked })} />} />;
}
