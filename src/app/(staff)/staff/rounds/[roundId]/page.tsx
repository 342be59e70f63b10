import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { LinkTable } from "@/features/response-link/components/link-table";
import { loadRoundLinks } from "@/features/response-link/loaders";
import { RoundView } from "@/features/rounds/components/round-view";
import { admitToRound, loadRound } from "@/features/rounds/loaders";
import { parseRoundFilter, type RoundFilter } from "@/features/rounds/schema";

export const metadata: Metadata = { title: "照会の状況" };

export default async function RoundPage({ params, searchParams }: PageProps<"/staff/rounds/[roundId]">) {
  const { roundId } = await params;
  await admitToRound(roundId);
  const filter = parseRoundFilter((await searchParams).show);
  return <Streamed content={() => content(roundId, filter)} />;
}

async function content(roundId: string, filter: RoundFilter) {
  const page = await loadRound({ roundId, filter });
  const links = page.round.state === "preparing" ? null : await loadRoundLinks(roundId);
  return <RoundView page={page}>{links && <LinkTable view={links} />}</RoundView>;
}
