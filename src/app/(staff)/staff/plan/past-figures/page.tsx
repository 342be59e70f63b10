import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { PastFiguresView } from "@/features/past-figures/components/past-figures-view";
import { admitToPastFigures, loadPastFigures } from "@/features/past-figures/loaders";

export const metadata: Metadata = { title: "過去の実績を取り込む" };

export default async function PastFiguresPage() {
  await admitToPastFigures();
  return <Streamed content={content} />;
}

async function content() {
  return <PastFiguresView imports={await loadPastFigures()} />;
}
