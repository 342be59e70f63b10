import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { NewPublicationView } from "@/features/publication/components/new-publication-view";
import { admitToNewPublication, loadNewPublication } from "@/features/publication/loaders";

export const metadata: Metadata = { title: "公表する" };

export default async function Page() {
  await admitToNewPublication();
  return <Streamed content={async () => <NewPublicationView page={await loadNewPublication()} />} />;
}
