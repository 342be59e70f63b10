import type { Metadata } from "next";
import { LinkTable } from "@/features/response-link/components/link-table";
import { loadRoundLinks } from "@/features/response-link/loaders";
import { RoundView } from "@/features/rounds/components/round-view";
import { loadRound } from "@/features/rounds/loaders";
import { parseRoundFilter } from "@/features/rounds/schema";

export const metadata: Metadata = { title: "照会の状況" };

export default async function RoundPage({
  params,
  searchParams,
}: {
  params: Promise<{ roundId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { roundId } = await params;
  const filter = parseRoundFilter((await searchParams).show);
  const page = await loadRound({ roundId, filter });
  const links = page.round.state === "preparing" ? null : await loadRoundLinks(roundId);
  return <RoundView page={page}>{links && <LinkTable view={links} />}</RoundView>;
}
