import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { EditFrame } from "@/features/plan-change/components/edit-frame";
import { MetricForm } from "@/features/plan-change/components/metric-form";
import { admitToProposal, loadMetricForm } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "KPI以外の実績を加える" };

export default async function NewMetricPage({ params }: PageProps<"/staff/plan/[planId]/new-metric">) {
  const { planId } = await params;
  await admitToProposal(planId);
  return <Streamed content={() => content(planId)} />;
}

async function content(planId: string) {
  const form = await loadMetricForm(planId, null);
  return (
    <EditFrame {...form}>
      <MetricForm form={form} />
    </EditFrame>
  );
}
