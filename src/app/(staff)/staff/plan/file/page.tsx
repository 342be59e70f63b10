import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { PlanFileView } from "@/features/plan-change/components/plan-file-view";
import { admitToPlanFile } from "@/features/plan-change/loaders";

export const metadata: Metadata = { title: "計画ファイルを読み込む" };

export default async function PlanFilePage() {
  await admitToPlanFile();
  return <Streamed content={async () => <PlanFileView />} />;
}
