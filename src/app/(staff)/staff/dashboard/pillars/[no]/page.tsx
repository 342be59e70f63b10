import type { Metadata } from "next";
import { NotTold } from "@/components/not-told";
import { PillarDashboard } from "@/features/dashboard/components/pillar-dashboard";
import { admitToPillar, loadPillarDashboard } from "@/features/dashboard/loaders/pillar";
import { parsePillarNo } from "@/features/dashboard/schema";

type Props = PageProps<"/staff/dashboard/pillars/[no]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const no = parsePillarNo((await params).no);
  return { title: no === null ? "進捗" : `柱(${no})の進捗` };
}

export default async function PillarDashboardPage({ params, searchParams }: Props) {
  const no = parsePillarNo((await params).no);
  const query = await searchParams;
  const why = await admitToPillar(no, query);
  if (why !== null) return <NotTold why={why} query={query} />;
  return <PillarDashboard {...(await loadPillarDashboard(no, query))} />;
}
