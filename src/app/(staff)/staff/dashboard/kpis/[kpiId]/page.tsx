import type { Metadata } from "next";
import { NotTold } from "@/components/not-told";
import { KpiPage } from "@/features/dashboard/components/kpi-page";
import { admitToKpi, loadKpiPage } from "@/features/dashboard/loaders/kpi";
import { parseKpiId } from "@/features/dashboard/schema";

export const metadata: Metadata = { title: "指標の進捗" };

export default async function DashboardKpiPage({
  params,
  searchParams,
}: PageProps<"/staff/dashboard/kpis/[kpiId]">) {
  const id = parseKpiId((await params).kpiId);
  const query = await searchParams;
  const why = await admitToKpi(id, query);
  if (why !== null) return <NotTold why={why} query={query} />;
  return <KpiPage view={await loadKpiPage(id, query)} />;
}
