import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { SheetsView } from "@/features/answer-sheets/components/sheets-view";
import { admitToSheets, loadSheets } from "@/features/answer-sheets/loaders";

export const metadata: Metadata = { title: "回答票（Excel）" };

export default async function SheetsPage({ params }: PageProps<"/staff/rounds/[roundId]/sheets">) {
  const { roundId } = await params;
  await admitToSheets(roundId);
  return <Streamed content={() => content(roundId)} />;
}

async function content(roundId: string) {
  return <SheetsView page={await loadSheets(roundId)} />;
}
