import type { Metadata } from "next";
import { NotTold } from "@/components/not-told";
import { Dashboard } from "@/features/dashboard/components/dashboard";
import { admitToDashboard, loadDashboard, toDashboardHome } from "@/features/dashboard/loaders/overview";

export const metadata: Metadata = { title: "進捗" };

export default async function DashboardPage({ searchParams }: PageProps<"/staff/dashboard">) {
  const query = await searchParams;
  await toDashboardHome(query);
  const why = await admitToDashboard(query);
  if (why !== null) return <NotTold why={why} query={query} />;
  return <Dashboard view={await loadDashboard(query)} />;
}
