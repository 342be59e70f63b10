import type { Metadata } from "next";
import { COMPARE_TITLE } from "@/domain/words/ja/publication/differences";
import { ComparisonView } from "@/features/publication-comparison/components/comparison-view";
import { admitToComparison, loadComparison } from "@/features/publication-comparison/loaders";

export const metadata: Metadata = { title: COMPARE_TITLE };

export default async function ComparePage({ searchParams }: PageProps<"/staff/publications/compare">) {
  await admitToComparison();
  // The form is a plain one: without a script nothing would put a result in its place that comes later.
  return <ComparisonView page={await loadComparison(await searchParams)} />;
}
