import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import type { KpiId } from "@/domain/shared/kpi-id";
import { EditFrame } from "@/features/plan-change/components/edit-frame";
import { KpiForm } from "@/features/plan-change/components/kpi-form";
import { RejudgeForm } from "@/features/plan-change/components/rejudge-form";
import { admitToKpi, loadKpiForm } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "指標の変更" };

export default async function KpiPage({ params }: PageProps<"/staff/plan/[planId]/kpis/[kpiId]">) {
  const { planId, kpiId: asked } = await params;
  const kpiId = await admitToKpi(planId, asked);
  return <Streamed content={() => content(planId, kpiId)} />;
}

async function content(planId: string, kpiId: KpiId) {
  const form = await loadKpiForm(planId, kpiId);
  return (
    <EditFrame {...form}>
      <KpiForm form={form} />
      <RejudgeForm form={form} />
    </EditFrame>
  );
}
