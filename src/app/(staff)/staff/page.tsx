import type { Metadata } from "next";
import { NotTold } from "@/components/not-told";
import { Streamed } from "@/components/staff-shell/streamed";
import { Dashboard } from "@/features/dashboard/components/dashboard";
import { admitToDashboard, isDashboardHome, loadDashboard } from "@/features/dashboard/loaders/overview";
import { Home } from "@/features/home/components/home";
import { admitToHome, loadHome } from "@/features/home/loaders";

export const metadata: Metadata = { title: "ホーム" };

export default async function HomePage({ searchParams }: PageProps<"/staff">) {
  await admitToHome();
  if (!(await isDashboardHome())) return <Streamed content={home} />;
  const query = await searchParams;
  const why = await admitToDashboard(query);
  if (why !== null) return <NotTold why={why} query={query} />;
  // As the dashboard itself, it comes whole.
  return <Dashboard view={await loadDashboard(query)} />;
}

async function home() {
  return <Home view={await loadHome()} />;
}
