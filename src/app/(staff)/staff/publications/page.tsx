import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { PublicationsView } from "@/features/publication/components/publications-view";
import { admitToPublications, loadPublications } from "@/features/publication/loaders";

export const metadata: Metadata = { title: "公表" };

export default async function PublicationsPage({ searchParams }: PageProps<"/staff/publications">) {
  await admitToPublications();
  const { published } = await searchParams;
  return <Streamed content={() => content(published)} />;
}

async function content(published: string | string[] | undefined) {
  return <PublicationsView page={await loadPublications(published)} />;
}
