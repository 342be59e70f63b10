import type { Metadata } from "next";
import { HandOverView } from "@/features/rounds/components/hand-over-view";
import { loadHandOver } from "@/features/rounds/loaders";

export const metadata: Metadata = { title: "担当の引き継ぎ" };

export default async function HandOverPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  return <HandOverView page={await loadHandOver((await searchParams).from)} />;
}
