import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { RoundsView } from "@/features/rounds/components/rounds-view";
import { admitToRounds, loadRounds } from "@/features/rounds/loaders";

export const metadata: Metadata = { title: "照会" };

export default async function RoundsPage() {
  await admitToRounds();
  return <Streamed content={content} />;
}

async function content() {
  return <RoundsView page={await loadRounds()} />;
}
