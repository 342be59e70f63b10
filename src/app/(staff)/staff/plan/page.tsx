import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { PlanOverview } from "@/features/plan/components/plan-overview";
import { admitToPlan, loadPlan } from "@/features/plan/loaders";
import type { SearchParams } from "@/lib/address-query";

export const metadata: Metadata = { title: "計画" };

export default async function PlanPage({ searchParams }: PageProps<"/staff/plan">) {
  const query = await searchParams;
  await admitToPlan(query);
  return <Streamed content={() => content(query)} />;
}

async function content(query: SearchParams) {
  return <PlanOverview page={await loadPlan(query)} />;
}
