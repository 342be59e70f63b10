import type { Metadata } from "next";
import { NotTold } from "@/components/not-told";
import { ExplorePage } from "@/features/explore/components/explore-page";
import { admitToExplore, loadExplore } from "@/features/explore/loaders";

export const metadata: Metadata = { title: "指標を比べる・試算する" };

export default async function Page({ searchParams }: PageProps<"/staff/explore">) {
  const query = await searchParams;
  const why = await admitToExplore(query);
  if (why !== null) return <NotTold why={why} query={query} />;
  return <ExplorePage {...(await loadExplore(query))} />;
}
