import type { Metadata } from "next";
import { Dashboard } from "@/features/dashboard/components/dashboard";
import { admitToDashboard, loadDashboard, toDashboardHome } from "@/features/dashboard/loaders/overview";

export const metadata: Metadata = { title: "進捗" };

export default async function DashboardPage({ searchParams }: PageProps<"/staff/dashboard">) {
  const query = await searchParams;
  await toDashboardHome(query);
  await admitToDashboard(query);
  return <Dashboard view={await loadDashboard(query)} />;
}
