import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { EditFrame } from "@/features/plan-change/components/edit-frame";
import { MetricForm } from "@/features/plan-change/components/metric-form";
import { admitToNewMetric, loadMetricForm } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "KPI以外の実績を加える" };

export default async function NewMetricPage({
  params,
  searchParams,
}: PageProps<"/staff/plan/[planId]/new-metric">) {
  const { planId } = await params;
  const { suggestion } = await searchParams;
  const suggestionId = typeof suggestion === "string" ? suggestion : null;
  await admitToNewMetric(planId, suggestionId);
  return <Streamed content={() => content(planId, suggestionId)} />;
}

async function content(planId: string, suggestionId: string | null) {
  const form = await loadMetricForm(planId, null, suggestionId);
  return (
    <EditFrame {...form}>
      <MetricForm form={form} />
    </EditFrame>
  );
}
