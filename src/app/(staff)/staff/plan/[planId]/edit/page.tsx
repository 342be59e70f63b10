import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { EditFrame } from "@/features/plan-change/components/edit-frame";
import { EditIndexView } from "@/features/plan-change/components/edit-index-view";
import { admitToProposal, loadEditIndex } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "計画を変更する" };

export default async function EditPlanPage({ params }: PageProps<"/staff/plan/[planId]/edit">) {
  const { planId } = await params;
  await admitToProposal(planId);
  return <Streamed content={() => content(planId)} />;
}

async function content(planId: string) {
  const index = await loadEditIndex(planId);
  return (
    <EditFrame {...index} title="計画を変更する" isIndex>
      <EditIndexView index={index} />
    </EditFrame>
  );
}
