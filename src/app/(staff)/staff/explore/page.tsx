import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { ExplorePage } from "@/features/explore/components/explore-page";
import { admitToExplore, loadExplore } from "@/features/explore/loaders";
import type { SearchParams } from "@/features/explore/model/address";

export const metadata: Metadata = { title: "指標を比べる・試算する" };

export default async function Page({ searchParams }: PageProps<"/staff/explore">) {
  const query = await searchParams;
  await admitToExplore(query);
  return <Streamed content={() => content(query)} />;
}

async function content(query: SearchParams) {
  return <ExplorePage {...(await loadExplore(query))} />;
}
