import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { COMPARE_TITLE } from "@/domain/words/ja/publication/differences";
import { ComparisonView } from "@/features/publication-comparison/components/comparison-view";
import { admitToComparison, loadComparison } from "@/features/publication-comparison/loaders";

export const metadata: Metadata = { title: COMPARE_TITLE };

export default async function ComparePage({ searchParams }: PageProps<"/staff/publications/compare">) {
  await admitToComparison();
  const query = await searchParams;
  return <Streamed content={() => content(query)} />;
}

async function content(query: Parameters<typeof loadComparison>[0]) {
  return <ComparisonView page={await loadComparison(query)} />;
}
