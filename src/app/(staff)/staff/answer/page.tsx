import type { Metadata } from "next";
import { AnswerLater, AnswerStart } from "@/features/response-link/components/response-start";
import { loadAnswer, type PageQuery } from "@/features/response-link/loaders";

/**
 * The address holds the token: no page is told it as the one before. Not "no-referrer", under which a form sent without
 * JavaScript would not say its origin, and be refused.
 */
export const metadata: Metadata = { title: "実績の回答", referrer: "strict-origin" };

export default async function AnswerPage({ searchParams }: { searchParams: PageQuery }) {
  const page = await loadAnswer(searchParams);
  if (page.kind === "wait") return <AnswerLater sentence={page.sentence} />;
  return <AnswerStart token={page.token} view={page.view} />;
}
