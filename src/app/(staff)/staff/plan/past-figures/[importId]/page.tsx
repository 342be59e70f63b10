import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { FigureImportView } from "@/features/past-figures/components/import-view";
import { admitToFigureImport, loadFigureImport } from "@/features/past-figures/loaders";

export const metadata: Metadata = { title: "取り込んだ実績" };

export default async function FigureImportPage({ params }: PageProps<"/staff/plan/past-figures/[importId]">) {
  const { importId } = await params;
  await admitToFigureImport(importId);
  return <Streamed content={() => content(importId)} />;
}

async function content(importId: string) {
  return <FigureImportView view={await loadFigureImport(importId)} />;
}
