import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { EditFrame } from "@/features/plan-change/components/edit-frame";
import { MetricForm } from "@/features/plan-change/components/metric-form";
import { admitToMetric, loadMetricForm } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "KPI以外の実績の変更" };

export default async function MetricPage({ params }: PageProps<"/staff/plan/[planId]/metrics/[metricId]">) {
  const { planId, metricId } = await params;
  await admitToMetric(planId, metricId);
  return <Streamed content={() => content(planId, metricId)} />;
}

async function content(planId: string, metricId: string) {
  const form = await loadMetricForm(planId, metricId);
  return (
    <EditFrame {...form}>
      <MetricForm form={form} />
    </EditFrame>
  );
}
