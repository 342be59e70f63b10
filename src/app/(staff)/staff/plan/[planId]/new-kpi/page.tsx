import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { EditFrame } from "@/features/plan-change/components/edit-frame";
import { KpiForm } from "@/features/plan-change/components/kpi-form";
import { admitToProposal, loadKpiForm } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "指標を加える" };

export default async function NewKpiPage({ params }: PageProps<"/staff/plan/[planId]/new-kpi">) {
  const { planId } = await params;
  await admitToProposal(planId);
  return <Streamed content={() => content(planId)} />;
}

async function content(planId: string) {
  const form = await loadKpiForm(planId, null);
  return (
    <EditFrame {...form}>
      <KpiForm form={form} />
    </EditFrame>
  );
}
