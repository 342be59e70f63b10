import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { EditFrame } from "@/features/plan-change/components/edit-frame";
import { RejudgeForm } from "@/features/plan-change/components/rejudge-form";
import { TextsForm } from "@/features/plan-change/components/words-forms";
import { admitToProposal, loadTextsForm } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "計画の文言と取扱い" };

export default async function TextsPage({ params }: PageProps<"/staff/plan/[planId]/texts">) {
  const { planId } = await params;
  await admitToProposal(planId);
  return <Streamed content={() => content(planId)} />;
}

async function content(planId: string) {
  const form = await loadTextsForm(planId);
  return (
    <EditFrame {...form}>
      <TextsForm form={form} />
      <RejudgeForm form={form} />
    </EditFrame>
  );
}
