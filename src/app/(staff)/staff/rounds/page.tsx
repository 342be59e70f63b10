import type { Metadata } from "next";
import { RoundsView } from "@/features/rounds/components/rounds-view";
import { loadRounds } from "@/features/rounds/loaders";

export const metadata: Metadata = { title: "照会" };

export default async function RoundsPage() {
  return <RoundsView page={await loadRounds()} />;
}
