import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { PillarDashboard } from "@/features/dashboard/components/pillar-dashboard";
import { loadDashboard } from "@/features/dashboard/loaders";
import { parsePillarNo } from "@/features/dashboard/schema";
import { staffRoutes } from "@/lib/routes";

type Props = PageProps<"/staff/dashboard/pillars/[no]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const no = parsePillarNo((await params).no);
  return { title: no === null ? "進捗" : `柱(${no})の進捗` };
}

export default async function PillarDashboardPage({ params, searchParams }: Props) {
  const no = parsePillarNo((await params).no);
  if (no === null) notFound();
  const page = await loadDashboard(await searchParams, staffRoutes.dashboardPillar(no));
  if (!page.ok) {
    if (page.reason === "forbidden") forbidden();
    notFound();
  }
  const standing = page.value.pillars.find(({ pillar }) => pillar.no === no);
  if (!standing) notFound();
  return <PillarDashboard view={page.value} standing={standing} />;
}
