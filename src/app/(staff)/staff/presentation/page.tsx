import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { Presentation } from "@/features/presentation/components/presentation";
import { admitToPresentation, loadPresentation } from "@/features/presentation/loaders";
import type { SearchParams } from "@/features/presentation/schema";

export const metadata: Metadata = { title: "発表" };

export default async function Page({ searchParams }: PageProps<"/staff/presentation">) {
  const query = await searchParams;
  await admitToPresentation(query);
  return <Streamed content={() => content(query)} />;
}

async function content(query: SearchParams) {
  return <Presentation page={await loadPresentation(query)} />;
}
