import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { OWN_SUGGESTIONS_TITLE } from "@/domain/words/ja/rounds/suggestions";
import { SuggestionsView } from "@/features/metric-suggestion/components/suggestions-view";
import { admitToSuggestions, loadSuggestions } from "@/features/metric-suggestion/loaders";
import { parseTold, type Told } from "@/features/metric-suggestion/schema";

export const metadata: Metadata = { title: OWN_SUGGESTIONS_TITLE };

export default async function SuggestionsPage({ searchParams }: PageProps<"/staff/suggestions">) {
  await admitToSuggestions();
  const told = parseTold((await searchParams).suggested);
  return <Streamed content={() => content(told)} />;
}

async function content(told: Told | null) {
  return <SuggestionsView page={await loadSuggestions(told)} />;
}
