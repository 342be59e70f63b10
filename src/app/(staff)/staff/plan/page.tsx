import { forbidden, notFound } from "next/navigation";
import { PlanOverview } from "@/features/plan/components/plan-overview";
import { loadPlan } from "@/features/plan/loaders";

export const metadata = { title: "計画" };

export default async function PlanPage({ searchParams }: PageProps<"/staff/plan">) {
  const page = await loadPlan(await searchParams);
  if (page.ok) return <PlanOverview page={page.value} />;
  if (page.reason === "forbidden") forbidden();
  notFound();
}
