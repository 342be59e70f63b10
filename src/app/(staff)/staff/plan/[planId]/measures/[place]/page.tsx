import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { EditFrame } from "@/features/plan-change/components/edit-frame";
import { InitiativeList, MeasureForm } from "@/features/plan-change/components/measure-forms";
import { admitToMeasure, loadMeasureForm } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "具体的な取組の変更" };

export default async function MeasurePage({ params }: PageProps<"/staff/plan/[planId]/measures/[place]">) {
  const { planId, place } = await params;
  await admitToMeasure(planId, place);
  return <Streamed content={() => content(planId, place)} />;
}

async function content(planId: string, place: string) {
  const form = await loadMeasureForm(planId, place);
  return (
    <EditFrame {...form}>
      <MeasureForm form={form} />
      <InitiativeList form={form} />
    </EditFrame>
  );
}
