import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { GridView } from "@/features/round-grid/components/grid-view";
import { admitToGrid, loadGrid } from "@/features/round-grid/loaders";

export const metadata: Metadata = { title: "表でまとめて入力" };

export default async function RoundGridPage({ params }: PageProps<"/staff/rounds/[roundId]/grid">) {
  const { roundId } = await params;
  await admitToGrid(roundId);
  return <Streamed content={() => content(roundId)} />;
}

async function content(roundId: string) {
  return <GridView page={await loadGrid(roundId)} />;
}
