import type { Metadata } from "next";
import { Presentation } from "@/features/presentation/components/presentation";
import { admitToPresentation, loadPresentation } from "@/features/presentation/loaders";

export const metadata: Metadata = { title: "発表" };

export default async function Page({ searchParams }: PageProps<"/staff/presentation">) {
  const query = await searchParams;
  await admitToPresentation(query);
  return <Presentation page={await loadPresentation(query)} />;
}
