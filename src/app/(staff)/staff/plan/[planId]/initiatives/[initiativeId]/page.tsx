import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { EditFrame } from "@/features/plan-change/components/edit-frame";
import { InitiativeForm } from "@/features/plan-change/components/measure-forms";
import { admitToInitiative, loadInitiativeForm } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "取組項目の変更" };

export default async function InitiativePage({
  params,
}: PageProps<"/staff/plan/[planId]/initiatives/[initiativeId]">) {
  const { planId, initiativeId } = await params;
  await admitToInitiative(planId, { id: initiativeId });
  return <Streamed content={() => content(planId, initiativeId)} />;
}

async function content(planId: string, initiativeId: string) {
  const form = await loadInitiativeForm(planId, { id: initiativeId });
  return (
    <EditFrame {...form}>
      <InitiativeForm form={form} />
    </EditFrame>
  );
}
