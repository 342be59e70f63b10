import type { Metadata } from "next";
import { HandOverView } from "@/features/collection-round/components/hand-over-view";
import { loadHandOver } from "@/features/collection-round/loaders";

export const metadata: Metadata = { title: "担当の引き継ぎ" };

export default async function HandOverPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  return <HandOverView page={await loadHandOver((await searchParams).from)} />;
}
