import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { ProposalView } from "@/features/plan-change/components/proposal-view";
import { admitToProposal, loadProposal } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "計画の変更案" };

export default async function ProposalPage({ params }: PageProps<"/staff/plan/[planId]/proposal">) {
  const { planId } = await params;
  await admitToProposal(planId);
  return <Streamed content={() => content(planId)} />;
}

async function content(planId: string) {
  return <ProposalView view={await loadProposal(planId)} />;
}
