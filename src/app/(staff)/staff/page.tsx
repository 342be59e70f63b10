import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { Dashboard } from "@/features/dashboard/components/dashboard";
import { admitToDashboard, isDashboardHome, loadDashboard } from "@/features/dashboard/loaders";
import type { SearchParams } from "@/features/dashboard/schema";
import { Home } from "@/features/home/components/home";
import { admitToHome, loadHome } from "@/features/home/loaders";

export const metadata: Metadata = { title: "ホーム" };

export default async function HomePage({ searchParams }: PageProps<"/staff">) {
  await admitToHome();
  if (!(await isDashboardHome())) return <Streamed content={home} />;
  const query = await searchParams;
  await admitToDashboard(query);
  return <Streamed content={() => dashboard(query)} />;
}

async function home() {
  return <Home view={await loadHome()} />;
}

async function dashboard(query: SearchParams) {
  return <Dashboard view={await loadDashboard(query)} />;
}
