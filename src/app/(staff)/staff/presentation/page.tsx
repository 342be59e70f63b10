import type { Metadata } from "next";
import { NotTold } from "@/components/not-told";
import { Presentation } from "@/features/presentation/components/presentation";
import { admitToPresentation, loadPresentation } from "@/features/presentation/loaders";

export const metadata: Metadata = { title: "発表" };

export default async function Page({ searchParams }: PageProps<"/staff/presentation">) {
  const query = await searchParams;
  const why = await admitToPresentation(query);
  if (why !== null) return <NotTold why={why} query={query} />;
  return <Presentation page={await loadPresentation(query)} />;
}
