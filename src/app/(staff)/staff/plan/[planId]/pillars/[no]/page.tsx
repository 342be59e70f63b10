import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { EditFrame } from "@/features/plan-change/components/edit-frame";
import { PillarForm } from "@/features/plan-change/components/words-forms";
import { admitToPillar, loadPillarForm } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "取組の柱の変更" };

export default async function PillarPage({ params }: PageProps<"/staff/plan/[planId]/pillars/[no]">) {
  const { planId, no } = await params;
  await admitToPillar(planId, no);
  return <Streamed content={() => content(planId, no)} />;
}

async function content(planId: string, no: string) {
  const form = await loadPillarForm(planId, no);
  return (
    <EditFrame {...form}>
      <PillarForm form={form} />
    </EditFrame>
  );
}
