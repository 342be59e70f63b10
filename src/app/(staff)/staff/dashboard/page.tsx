import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { Dashboard } from "@/features/dashboard/components/dashboard";
import { admitToDashboard, loadDashboard, toDashboardHome } from "@/features/dashboard/loaders";
import type { SearchParams } from "@/features/dashboard/schema";

export const metadata: Metadata = { title: "進捗" };

export default async function DashboardPage({ searchParams }: PageProps<"/staff/dashboard">) {
  const query = await searchParams;
  await toDashboardHome(query);
  await admitToDashboard(query);
  return <Streamed content={() => content(query)} />;
}

async function content(query: SearchParams) {
  return <Dashboard view={await loadDashboard(query)} />;
}
