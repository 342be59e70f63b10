import { forbidden, notFound } from "next/navigation";
import { Dashboard } from "@/features/dashboard/components/dashboard";
import { loadDashboard } from "@/features/dashboard/loaders";
import { staffRoutes } from "@/lib/routes";

export const metadata = { title: "進捗" };

export default async function DashboardPage({ searchParams }: PageProps<"/staff/dashboard">) {
  const page = await loadDashboard(await searchParams, staffRoutes.dashboard());
  if (page.ok) return <Dashboard view={page.value} />;
  if (page.reason === "forbidden") forbidden();
  notFound();
}
