import type { Metadata } from "next";
import { RoundsView } from "@/features/collection-round/components/rounds-view";
import { loadRounds } from "@/features/collection-round/loaders";

export const metadata: Metadata = { title: "照会" };

export default async function RoundsPage() {
  return <RoundsView page={await loadRounds()} />;
}
