import type { Metadata } from "next";
import { ResponseLater, ResponseStart } from "@/features/response-link/components/response-start";
import { loadResponseStart, type PageQuery } from "@/features/response-link/loaders";

/**
 * The address holds the token: no page is told it as the one before. Not "no-referrer", under which a form sent without
 * JavaScript would not say its origin, and be refused.
 */
export const metadata: Metadata = { title: "実績の回答", referrer: "strict-origin" };

export default async function ResponseStartPage({ searchParams }: { searchParams: PageQuery }) {
  const page = await loadResponseStart(searchParams);
  if (page.kind === "wait") return <ResponseLater sentence={page.sentence} />;
  return <ResponseStart token={page.token} view={page.view} />;
}
