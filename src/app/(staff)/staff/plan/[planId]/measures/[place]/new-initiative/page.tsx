import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { EditFrame } from "@/features/plan-change/components/edit-frame";
import { InitiativeForm } from "@/features/plan-change/components/measure-forms";
import { admitToInitiative, loadInitiativeForm } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "取組項目の追加" };

export default async function NewInitiativePage({
  params,
}: PageProps<"/staff/plan/[planId]/measures/[place]/new-initiative">) {
  const { planId, place } = await params;
  await admitToInitiative(planId, { place });
  return <Streamed content={() => content(planId, place)} />;
}

async function content(planId: string, place: string) {
  const form = await loadInitiativeForm(planId, { place });
  return (
    <EditFrame {...form}>
      <InitiativeForm form={form} />
    </EditFrame>
  );
}
