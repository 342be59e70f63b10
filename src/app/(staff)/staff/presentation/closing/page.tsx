import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { ClosingPage } from "@/features/presentation/components/closing-page";
import { admitToClosing, loadClosing } from "@/features/presentation/loaders";
import type { SearchParams } from "@/lib/address-query";

export const metadata: Metadata = { title: "発表の最後の画面の文" };

export default async function Page({ searchParams }: PageProps<"/staff/presentation/closing">) {
  const query = await searchParams;
  await admitToClosing(query);
  return <Streamed content={() => content(query)} />;
}

async function content(query: SearchParams) {
  return <ClosingPage {...(await loadClosing(query))} />;
}
