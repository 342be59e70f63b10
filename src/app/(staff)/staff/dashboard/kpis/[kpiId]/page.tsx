import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import type { KpiId } from "@/domain/shared/kpi-id";
import { KpiPage } from "@/features/dashboard/components/kpi-page";
import { admitToKpi, loadKpiPage } from "@/features/dashboard/loaders";
import { parseKpiId, type SearchParams } from "@/features/dashboard/schema";

export const metadata: Metadata = { title: "指標の進捗" };

export default async function DashboardKpiPage({
  params,
  searchParams,
}: PageProps<"/staff/dashboard/kpis/[kpiId]">) {
  const id = parseKpiId((await params).kpiId);
  const query = await searchParams;
  await admitToKpi(id, query);
  return <Streamed content={() => content(id, query)} />;
}

async function content(id: KpiId | null, query: SearchParams) {
  return <KpiPage view={await loadKpiPage(id, query)} />;
}
