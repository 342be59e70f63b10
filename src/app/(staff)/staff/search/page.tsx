import type { Metadata } from "next";
import { SearchView } from "@/features/search/components/search-view";
import { admitToSearch, loadSearch } from "@/features/search/loaders";
import { parseTyped } from "@/features/search/schema";

export const metadata: Metadata = { title: "検索" };

export default async function Page({ searchParams }: PageProps<"/staff/search">) {
  await admitToSearch();
  const typed = parseTyped((await searchParams).q);
  return <SearchView page={await loadSearch(typed)} />;
}
