import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { HelpView } from "@/features/help/components/help-view";
import { admitToHelp, loadHelp } from "@/features/help/loaders";

export const metadata: Metadata = { title: "使い方" };

export default async function HelpPage() {
  await admitToHelp();
  return <Streamed content={content} />;
}

async function content() {
  return <HelpView sections={await loadHelp()} />;
}
