import type { Metadata } from "next";
import { ResponseLater, ResponseStart } from "@/features/response-link/components/response-start";
import { loadResponseStart } from "@/features/response-link/loaders";

export const metadata: Metadata = { title: "実績の回答" };

export default async function ResponseStartPage() {
  const page = await loadResponseStart();
  if (page.kind === "wait") return <ResponseLater sentence={page.sentence} />;
  return <ResponseStart token={page.token} view={page.view} />;
}
