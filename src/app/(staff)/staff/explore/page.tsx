import type { Metadata } from "next";
import { ExplorePage } from "@/features/explore/components/explore-page";
import { admitToExplore, loadExplore } from "@/features/explore/loaders";

export const metadata: Metadata = { title: "指標を比べる・試算する" };

export default async function Page({ searchParams }: PageProps<"/staff/explore">) {
  const query = await searchParams;
  await admitToExplore(query);
  return <ExplorePage {...(await loadExplore(query))} />;
}
